"""Files that other programs wrote: their name holds the digest of the whole file as it was imported."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crawler.archive.damage import CaptureRow, Damage, damage_at, mismatches
from crawler.archive.examine import verify_members
from crawler.archive.files import file_digest
from crawler.archive.scan import Member, read_member, walk

_GZIP_HEAD = 10
_CHANGED = "the file is not as it was imported: its SHA-256 differs"


def verify_foreign(path: Path, file: str, cited: deque[CaptureRow], digest: str) -> Iterator[Damage]:
    """Verify an imported file. ``digest``: the first hex digits of its SHA-256. Raises ``OSError``.

    An unchanged file proves all its records, the damaged ones among them: those came so and were named by the import.
    """
    if file_digest(path).startswith(digest):
        yield from _misplaced(path, file, cited)
        return
    documents = dict.fromkeys(id_ for row in cited for id_ in row[5])
    told = False
    for damage in verify_members(walk(path), file, cited):
        told = told or bool(damage.document_ids)
        yield damage
    # Damage that concerns no document may have come with the file. What no record shows are bytes of gzip headers that
    # tell nothing of the content, and padding.
    if not told:
        yield _changed(file, _unlike_the_others(path), tuple(documents))


def _changed(file: str, odd: Member | None, documents: tuple[str, ...]) -> Damage:
    if odd is None:
        return Damage(file, 0, None, None, documents, _CHANGED)
    reason = f"{_CHANGED}, and the gzip header of this record is unlike that of all others"
    return Damage(file, odd.offset, odd.record_id, odd.url, documents, reason)


def _unlike_the_others(path: Path) -> Member | None:
    """The one member whose gzip header is not that of all others, if there is one."""
    known: dict[bytes, tuple[Member, int]] = {}
    with path.open("rb") as file:
        for member in walk(path):
            file.seek(member.offset)
            head = file.read(_GZIP_HEAD)
            first, count = known.get(head, (replace(member, record=None), 0))
            known[head] = first, count + 1
            if len(known) > 2:
                return None
    counted = sorted(known.values(), key=lambda one: one[1])
    return counted[0][0] if len(counted) == 2 and counted[0][1] == 1 < counted[1][1] else None


def _misplaced(path: Path, file: str, cited: deque[CaptureRow]) -> Iterator[Damage]:
    """What the store says wrongly of an unchanged file."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        for row in cited:
            member = read_member(stream, row[0])
            if row[0] + row[1] > size:
                yield damage_at(file, row, "the file ends before this record")
            elif member.record is not None:
                yield from mismatches(file, member, [row])
            else:
                yield damage_at(file, row, member.reason or "there is no record at this place")
