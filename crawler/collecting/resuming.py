"""What a run leaves to the next one of its source: how far it came, and the requests that it had no room for."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crawler.address import canonical_url
from crawler.harvest import Ask, Candidate, Task
from crawler.sources import Source
from index.store import Store

if TYPE_CHECKING:
    from crawler.runs import SourceRun

MAX_KEPT = 1_000
"""Requests, and pages, that are kept from one run to the next."""
LISTED = ("feed", "sitemap")
"""Kinds that name all their pages again each time."""
MAX_ASKS_PER_DOCUMENT = 20
MAX_BODILESS_ASKS = 200
"""A run makes at most 20 requests for each document of its limit, and 200 more."""
MAX_SEEN = 1_000_000
"""Addresses that one run may be told of."""
LONGEST = 3_600.0
"""Seconds after which a run makes no further requests: others wait for its place."""
MAX_TRIES = 3
"""Runs that try a request which fails."""
_NAMES = {one.name for one in fields(Ask)}


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What the last run left."""

    cursor: dict[str, Any] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    pages: tuple[Candidate, ...] = ()


def task_of(source: Source, limit: int, cursor: Mapping[str, Any], *, authorized: bool) -> Task:
    """What the reader of a source may know of a run."""
    now = datetime.now(UTC)
    return Task(
        source=source.id,
        kind=source.kind,
        url=source.url,
        now=now,
        api=source.api,
        params=dict(source.params),
        tags=source.tags,
        language=source.language,
        oldest=now - source.oldest if source.oldest else None,
        limit=limit,
        follow=source.follows,
        cursor=cursor,
        authorized=authorized,
    )


def left_over(store: Store, source: Source) -> LeftOver:
    """Return what the last run of a source left; nothing if the source was changed since. Raises ``StoreError``."""
    state = store.job(_name(source)) or {}
    if state.get("of") != _mark(source):
        return LeftOver()
    try:
        asks = tuple(_ask(one) for one in state.get("asks") or ())
        pages = tuple(Candidate(**one | {"authors": tuple(one["authors"])}) for one in state.get("pages") or ())
    except (TypeError, KeyError, ValueError):
        # Another version of this program wrote it; everything is looked at anew.
        return LeftOver()
    return LeftOver(dict(state.get("cursor") or {}), asks, pages)


def leave(store: Store, run: SourceRun) -> None:
    """Keep the cursor of a whole run and what it had no room for. Raises ``StoreError``."""
    if run.source.kind in LISTED:
        return
    left = [ask for ask in run.asks if not ask.secret and ask_key(ask) not in run.seen]
    asks = [_kept(ask) for ask in [*left, *run.missed][:MAX_KEPT]]
    waiting = [page.candidate for page in run.waiting]
    pages = [asdict(candidate) for candidate in [*waiting, *run.missed_pages][:MAX_KEPT]]
    cursor = {**run.task.cursor, **run.cursor}
    if cursor or asks or pages or run.task.cursor:
        store.put_job(_name(run.source), {"of": _mark(run.source), "cursor": cursor, "asks": asks, "pages": pages})


def has_room(run: SourceRun) -> bool:
    """Whether a run may make another request; what it does not is left to the next one."""
    if run.taken >= run.limit or len(run.seen) > MAX_SEEN or time.monotonic() - run.began > LONGEST:
        return False
    return run.asked < MAX_ASKS_PER_DOCUMENT * run.limit + MAX_BODILESS_ASKS


def ask_key(ask: Ask) -> str:
    """What makes a request the same as another: a run makes it once, and again only where its reader counts tries."""
    if ask.revisit:
        return canonical_url(ask.url)
    return f"{ask.method} {ask.url} {ask.body!r} {ask.step} {ask.state.get('tries', 0)}"


def _name(source: Source) -> str:
    return f"source:{source.id}"


def _mark(source: Source) -> str:
    """What the source was when it was read: with other filters or parameters everything is looked at anew."""
    wishes = (source.kind, source.url, source.api, source.include, source.exclude, source.max_age, source.follows)
    return f"{wishes!r} {sorted(source.params.items())!r}"


def _kept(ask: Ask) -> dict[str, Any]:
    return asdict(ask) | {"body": base64.b64encode(ask.body).decode()}


def _ask(kept: Mapping[str, Any]) -> Ask:
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in _NAMES
    }
    known["body"] = base64.b64decode(str(kept.get("body", "")))
    return Ask(**known)
