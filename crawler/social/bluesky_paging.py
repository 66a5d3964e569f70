"""Where a feed or a search goes on. The host hands out a cursor; times tell whether it leads anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.harvest import Answer, Ask, Task
from crawler.social.fields import instant
from crawler.social.json import mapping, text

PAGE = 100
"""Posts asked for at once, the most that a host gives."""
MAX_PAGES = 500
MAX_STALE = 5
"""Pages in a row that lead no further back in time: all their posts were hidden, or have one and the same time."""
_PIN = "app.bsky.feed.defs#reasonPin"
Place = tuple[datetime, str]


def first_state(task: Task) -> dict[str, Any]:
    """Return the state of the first request: what the last whole run has seen, none of which need be paged to."""
    cursor = task.cursor if task.cursor.get("of") == task.url else {}
    return {"page": 1, "known": {name: cursor[name] for name in ("newest", "at") if name in cursor}}


def next_page(answer: Answer, entries: Sequence[object], further: str | None) -> tuple[tuple[Ask, ...], dict[str, Any]]:
    """Return the request for the next page (none: here it ends) and the cursor, told by the first page of a run.

    ``further`` is the host's own cursor. Pinned posts stand out of order and are passed over.
    """
    places = [place for entry in entries if (place := _place(entry))]
    state = answer.ask.state
    cursor = _cursor(answer, places) if state.get("page") == 1 else {}
    if not further or (places and _known_or_old(answer, places)):
        return (), cursor
    lowest, before = min((when for when, _ in places), default=None), instant(text(dict(state), "below"))
    stale = 0 if lowest and (before is None or lowest < before) else _count(state.get("stale")) + 1
    page = _count(state.get("page")) + 1
    if stale > MAX_STALE or page > MAX_PAGES:
        return (), cursor
    lowest = min((when for when in (lowest, before) if when), default=None)
    state = {**state, "below": lowest.isoformat() if lowest else None, "stale": stale, "page": page}
    ask = replace(answer.ask, url=_with_cursor(answer.ask.url, further), state=state)
    return ((ask,) if ask.url != answer.ask.url else ()), cursor


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _place(entry: object) -> Place | None:
    """Where an entry stands in its feed: by the time of the repost, else by the earlier of its own times."""
    view, reason = mapping(entry, "post"), mapping(entry, "reason")
    if text(reason, "$type") == _PIN:
        return None
    stated = [text(reason, "indexedAt")]
    if not stated[0]:
        stated = [text(view, "indexedAt"), text(mapping(view, "record"), "createdAt")]
    times = [when.astimezone(UTC) for one in stated if (when := instant(one))]
    return (min(times), text(view, "uri") or "") if times else None


def _known_or_old(answer: Answer, places: Sequence[Place]) -> bool:
    """Whether a page reaches what is too old, or holds only what the last whole run has seen."""
    if answer.task.oldest and min(when for when, _ in places) < answer.task.oldest:
        return True
    known = mapping(dict(answer.ask.state), "known")
    newest, at = instant(text(known, "newest")), known.get("at")
    seen = at if isinstance(at, list) else []
    return newest is not None and all(when < newest or (when == newest and uri in seen) for when, uri in places)


def _cursor(answer: Answer, places: Sequence[Place]) -> dict[str, Any]:
    """The newest time, with the posts that have it: another one may yet turn up with the same."""
    if not places:
        return {}
    newest = max(when for when, _ in places)
    before = instant(text(mapping(dict(answer.ask.state), "known"), "newest"))
    if before and before > newest:
        return {}
    at = sorted(uri for when, uri in places if when == newest)
    return {"of": answer.task.url, "newest": newest.isoformat(), "at": at}


def _with_cursor(address: str, cursor: str) -> str:
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query)) | {"cursor": cursor[:2000]}
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))
