"""When a known address is asked again, and how: conditionally, and the less often the less it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from index.model import FetchState

FIRST = timedelta(days=1)
SHORTEST = timedelta(hours=1)
LONGEST = timedelta(days=30)


def moment(stated: str | None) -> datetime | None:
    """The moment a publisher's ISO-8601 date means, in UTC; a date alone is its midnight; None if it has none."""
    if not stated:
        return None
    try:
        when = datetime.fromisoformat(stated)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def is_due(state: FetchState | None, changed: str | None, now: datetime) -> bool:
    """Whether an address must be asked: it is new, its publisher says that it changed, or its time has come.

    A change stated for the future is a clock gone wrong and says nothing.
    """
    if state is None or state.next_check is None or state.next_check <= now:
        return True
    when = moment(changed)
    return when is not None and state.checked < when <= now


def conditional_headers(state: FetchState | None) -> dict[str, str]:
    """The header fields that ask only for what changed."""
    headers = {}
    if state and state.etag:
        headers["If-None-Match"] = state.etag
    if state and state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


def next_check(before: FetchState | None, changed: bool, now: datetime) -> datetime:
    """When to ask again: a day after the first time, then half as long after a change, twice as long without one."""
    if before is None or before.next_check is None:
        return now + FIRST
    span = before.next_check - before.checked
    span = span / 2 if changed else span * 2
    return now + min(max(span, SHORTEST), LONGEST)


def at_once(state: FetchState, *, changed: bool) -> FetchState:
    """The state of a page of which a part could not be had: the next run asks for the whole of it.

    Where asking again has brought nothing new, its usual time is kept, and it is asked the less often.
    """
    return replace(state, etag=None, last_modified=None, next_check=state.checked if changed else state.next_check)
