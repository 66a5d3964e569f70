"""What an answer holds goes into the store: documents with their capture, relations, what is gone."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scrapy.http import Response

from crawler.address import canonical_url
from crawler.answers import page_state
from crawler.collecting.comments import keep_comments
from crawler.collecting.further import with_further_pages
from crawler.collecting.media import media_asks
from crawler.collecting.pages import Pages
from crawler.collecting.resuming import LISTED
from crawler.components.archiving import CAPTURE
from crawler.harvest import Ask, Harvest
from crawler.lists.loss import loss_of
from crawler.lists.settling import GONE, settle
from crawler.pace import host_of
from crawler.planning import too_old
from crawler.revisit import FIRST, at_once, next_check
from crawler.room import Room
from crawler.runs import SourceRun
from index.model import Capture, Draft, FetchState, Outcome, document_id

logger = logging.getLogger(__name__)
BATCH = 100
Saved = list[tuple[str, Outcome]]


class Taker:
    """Keeps harvests."""

    def __init__(self, room: Room, pages: Pages) -> None:
        self._room = room
        self._pages = pages
        self._before: dict[tuple[str, str], FetchState] = {}
        self._wanting: set[str] = set()

    def looked_at(self, run: SourceRun, due: Iterable[FetchState]) -> None:
        """Know what the store said of documents before they were put off, while this run looks at them again."""
        self._before |= {(run.source.id, state.url): state for state in due}

    def before(self, run: SourceRun, address: str) -> FetchState | None:
        """What the store said of a document that this run looks at again; None of any other."""
        return self._before.get((run.source.id, address))

    async def take(self, run: SourceRun, ask: Ask, response: Response, harvest: Harvest) -> None:
        """Keep what an answer holds and queue what it asks for. Raises ``StoreError``."""
        self._tell(run, harvest)
        run.token = harvest.token or run.token
        if harvest.rest:
            self._room.pace.rest(host_of(response.url), harvest.rest)
        saved, cut = await self._documents(run, response, harvest)
        await self._around(run, harvest)
        if cut:
            # The next run asks for the feed again, and knows what it has of it.
            run.listing = None
        elif ask.revisit:
            await self._remember(run, response, saved, later=bool(harvest.asks or harvest.pages))
        await self._pages.add(run, harvest.pages)
        if not cut:
            run.asks.extendleft(reversed(harvest.asks))
            run.cursor.update(harvest.cursor)
        run.counts.fetched += bool(saved)

    def _tell(self, run: SourceRun, harvest: Harvest) -> None:
        for words in harvest.notes:
            logger.info("%s: %s", run.source.id, words)
        for address, reason in harvest.refused:
            self._room.runs.note(run, address, reason, "failed")

    async def _documents(self, run: SourceRun, response: Response, harvest: Harvest) -> tuple[Saved, bool]:
        """Save what is wanted, and say whether the limit cut it."""
        now = datetime.now(UTC)
        if harvest.complete:
            return await self._whole(run, response, harvest, now), False
        drafts = [
            draft for draft in harvest.drafts if run.source.wants(draft.url) and not too_old(run, draft.published, now)
        ]
        for url, taught in harvest.taught:
            run.learn(url, taught, harvest.unmet)
        drafts = await self._whole_articles(run, drafts, response, harvest)
        saved = await self._save_all(run, drafts, response, now)
        if saved and harvest.comments:
            await keep_comments(self._room, run, harvest.comments, response.meta[CAPTURE])
        return saved, len(saved) < len(drafts)

    async def _whole_articles(
        self, run: SourceRun, drafts: Sequence[Draft], response: Response, harvest: Harvest
    ) -> list[Draft]:
        """The drafts, those that go on on further pages with the text of these."""
        following = dict(harvest.goes_on)
        return [
            await self._whole_article(run, draft, response.url, following[draft.url])
            if draft.url in following
            else draft
            for draft in drafts
        ]

    async def _whole_article(self, run: SourceRun, draft: Draft, here: str, following: str) -> Draft:
        whole, wanting = await with_further_pages(self._room, run, draft, here, following)
        if wanting:
            self._wanting.add(document_id(run.source.id, draft.url))
        return whole

    async def _whole(self, run: SourceRun, response: Response, harvest: Harvest, now: datetime) -> Saved:
        """A list that was read whole: what is not on it any more is gone, unless so much is that it cannot be true."""
        store, share = self._room.store, loss_of(run.source.params)
        partial = bool(harvest.refused)
        settled = await self._room.in_store(settle, store, run.source.id, harvest.drafts, now, share, partial=partial)
        if settled.refusal:
            self._room.runs.fail(run, response.url, settled.refusal, "failed")
            return []
        saved = await self._save_all(run, settled.drafts, response, now)
        await self._room.in_store(store.mark_gone, settled.gone_ids, GONE, now)
        return saved

    async def _save_all(self, run: SourceRun, drafts: Sequence[Draft], response: Response, now: datetime) -> Saved:
        """Save drafts in their order. The limit cuts within a feed; answers of other kinds are taken whole."""
        saved: Saved = []
        feed = run.source.kind in LISTED
        while len(saved) < len(drafts) and (run.taken < run.limit or not feed):
            some = drafts[len(saved) : len(saved) + (min(BATCH, run.limit - run.taken) if feed else BATCH)]
            made = await self._room.in_store(self._save, run, some, response.meta[CAPTURE], now)
            run.count(*(outcome for _, outcome in made))
            # What is known of a page that each run asks for must not use up the limit, else none behind is reached.
            run.taken += sum(outcome != "unchanged" for _, outcome in made)
            saved += made
        if run.source.media:
            kept = drafts[: len(saved)]
            run.asks.extend(await self._room.in_store(media_asks, self._room.store, kept, saved))
        return saved

    def _save(self, run: SourceRun, drafts: Sequence[Draft], capture: Capture, now: datetime) -> Saved:
        """Runs in the store's thread: the documents first, so that a crash between leaves them to be seen again."""
        saved = self._room.store.save_pages([(draft, capture) for draft in drafts], now)
        if run.source.kind == "list":
            # Its entries are never asked for one by one.
            return saved
        before = self._room.store.fetch_states(run.source.id, [draft.url for draft in drafts])
        self._room.store.put_fetch_states(
            _seen(run, draft, outcome, self.before(run, draft.url) or before.get(draft.url), now)
            for draft, (_, outcome) in zip(drafts, saved, strict=True)
        )
        return saved

    async def _around(self, run: SourceRun, harvest: Harvest) -> None:
        """Keep what was said of documents beside their text."""
        store, now = self._room.store, datetime.now(UTC)
        if harvest.relations:
            await self._room.in_store(store.add_relations, run.source.id, harvest.relations)
        for address, reason in harvest.gone:
            await self._room.in_store(store.mark_gone, [document_id(run.source.id, address)], reason, now)
        await self.put_off(run, [address for address, _ in harvest.gone])

    async def put_off(self, run: SourceRun, addresses: Iterable[str]) -> None:
        """Look at documents again only after long: they are gone. Raises ``StoreError``."""
        now = datetime.now(UTC)
        states = [_state(run, address, document_id(run.source.id, address), now, 30) for address in addresses]
        if states:
            await self._room.in_store(self._room.store.put_fetch_states, states)

    async def _remember(self, run: SourceRun, response: Response, saved: Saved, *, later: bool) -> None:
        """A page of its own: when to ask it again. One without documents is a listing, which changes all the time.

        ``later``: it named others, and counts as read once these are dealt with or left to the next run.
        """
        changed = not saved or any(outcome != "unchanged" for _, outcome in saved)
        state = _state_of(run, response, changed, saved[0][0] if len(saved) == 1 else None)
        if state.document_id in self._wanting:
            state = at_once(state, changed=changed)
        if later:
            run.later.append(state)
        else:
            await self._room.in_store(self._room.store.put_fetch_state, state)

    async def remember_unchanged(self, run: SourceRun, response: Response) -> None:
        """The same for a page that did not change, or is not there. Raises ``StoreError``."""
        before: FetchState | None = response.meta["state"]
        state = _state_of(run, response, False, before.document_id if before else None)
        await self._room.in_store(self._room.store.put_fetch_state, state)


def _state_of(run: SourceRun, response: Response, changed: bool, document: str | None) -> FetchState:
    """What to remember of a page of its own. What names others is looked at daily at least."""
    url = canonical_url(response.meta["ask"].url)
    state = page_state(run.source.id, url, response.meta["state"], response, changed=changed)
    due = state.next_check if document or state.next_check is None else min(state.next_check, state.checked + FIRST)
    return replace(state, next_check=due, document_id=document)


def _seen(run: SourceRun, draft: Draft, outcome: Outcome, before: FetchState | None, now: datetime) -> FetchState:
    """When a document that came with others is due to be looked at again by itself."""
    if before and before.next_check and before.next_check > now and outcome == "unchanged":
        # Seen before its time, which says nothing of how often it changes.
        return before
    due = next_check(before, outcome != "unchanged", now)
    return FetchState(run.source.id, draft.url, None, None, None, now, now, due, document_id(run.source.id, draft.url))


def _state(run: SourceRun, address: str, document: str, now: datetime, days: int) -> FetchState:
    return FetchState(run.source.id, address, None, None, 410, now, now, now + timedelta(days=days), document)
