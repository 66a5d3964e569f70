"""Re-hashing everything that was archived, and comparing it with what the store says."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from crawler.archive.damage import CaptureIndex, CaptureRow, Damage, damage_at, mismatches
from crawler.archive.examine import examined, named, verify_members
from crawler.archive.exchanges import Completeness
from crawler.archive.files import archive_files, is_held, is_own, stated_digest
from crawler.archive.foreign import verify_foreign
from crawler.archive.reader import CaptureError, capture_path
from crawler.archive.references import references
from crawler.archive.scan import walk

__all__ = ["CaptureIndex", "Damage", "verify"]


def verify(folder: Path, store: CaptureIndex, files: Sequence[str] | None = None) -> Iterator[Damage]:
    """Re-hash every record of every file in the archive ``folder``; yield each that is damaged, missing or torn.

    ``files`` (relative to the data folder) limits the check. Raises ``OSError``, and the store's own errors.
    """
    referred = references(folder.parent)
    present = {f"{folder.name}/{path.name}" for path in archive_files(folder)} | set(referred)
    for file in sorted(present | set(store.capture_files())) if files is None else files:
        # The rows are read before the file, so that records written meanwhile are no surprise.
        cited = deque(sorted(store.captures_in(file), key=lambda row: row[0]))
        try:
            path = capture_path(folder.parent, file)
        except CaptureError as error:
            yield from (damage_at(file, row, str(error)) for row in cited)
            continue
        if path.is_file():
            yield from _verify_file(path, file, cited)
        elif cited:
            yield from (damage_at(file, row, "the file is missing") for row in cited)
        else:
            yield Damage(file, 0, None, None, (), "the file is missing")


def _verify_file(path: Path, file: str, cited: deque[CaptureRow]) -> Iterator[Damage]:
    if is_own(path.name):
        yield from _verify_own(path, file, cited)
    elif digest := stated_digest(file.rpartition("/")[2]):
        # A reference is named by the capture, not by where the file lies.
        yield from verify_foreign(path, file, cited, digest)
    else:
        yield from verify_members(walk(path), file, cited)


def _verify_own(path: Path, file: str, cited: deque[CaptureRow]) -> Iterator[Damage]:
    held = _is_held(path)
    complete = Completeness(file)
    for member, inside, reason in examined(walk(path, sealed=True), cited):
        if member.torn and held and not inside and not cited:
            return
        yield from complete.before(member, inside)
        if reason:
            yield from named(file, member, inside, reason, complete.owners())
        else:
            yield from mismatches(file, member, inside)
        complete.take(member, inside, sound=reason is None)
    yield from complete.end()
    yield from (damage_at(file, row, "the file ends before this record") for row in cited)


def _is_held(path: Path) -> bool:
    try:
        return is_held(path)
    except PermissionError:
        # Who may not write a file cannot ask for its lock either; a copy on a read-only disk has no writer.
        return False
