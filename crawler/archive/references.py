"""Archive files that stay where they are: the names by which captures know them, and the paths behind those."""

from __future__ import annotations

import fcntl
import os
import re
from pathlib import Path

from crawler.archive.files import ARCHIVE, file_digest, sync_folder

LIST = "references.tsv"
_PREFIX = f"{ARCHIVE}/ref-"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 100


def is_reference(warc: str) -> bool:
    """Whether a capture's file name stands for a file outside of the data folder."""
    return warc.startswith(_PREFIX)


def add_reference(data: Path, path: Path, sha256: str | None = None) -> str:
    """Note a file that is to stay where it is, and return the name that captures give it.

    The name holds the first 16 hex digits of the file's SHA-256 (computed unless given), so that ``verify`` can tell
    whether it changed. The same content under another path replaces that path. The note is on disk when this returns.
    Raises ``OSError``, and ``ValueError`` for a path with a tab or line break in it.
    """
    target = os.fspath(path.resolve(strict=True))
    if re.search(r"[\t\r\n]", target):
        raise ValueError(f"a path with a tab or line break cannot be referred to: {target!r}")
    name = f"{_PREFIX}{(sha256 or file_digest(path))[:16]}-{_UNSAFE.sub('_', path.name)[-_LONGEST:]}"
    folder = data / ARCHIVE
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{LIST}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = references(data)
        if known.get(name) != Path(target):
            _write(folder, known | {name: Path(target)})
    return name


def referenced(data: Path, warc: str) -> Path | None:
    """The file behind a name, None if none was noted under it. Raises ``OSError``."""
    return references(data).get(warc)


def references(data: Path) -> dict[str, Path]:
    """All names with their paths, none if nothing was referred to. Raises ``OSError``."""
    try:
        text = (data / ARCHIVE / LIST).read_text("utf-8", "surrogateescape")
    except FileNotFoundError:
        return {}
    pairs = (line.split("\t", 1) for line in text.splitlines() if "\t" in line)
    return {name: Path(path) for name, path in pairs if is_reference(name)}


def _write(folder: Path, known: dict[str, Path]) -> None:
    part = folder / f"{LIST}.part"
    lines = [f"{name}\t{path}\n" for name, path in sorted(known.items())]
    with part.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.write("".join(lines))
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / LIST)
    sync_folder(folder)
