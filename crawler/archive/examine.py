"""Going through the members of a file beside the rows of the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from crawler.archive.damage import CaptureRow, Damage, damage_at, mismatches
from crawler.archive.record import RecordError, check_record
from crawler.archive.scan import Member


def verify_members(members: Iterator[Member], file: str, cited: deque[CaptureRow]) -> Iterator[Damage]:
    """Compare the members of a file with what the store says of it; ``cited`` is by offset and is used up."""
    for member, inside, reason in examined(members, cited):
        if reason:
            yield from named(file, member, inside, reason, ())
        else:
            yield from mismatches(file, member, inside)
    yield from (damage_at(file, row, "the file ends before this record") for row in cited)


def examined(
    members: Iterator[Member], cited: deque[CaptureRow]
) -> Iterator[tuple[Member, list[CaptureRow], str | None]]:
    """Yield each member with the rows that lie in it and what is wrong with it.

    Members come by offset as the rows do: each row is looked at once, however many there are.
    """
    for member in members:
        inside = []
        while cited and cited[0][0] < member.offset + member.length:
            inside.append(cited.popleft())
        yield member, inside, member.reason or _record_reason(member)


def named(
    file: str, member: Member, inside: list[CaptureRow], reason: str, documents: Sequence[str]
) -> Iterator[Damage]:
    """Yield the damage of a member: of each row in it, else of the record itself, which concerns ``documents``."""
    if inside:
        yield from (damage_at(file, row, reason) for row in inside)
    else:
        yield Damage(file, member.offset, member.record_id, member.url, tuple(documents), reason)


def _record_reason(member: Member) -> str | None:
    assert member.record is not None
    try:
        check_record(member.record)
    except RecordError as error:
        return str(error)
    return None
