"""Pages that a source names: asked for within its limit, handed on to be read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler.answers import FINE, GONE, header, is_unchanged, page_state, status_words
from crawler.collecting.bodies import body_of
from crawler.collecting.failing import why
from crawler.collecting.gone import absence
from crawler.collecting.resuming import LISTED
from crawler.components.archiving import ARCHIVE, CAPTURE, PROOF, capture_of
from crawler.components.documents import Fetched
from crawler.components.rendering import RENDER
from crawler.harvest import Candidate
from crawler.planning import plan
from crawler.revisit import conditional_headers
from crawler.room import Room
from crawler.runs import Page, SourceRun
from index.model import FetchState

More = Callable[[SourceRun], AsyncIterator[Request]]


class Pages:
    """Asks for pages. ``more`` gives the next requests of a run, of which pages are one part."""

    def __init__(self, room: Room, more: More) -> None:
        self._room = room
        self._more = more

    async def add(self, run: SourceRun, candidates: tuple[Candidate, ...]) -> None:
        """Have those pages asked that are wanted and due. Raises ``StoreError``."""
        made = await self._room.in_store(plan, run, candidates, self._room.store, datetime.now(UTC))
        for url, reason in made.refused:
            self._room.runs.note(run, url, reason, "refused")
        run.waiting.extend(made.pages)

    async def add_due(self, run: SourceRun) -> None:
        """Have known pages asked again that the source does not name and that are due. Raises ``StoreError``."""
        due = await self._room.in_store(self._room.store.due_states, run.source.id, datetime.now(UTC), run.limit)
        for state in due:
            if state.url not in run.seen and run.source.wants(state.url):
                run.seen.add(state.url)
                run.waiting.append(Page(run, Candidate(state.url), state.url, state))

    def requests(self, run: SourceRun) -> Iterator[Request]:
        """The pages to be asked now, as far as the limit lets."""
        while run.waiting and run.taken < run.limit:
            page = run.waiting.popleft()
            run.taken += 1
            run.open += 1
            yield Request(
                page.candidate.url,
                callback=self.read,
                errback=self.failed,
                # A page that scripts fill may be the same while what they load is not.
                headers={} if run.source.render else conditional_headers(page.state),
                meta={"page": page, ARCHIVE: True, PROOF: _is_document(page), RENDER: run.source.render},
                dont_filter=True,
            )

    async def read(self, response: Response) -> AsyncIterator[Any]:
        """Hand a fetched page on; note what was answered instead."""
        page: Page = response.meta["page"]
        if response.status in FINE:
            page.run.counts.fetched += 1
            yield _fetched(page, response)
            return
        unchanged = is_unchanged(response)
        if unchanged:
            page.run.counts.unchanged += 1
        else:
            grade = "missing" if response.status in GONE else "failed"
            self._room.runs.note(page.run, page.candidate.url, status_words(response.status), grade)
        self._remember(page, response, unchanged=unchanged)
        async for request in self._settle(page, failed=not unchanged):
            yield request

    async def failed(self, failure: Any) -> AsyncIterator[Any]:
        """Note why a page could not be fetched."""
        page: Page = failure.request.meta["page"]
        reason, grade = why(failure)
        if grade == "failed":
            self._miss(page)
        self._room.runs.note(page.run, page.candidate.url, reason, grade)
        async for more in self._settle(page, failed=True):
            yield more

    async def _settle(self, page: Page, *, failed: bool) -> AsyncIterator[Request]:
        """Close a page that became no document; another one may take its place within the limit."""
        if failed:
            page.run.taken -= 1
            async for request in self._more(page.run):
                yield request
        await self._room.runs.done(page.run)

    def _miss(self, page: Page) -> None:
        """A page that failed for the moment: sources that name it again are read again, else it is tried once more.

        The state of a failed page has the status 0.
        """
        run, now = page.run, datetime.now(UTC)
        if run.source.kind in LISTED:
            run.whole = False
        elif page.state is None:
            run.missed_pages.append(page.candidate)
            failed = FetchState(run.source.id, page.key, None, None, 0, now, None, now, None)
            self._room.soon(self._room.store.put_fetch_state, failed)

    def _remember(self, page: Page, response: Response, *, unchanged: bool) -> None:
        """Keep when to ask again; after answers that are of the moment (5xx, 408, 429) the next run asks.

        So it does after a 304 that nobody asked for, whose validators belong to no page we have.
        """
        if response.status >= 500 or response.status in (408, 429) or (response.status == 304 and not unchanged):
            self._miss(page)
            return
        room, state = self._room, page_state(page.run.source.id, page.key, page.state, response)
        page.run.expect(state.next_check)
        if response.status in GONE and state.document_id:
            room.soon(room.store.keep_capture, response.meta[CAPTURE])
            room.soon(room.store.mark_gone, [state.document_id], absence(response), state.checked)
        room.soon(room.store.put_fetch_state, state)


def _is_document(page: Page) -> bool:
    return page.state is not None and page.state.document_id is not None


def _fetched(page: Page, response: Response) -> Fetched:
    body = body_of(page.run, response, page.candidate)
    return Fetched(page, capture_of(response), body, header(response, "ETag"), header(response, "Last-Modified"))
