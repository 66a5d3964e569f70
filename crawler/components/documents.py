"""The last step of a page: extraction in another process, then the document in the store."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

from scrapy.crawler import Crawler

from crawler.collecting.comments import keep_comments
from crawler.collecting.further import with_further_pages
from crawler.components.saving import Saving
from crawler.extractors import ExtractionError
from crawler.harvest import Body, Reading
from crawler.planning import too_old
from crawler.revisit import FIRST, at_once, next_check
from crawler.room import Room
from crawler.runs import Page, Runs
from index.model import Capture, FetchState, Outcome
from index.store import StoreError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched and archived. ``wanting``: further pages of it may be had by asking again."""

    page: Page
    capture: Capture
    body: Body
    etag: str | None
    last_modified: str | None
    wanting: bool = False


class DocumentPipeline:
    """Makes documents of fetched pages."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._saving = Saving(room, _saved_state)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the room."""
        return cls(Room.of(crawler))

    async def process_item(self, item: Fetched) -> Fetched:
        """Extract and store one page; whatever goes wrong with it is a problem of its run."""
        runs, run = self._room.runs, item.page.run
        try:
            await self._keep(item, runs)
        except StoreError as error:
            run.whole = False
            self._room.store_failed(error)
        except ExtractionError as error:
            await self._unread(item, runs, str(error))
        # The boundary of one page: it is named, and the next run asks for it; the others go on.
        except Exception as error:
            logger.exception("a page could not be kept")
            run.whole = False
            runs.note(run, item.capture.url, f"{type(error).__name__}: {error}"[:500], "failed")
        finally:
            await runs.done(run)
        return item

    async def _keep(self, item: Fetched, runs: Runs) -> None:
        reading: Reading = await self._room.extractors.call("read_page", item.body)
        if reading.draft is None:
            raise ExtractionError(reading.error or "nothing could be read")
        run, now, draft = item.page.run, datetime.now(UTC), reading.draft
        run.learn(item.body.url, reading.taught, reading.unmet)
        if too_old(run, draft.published, now):
            await self._room.in_store(self._room.store.put_fetch_state, fetch_state(item, None, now, changed=False))
            return
        if reading.next:
            draft, wanting = await with_further_pages(self._room, run, draft, item.body.url, reading.next)
            item = replace(item, wanting=wanting)
        run.count(await self._saving.save(item, draft, item.capture))
        await keep_comments(self._room, run, reading.comments, item.capture)

    async def _unread(self, item: Fetched, runs: Runs, reason: str) -> None:
        """The capture is kept for a later extraction; the page is not asked again before tomorrow.

        When the crawl is being ended, because the disk is full, that may be the reason, and the next run asks.
        """
        now, run, capture = datetime.now(UTC), item.page.run, item.capture
        runs.note(run, capture.url, f"{reason} (kept as {capture.warc}:{capture.offset})", "failed")
        if self._room.stopped:
            run.whole = False
            return
        state = FetchState(run.source.id, item.page.key, None, None, capture.status, now, None, now + FIRST, None)
        run.expect(state.next_check)
        try:
            await self._room.in_store(self._room.store.put_fetch_state, state)
        except StoreError as error:
            self._room.store_failed(error)


def _saved_state(item: Fetched, document: str, outcome: Outcome, now: datetime) -> FetchState:
    state = fetch_state(item, document, now, changed=outcome != "unchanged")
    if item.wanting:
        state = at_once(state, changed=outcome != "unchanged")
        item.page.run.expect(state.next_check)
    return state


def fetch_state(item: Fetched, document: str | None, now: datetime, *, changed: bool) -> FetchState:
    """What to remember of a page after it was fetched."""
    before = item.page.state
    due = next_check(before, changed, now)
    item.page.run.expect(due)
    return FetchState(
        source=item.page.run.source.id,
        url=item.page.key,
        etag=item.etag,
        last_modified=item.last_modified,
        status=item.capture.status,
        checked=now,
        changed=now if changed or before is None else before.changed,
        next_check=due,
        document_id=document,
    )
