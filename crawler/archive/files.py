"""The files of the archive: their names, and who holds them.

A file is held by ``flock``: the lock goes away with its process however that ends.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from datetime import date
from pathlib import Path
from typing import BinaryIO

SUFFIX = ".warc.gz"
ARCHIVE = "archive"
"""The archive folder's name inside the data folder, with which the names of its files begin."""
_NAME = re.compile(r"watchfloor-(\d{8})-(\d{4,})\.warc\.gz$")
_FOREIGN = re.compile(r"(?:import|ref)-([0-9a-f]{16})-")


def file_name(day: date, serial: int) -> str:
    """Return the name of the archive file of a UTC day."""
    return f"watchfloor-{day:%Y%m%d}-{serial:04d}{SUFFIX}"


def is_own(name: str) -> bool:
    """Whether a file (without its folder) is named like those that this program writes."""
    return bool(_NAME.fullmatch(name))


def stated_digest(name: str) -> str | None:
    """The first 16 hex digits of the SHA-256 that an imported file had, from its name; None for other names."""
    found = _FOREIGN.match(name)
    return found[1] if found else None


def file_digest(path: Path) -> str:
    """Hex SHA-256 of a whole file. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def archive_files(folder: Path) -> list[Path]:
    """All archive files of a folder, by name."""
    found = {*folder.glob("*.warc*"), *folder.glob("import-*")}
    return sorted(path for path in found if path.is_file())


def files_of_day(folder: Path, day: date) -> list[tuple[int, Path]]:
    """Serial and path of each file written on a day, in order."""
    found = ((_NAME.match(path.name), path) for path in folder.glob(f"watchfloor-{day:%Y%m%d}-*{SUFFIX}"))
    return sorted((int(match[2]), path) for match, path in found if match)


def hold(path: Path, *, create: bool = False) -> BinaryIO | None:
    """Open a file and lock it against every other process; None if another holds it or took the new name.

    Raises ``OSError``.
    """
    flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0)
    try:
        descriptor = os.open(path, flags, 0o644)
    except FileExistsError:
        return None
    file = os.fdopen(descriptor, "r+b", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def is_held(path: Path) -> bool:
    """Whether a live process writes this file. Raises ``OSError``."""
    file = hold(path)
    if file is None:
        return True
    file.close()
    return False


def sync_folder(folder: Path) -> None:
    """Make a new or removed name in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
