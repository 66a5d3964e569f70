"""What all spiders share: sources that name pages, and the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response

from crawler.answers import header, listing_key, listing_state, page_state, status_words
from crawler.choice import choose
from crawler.components.archiving import ARCHIVE, capture_of
from crawler.components.documents import Fetched
from crawler.components.refusal import explain
from crawler.components.resolver import refused_hosts
from crawler.extractors import ExtractionError
from crawler.harvest import Body, Listing
from crawler.planning import plan
from crawler.revisit import conditional_headers, is_due
from crawler.room import Room
from crawler.runs import Page, Runs, SourceRun
from index.store import StoreError

_FINE = (200, 203)
MAX_SITEMAPS = 1000


class SourceSpider(Spider):
    """Asks each source for what it names, then for the pages. ``reader`` is the function of ``crawler.reading``.

    Arguments: ``source`` or ``sources`` (ids, separated by commas; default all enabled of this kind), ``reason``,
    ``limit`` (documents per source).
    """

    reader = ""

    def __init__(
        self, source: str = "", sources: str = "", reason: str = "manual", limit: str | int | None = None, **named: Any
    ) -> None:
        super().__init__(**named)
        self.sources = choose(str(self.name), [one for one in f"{source},{sources}".split(",") if one])
        self.reason = reason
        self.limit = int(limit) if limit else None

    async def start(self) -> AsyncIterator[Any]:
        """Begin a run for each source and ask for it."""
        room = Room.of(self.crawler)
        room.runs = Runs(room, self.reason)
        try:
            for run in await room.runs.begin(self.sources, self.limit):
                yield await self._ask_source(run)
        except StoreError as error:
            room.store_failed(error)

    async def _ask_source(self, run: SourceRun) -> Request:
        room, source = Room.of(self.crawler), run.source
        state = await room.in_store(room.store.fetch_state, source.id, listing_key(source))
        headers = {} if is_due(state, None, datetime.now(UTC)) else conditional_headers(state)
        return self._listing_request(run, source.url, headers, root=True)

    def _listing_request(self, run: SourceRun, url: str, headers: dict[str, str], *, root: bool) -> Request:
        run.open += 1
        run.reading_sitemap = True
        meta = {"run": run, "root": root, "named": url, ARCHIVE: not run.source.follows}
        return Request(
            url, callback=self.read_listing, errback=self.listing_failed, headers=headers, meta=meta, dont_filter=True
        )

    async def read_listing(self, response: Response) -> AsyncIterator[Any]:
        """Read a feed or sitemap and ask for the pages it names that are due."""
        room, run = Room.of(self.crawler), response.meta["run"]
        try:
            for item in await self._take_listing(response, run):
                yield item
        except StoreError as error:
            room.store_failed(error)
        run.reading_sitemap = False
        for request in self._more(run):
            yield request
        await room.runs.done(run)

    async def _take_listing(self, response: Response, run: SourceRun) -> list[Fetched]:
        """Note what the response names in the run; returns the documents it carries itself."""
        listing = await self._listing(response, run)
        if listing is None:
            return []
        if response.meta["root"]:
            # An index may stay the same while the sitemaps it names change.
            run.listing = None if listing.children else listing_state(run.source, response)
        return await self._take_pages(response, run, listing)

    async def _listing(self, response: Response, run: SourceRun) -> Listing | None:
        """What the response names; None if it is unchanged or unreadable, which is noted."""
        if response.status == 304:
            return None
        if response.status not in _FINE:
            self._listing_problem(response.meta, status_words(response.status), "failed")
            return None
        content_type = header(response, "Content-Type") or ""
        try:
            listing: Listing = await Room.of(self.crawler).extractors.call(
                self.reader, response.body, response.url, content_type
            )
        except ExtractionError as error:
            listing = Listing(error=str(error))
        for words in listing.problems:
            self.logger.info("%s: %s: %s", run.source.id, response.url, words)
        if listing.error:
            self._listing_problem(response.meta, listing.error, "failed")
            return None
        return listing

    async def _take_pages(self, response: Response, run: SourceRun, listing: Listing) -> list[Fetched]:
        room = Room.of(self.crawler)
        made = await room.in_store(plan, run, listing.pages, room.store, datetime.now(UTC))
        for url, reason in made.refused:
            room.runs.note(run, url, reason, "refused")
        for url in listing.children:
            if url not in run.seen and len(run.sitemaps) < MAX_SITEMAPS:
                run.seen.add(url)
                run.sitemaps.append(url)
        if run.source.follows:
            run.waiting.extend(made.pages)
            return []
        carried = made.pages[: run.limit]
        run.open += len(carried)
        return [self._fetched(page, response, "read_entry") for page in carried]

    def _more(self, run: SourceRun) -> Iterator[Request]:
        """The next requests of a run, as far as its limit lets."""
        while run.waiting and run.taken < run.limit:
            page = run.waiting.popleft()
            run.taken += 1
            run.open += 1
            yield Request(
                page.candidate.url,
                callback=self.read_page,
                errback=self.page_failed,
                headers=conditional_headers(page.state),
                meta={"page": page, ARCHIVE: True},
                dont_filter=True,
            )
        if run.sitemaps and run.taken < run.limit and not run.reading_sitemap:
            yield self._listing_request(run, run.sitemaps.popleft(), {}, root=False)

    async def listing_failed(self, failure: Any) -> AsyncIterator[Any]:
        """Note why a source could not be read."""
        request, run = failure.request, failure.request.meta["run"]
        reason, grade = explain(failure.value, urlsplit(request.url).hostname or "", refused_hosts)
        self._listing_problem(request.meta, reason, grade)
        run.reading_sitemap = False
        for more in self._more(run):
            yield more
        await Room.of(self.crawler).runs.done(run)

    def _listing_problem(self, meta: dict[str, Any], reason: str, grade: str) -> None:
        runs, run = Room.of(self.crawler).runs, meta["run"]
        run.whole = False
        tell = runs.fail if meta["root"] else runs.note
        tell(run, meta["named"], reason, grade)

    async def read_page(self, response: Response) -> AsyncIterator[Any]:
        """Hand a fetched page on; note what was answered instead."""
        page: Page = response.meta["page"]
        if response.status in _FINE:
            page.run.counts.fetched += 1
            yield self._fetched(page, response, "read_page")
            return
        if response.status == 304:
            page.run.counts.unchanged += 1
        else:
            grade = "missing" if response.status in (404, 410) else "failed"
            Room.of(self.crawler).runs.note(page.run, page.candidate.url, status_words(response.status), grade)
        self._remember(page, response)
        async for request in self._settle(page, failed=response.status != 304):
            yield request

    def _fetched(self, page: Page, response: Response, function: str) -> Fetched:
        source = page.run.source
        body = Body(
            source=source.id,
            tags=source.tags,
            content=response.body if function == "read_page" else b"",
            url=response.url,
            content_type=header(response, "Content-Type") or "",
            now=datetime.now(UTC),
            candidate=replace(page.candidate, language=page.candidate.language or source.language),
        )
        etag, modified = header(response, "ETag"), header(response, "Last-Modified")
        return Fetched(page, capture_of(response), body, etag, modified, function)

    async def page_failed(self, failure: Any) -> AsyncIterator[Any]:
        """Note why a page could not be fetched."""
        request, page = failure.request, failure.request.meta["page"]
        reason, grade = explain(failure.value, urlsplit(request.url).hostname or "", refused_hosts)
        if request.meta.get("redirect_urls"):
            reason = f"redirected to {request.url[:500]}: {reason}"
        page.run.whole = page.run.whole and grade != "failed"
        Room.of(self.crawler).runs.note(page.run, page.candidate.url, reason, grade)
        async for more in self._settle(page, failed=True):
            yield more

    async def _settle(self, page: Page, *, failed: bool) -> AsyncIterator[Any]:
        """Close a page that became no document; another one may take its place within the limit."""
        if failed:
            page.run.taken -= 1
            for request in self._more(page.run):
                yield request
        await Room.of(self.crawler).runs.done(page.run)

    def _remember(self, page: Page, response: Response) -> None:
        """Keep when to ask again; after answers that are of the moment (5xx, 408, 429) the next run asks."""
        if response.status >= 500 or response.status in (408, 429):
            page.run.whole = False
            return
        state = page_state(page, response)
        page.run.expect(state.next_check)
        room = Room.of(self.crawler)
        room.soon(room.store.put_fetch_state, state)
