"""Whether a request is made, and with which header fields: only for what may have changed."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.answers import listing_key
from crawler.collecting.resuming import ask_key
from crawler.collecting.taking import Taker
from crawler.harvest import Ask
from crawler.revisit import conditional_headers, is_due
from crawler.room import Room
from crawler.runs import SourceRun
from index.model import FetchState

Condition = tuple[FetchState | None, dict[str, str] | None]
"""What is known of an address, and the header fields that follow; None instead of them: it is not asked."""
_NOT_ASKED: Condition = (None, None)


async def condition(room: Room, taker: Taker, run: SourceRun, ask: Ask) -> Condition:
    """Judge a request, which a run makes but once. Raises ``StoreError``, ``AddressError``."""
    key, now = ask_key(ask), datetime.now(UTC)
    if key in run.seen and not ask.secret:
        return _NOT_ASKED
    run.seen.add(key)
    if ask.conditional:
        state = await room.in_store(room.store.fetch_state, run.source.id, listing_key(run.source))
        return state, {} if is_due(state, None, now) else conditional_headers(state)
    if not ask.revisit:
        return None, {}
    return await _revisit(room, taker, run, ask, key)


async def _revisit(room: Room, taker: Taker, run: SourceRun, ask: Ask, key: str) -> Condition:
    root = ask.url in run.roots
    # What is not kept is no document, and the filters are for documents.
    if not root and ask.archive and not run.source.wants(ask.url):
        return _NOT_ASKED
    state = taker.before(run, key) or await room.in_store(room.store.fetch_state, run.source.id, key)
    if root or is_due(state, ask.changed, datetime.now(UTC)):
        # A page that scripts fill may be the same while what they load is not.
        return state, {} if run.source.render else conditional_headers(state)
    run.expect(state.next_check if state else None)
    return _NOT_ASKED
