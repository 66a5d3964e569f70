"""Having an imported file at hand for good: copied into the archive, or referred to where it is."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import psutil

from crawler.archive.files import ARCHIVE, file_digest, sync_folder
from crawler.archive.references import add_reference, references

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_PART = re.compile(r"import-(\d{1,9})-")
_LONGEST = 100
_PIECE = 2**20


class ChangedError(Exception):
    """A file that was written to while it was being imported."""


def import_name(path: Path, name: str, sha256: str | None = None) -> str:
    """The name of an imported file in the archive: it holds the first 16 digits of the digest of its content."""
    return f"import-{(sha256 or file_digest(path))[:16]}-{_UNSAFE.sub('_', name)[-_LONGEST:]}"


def keep(data: Path, path: Path, sha256: str, *, reference: bool) -> str:
    """Copy a file into the archive, or note where it is; returns the name that captures give it.

    One that is there already is not copied again. Raises ``OSError``, ``ChangedError``, ``ValueError`` for a path
    that cannot be referred to.
    """
    folder = data / ARCHIVE
    name = import_name(path, path.name, sha256)
    if (folder / name).exists():
        return f"{ARCHIVE}/{name}"
    known = [warc for warc, where in references(data).items() if f"/ref-{sha256[:16]}-" in warc and where.exists()]
    if known and not reference:
        return known[0]
    if reference:
        return add_reference(data, path, sha256)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"import-{os.getpid()}-{sha256[:16]}.copy.part"
    try:
        if _copy(path, part) != sha256:
            raise ChangedError(f"{path} was changed while it was being imported")
        return put_in_place(part, name)
    finally:
        part.unlink(missing_ok=True)


def sweep(data: Path) -> None:
    """Remove what imports whose processes are gone left half written. Raises ``OSError``."""
    for part in (data / ARCHIVE).glob("import-*.part"):
        found = _PART.match(part.name)
        if found and not psutil.pid_exists(int(found[1])):
            part.unlink(missing_ok=True)


def put_in_place(part: Path, name: str) -> str:
    """Give a finished, synced file its name in the same folder; returns the name that captures give it."""
    final = part.parent / name
    if final.exists():
        part.unlink()
    else:
        part.rename(final)
    sync_folder(part.parent)
    return f"{ARCHIVE}/{name}"


def _copy(path: Path, part: Path) -> str:
    hasher = hashlib.sha256()
    with path.open("rb") as source, part.open("wb") as copy:
        while piece := source.read(_PIECE):
            hasher.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return hasher.hexdigest()
