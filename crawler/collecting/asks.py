"""The requests that readers wish for, and their answers: one after the other for each source."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from scrapy import Request
from scrapy.http import Response

from crawler.answers import FINE, GONE, is_unchanged, listing_state, status_words
from crawler.collecting.answering import answer_of, is_lapsed
from crawler.collecting.conditions import condition
from crawler.collecting.failing import problem, why
from crawler.collecting.gone import keep_absence
from crawler.collecting.local import FILE, is_web, read_file
from crawler.collecting.media import STEP as MEDIA
from crawler.collecting.media import keep_medium
from crawler.collecting.pages import Pages
from crawler.collecting.resuming import LISTED, ask_key, has_room
from crawler.collecting.taking import Taker
from crawler.components.archiving import ARCHIVE, PRIVATE, PROOF
from crawler.components.rendering import RENDER
from crawler.extractors import ExtractionError
from crawler.harvest import Ask, Harvest
from crawler.revisit import next_check
from crawler.room import Room
from crawler.runs import SourceRun
from index.model import FetchState, document_id
from index.store import StoreError

logger = logging.getLogger(__name__)
CLOSED = (401, 403)
RECHECKS = 100
"""Known documents that one run looks at again."""


class Asks:
    """Makes requests for readers and takes what they find in the answers."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._pages = Pages(room, self.more)
        self._taker = Taker(room, self._pages)

    async def begin(self, run: SourceRun) -> AsyncIterator[Request]:
        """The first requests of a run."""
        run.open += 1
        try:
            await self._first(run)
        except ExtractionError as error:
            self._room.runs.fail(run, run.source.url, str(error), "failed")
        except StoreError as error:
            self._room.store_failed(error)
        # The boundary of one source: whatever is wrong with it, the others are collected.
        except Exception as error:
            logger.exception("a source could not be begun")
            self._room.runs.fail(run, run.source.url, f"{type(error).__name__}: {error}"[:500], "failed")
        async for request in self.more(run):
            yield request
        await self._room.runs.done(run)

    async def _first(self, run: SourceRun) -> None:
        """New things first, then what the last run left, then known documents that are due."""
        call = self._room.extractors.call
        login: Harvest = await call("log_in", run.task, run.secrets) if run.secrets else Harvest()
        run.token = login.token
        first: Harvest = await call("begin", run.task)
        if first.error:
            self._room.runs.fail(run, run.source.url, first.error, "failed")
            return
        run.roots = frozenset(ask.url for ask in (*login.asks, *first.asks))
        run.asks.extendleft(reversed([*login.asks, *first.asks]))
        await self._pages.add(run, run.left_pages)
        if run.source.kind not in LISTED:
            await self._recheck(run)

    async def _recheck(self, run: SourceRun) -> None:
        """Look again at known documents that are due, as far as their kind has a way to."""
        store, now = self._room.store, datetime.now(UTC)
        due = await self._room.in_store(store.due_states, run.source.id, now, RECHECKS)
        if due:
            asks = await self._room.extractors.call("recheck", run.task, [state.url for state in due])
            run.asks.extend(asks)
            self._taker.looked_at(run, due)
            # Those that cannot be looked at must not be in the way of others at the next run.
            later = [replace(state, checked=now, next_check=next_check(state, False, now)) for state in due]
            await self._room.in_store(store.put_fetch_states, later)

    async def more(self, run: SourceRun) -> AsyncIterator[Request]:
        """The next requests of a run, as far as its limit lets."""
        for request in self._pages.requests(run):
            yield request
        while run.asks and not run.asking and has_room(run):
            run.asking = True
            ask = run.asks.popleft()
            asked = await self._request(run, ask)
            if asked is not None and not is_web(ask.url):
                await self._from_file(run, ask, asked)
                asked = None
            if asked is None:
                run.asking = False
                continue
            run.asked += 1
            run.open += 1
            yield asked

    async def _request(self, run: SourceRun, ask: Ask) -> Request | None:
        """The request for an ask; None if it was made already or is not due."""
        try:
            state, headers = await condition(self._room, self._taker, run, ask)
            return None if headers is None else self._made(run, ask, state, headers)
        # AddressError is one; Scrapy raises others for what it takes for no address.
        except ValueError as error:
            problem(self._room, run, ask, str(error), "refused")
        except StoreError as error:
            self._room.store_failed(error)
        return None

    def _made(self, run: SourceRun, ask: Ask, state: FetchState | None, headers: dict[str, str]) -> Request:
        return Request(
            ask.url if is_web(ask.url) else f"{FILE}://{quote(ask.url)}",
            method=ask.method,
            body=ask.body,
            headers={**ask.headers, **(run.token if ask.signed else {}), **headers},
            callback=self.answered,
            errback=self.failed,
            meta=self._meta(run, ask) | {"state": state},
            dont_filter=True,
        )

    @staticmethod
    def _meta(run: SourceRun, ask: Ask) -> dict[str, Any]:
        render = run.source.render and ask.revisit
        private = {PROOF: bool(ask.documents), PRIVATE: ask.secret, "dont_redirect": ask.secret}
        return {"run": run, "ask": ask, ARCHIVE: ask.archive, RENDER: render, **private}

    async def _from_file(self, run: SourceRun, ask: Ask, request: Request) -> None:
        """Take a list that is a file of this machine, archived like an answer; only an operator's source names one."""
        try:
            response = await read_file(self._room, request, ask.url)
            await self._take(run, ask, response)
        except OSError as error:
            problem(self._room, run, ask, f"cannot be read: {error.strerror or error}", "failed")
        except StoreError as error:
            self._room.store_failed(error)

    async def answered(self, response: Response) -> AsyncIterator[Any]:
        """Take what an answer holds and go on."""
        run: SourceRun = response.meta["run"]
        try:
            await self._take(run, response.meta["ask"], response)
        except StoreError as error:
            self._room.store_failed(error)
        # The boundary of one answer: it is named, and the next run asks for it; the other sources go on.
        except Exception as error:
            logger.exception("an answer could not be taken")
            problem(self._room, run, response.meta["ask"], f"{type(error).__name__}: {error}"[:500], "failed")
        async for request in self._next(run):
            yield request

    async def failed(self, failure: Any) -> AsyncIterator[Any]:
        """Note why a request was not answered, and go on."""
        run: SourceRun = failure.request.meta["run"]
        problem(self._room, run, failure.request.meta["ask"], *why(failure))
        async for more in self._next(run):
            yield more

    async def _next(self, run: SourceRun) -> AsyncIterator[Request]:
        run.asking = False
        async for request in self.more(run):
            yield request
        await self._room.runs.done(run)

    async def _take(self, run: SourceRun, ask: Ask, response: Response) -> None:
        if is_unchanged(response):
            await self._unchanged(run, ask, response)
        elif response.status in GONE and ask.documents:
            # Where the source itself is away, its host answers so to everything.
            if run.error is None:
                await self._gone(run, ask, response)
        elif is_lapsed(run, ask, response):
            await self._log_in_again(run, ask)
        elif response.status in FINE or response.status in ask.tolerate:
            await self._harvest(run, ask, response)
        else:
            await self._refused(run, ask, response)
        if ask.conditional and run.error is None and run.source.kind in LISTED and run.source.follows:
            await self._pages.add_due(run)

    async def _harvest(self, run: SourceRun, ask: Ask, response: Response) -> None:
        if ask.step == MEDIA:
            await keep_medium(self._room, run, ask, response)
            return
        answer = answer_of(run, ask, response)
        try:
            harvest: Harvest = await self._room.extractors.call("read", answer)
        except ExtractionError as error:
            harvest = Harvest(error=str(error))
        if harvest.error:
            problem(self._room, run, ask, harvest.error, "failed", whole=response.status in CLOSED)
            return
        if ask.conditional:
            # An index may stay the same while the sitemaps it names change.
            run.listing = None if harvest.asks else listing_state(run.source, response)
        await self._taker.take(run, ask, response, harvest)

    async def _unchanged(self, run: SourceRun, ask: Ask, response: Response) -> None:
        if ask.revisit:
            before: FetchState | None = response.meta["state"]
            run.counts.unchanged += bool(before and before.document_id)
            await self._taker.remember_unchanged(run, response)

    async def _gone(self, run: SourceRun, ask: Ask, response: Response) -> None:
        reason = await keep_absence(self._room, response)
        ids = [document_id(run.source.id, address) for address in ask.documents]
        await self._room.in_store(self._room.store.mark_gone, ids, reason, datetime.now(UTC))
        await self._taker.put_off(run, ask.documents)

    async def _refused(self, run: SourceRun, ask: Ask, response: Response) -> None:
        grade = "missing" if response.status in GONE and ask.url not in run.roots else "failed"
        problem(self._room, run, ask, status_words(response.status), grade)
        if ask.revisit and grade == "missing":
            await self._taker.remember_unchanged(run, response)

    async def _log_in_again(self, run: SourceRun, ask: Ask) -> None:
        """Tokens grow old: once in a run a new one is asked for."""
        run.logged_in += 1
        login: Harvest = await self._room.extractors.call("log_in", run.task, run.secrets)
        run.token = login.token
        run.seen.discard(ask_key(ask))
        run.asks.extendleft([ask, *login.asks])
