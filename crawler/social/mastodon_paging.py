"""Where a timeline goes on. Pages go back in time; each answer names the next, which must lead further back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.harvest import Answer, Ask
from crawler.social.fields import instant
from crawler.social.json import ident, text

PAGE = 40
"""Statuses asked for at once, the most that a server gives."""
MAX_PAGES = 1_000

_NEXT = re.compile(r"<([^<>]{1,4000})>\s*;[^,<>]{0,200}\brel=\"?next\b", re.IGNORECASE)
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
Order = tuple[int, str]


def next_page(answer: Answer, statuses: Sequence[object]) -> tuple[tuple[Ask, ...], dict[str, str], str | None]:
    """Return the request for the next page (none: here it ends), the cursor, and a remark.

    The cursor is the newest id, told by the first page of a run.
    """
    ids = sorted((one for status in statuses if (one := ident(status, "id")) and _ID.fullmatch(one)), key=_order)
    if not ids:
        return (), {}, None
    first = "below" not in answer.ask.state
    cursor = {"of": answer.task.url, "newest": _newest(answer, ids[-1])} if first else {}
    below = str(answer.ask.state.get("below", ""))
    if _reached(answer, statuses) or not (first or _order(ids[0]) < _order(below)):
        return (), cursor, None
    number = _number(answer.ask)
    if number >= MAX_PAGES:
        return (), cursor, f"left after {MAX_PAGES} pages"
    further = replace(answer.ask, url=_further(answer, ids[0]), state={"below": ids[0], "page": number + 1})
    return ((further,) if further.url != answer.ask.url else ()), cursor, None


def _order(identity: str) -> Order:
    """Ids grow with time: numbers of different lengths, or letters and digits of one length."""
    return len(identity), identity


def _newest(answer: Answer, newest: str) -> str:
    """Never older than what the last run has seen, should a server answer with older statuses than were asked for."""
    before = answer.task.cursor.get("newest") if answer.task.cursor.get("of") == answer.task.url else None
    return max(newest, before, key=_order) if isinstance(before, str) else newest


def _number(ask: Ask) -> int:
    number = ask.state.get("page", 1)
    return number if isinstance(number, int) else MAX_PAGES


def _reached(answer: Answer, statuses: Sequence[object]) -> bool:
    """Whether the last status of a page is older than the source wants; a boost counts from when it was made."""
    limit = answer.task.oldest
    times = [when for status in statuses if (when := instant(text(status, "created_at")))]
    return bool(limit and times and times[-1] < limit)


def _further(answer: Answer, lowest: str) -> str:
    """The next page as the server names it, on its own host only; else by the lowest id. Known statuses stay out.

    Servers leave ``since_id`` out of the address they name.
    """
    asked = urlsplit(answer.ask.url)
    found = _NEXT.search(answer.headers.get("link", "")[:10_000])
    named = _split(found[1]) if found else None
    if named and (named[0], named[1], named[2]) == (asked.scheme, asked.netloc, asked.path):
        below = dict(parse_qsl(named[3])).get("max_id", "")
        lowest = below if _ID.fullmatch(below) and _order(below) <= _order(lowest) else lowest
    query = dict(parse_qsl(asked.query)) | {"max_id": lowest}
    return urlunsplit((asked.scheme, asked.netloc, asked.path, urlencode(query), ""))


def _split(address: str) -> tuple[str, str, str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.scheme, parts.netloc, parts.path, parts.query
