"""After a crash: a torn tail that no document cites is set aside. Nothing else is ever touched."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from crawler.archive.files import archive_files, hold, is_own, sync_folder
from crawler.archive.scan import walk

logger = logging.getLogger(__name__)
CitedEnd = Callable[[str], int]


def nothing_cited(_warc: str) -> int:
    """Stand in where no store knows what is cited."""
    return 0


def repair(folder: Path, cited_end: CitedEnd = nothing_cited) -> list[Path]:
    """Set aside the torn tails of all files that no live process holds; returns where their bytes are now.

    ``cited_end`` gives, for a file's name relative to the data folder, the end of the last record a document cites.
    Raises ``OSError``.
    """
    moved = []
    for path in archive_files(folder):
        # Files that came from elsewhere are kept as they came, clipped ends and all.
        if is_own(path.name) and (file := hold(path)) is not None:
            with file:
                aside = repair_held(file, path, cited_end(f"{folder.name}/{path.name}"))
            if aside:
                moved.append(aside)
    return moved


def repair_held(file: BinaryIO, path: Path, cited: int) -> Path | None:
    """Set aside the torn tail of a file that the caller holds; returns where the bytes are, None if it was sound.

    The file is walked from ``cited`` (bytes) on, which always is the end of a record.
    """
    size = os.fstat(file.fileno()).st_size
    tail = None
    for member in walk(path, min(cited, size)):
        tail = member if member.record is None else None
    if tail is None or tail.offset < cited:
        return None
    return _set_aside(file, path, tail.offset)


def _set_aside(file: BinaryIO, path: Path, offset: int) -> Path:
    aside = path.parent / "set-aside" / f"{path.name}.{offset}.torn"
    aside.parent.mkdir(exist_ok=True)
    file.seek(offset)
    with aside.open("wb") as out:
        while piece := file.read(2**20):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    sync_folder(aside.parent)
    file.truncate(offset)
    os.fsync(file.fileno())
    logger.warning("%s ended in a torn record at %d: its bytes are kept in %s", path, offset, aside)
    return aside
