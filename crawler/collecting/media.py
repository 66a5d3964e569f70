"""Pictures and other media of posts, fetched where a source says ``media = true``: archived, never opened."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy.http import Response

from crawler.collecting.local import is_web
from crawler.components.archiving import CAPTURE
from crawler.harvest import Ask
from crawler.room import Room
from crawler.runs import SourceRun
from index.model import Capture, Draft, Outcome, Relation
from index.store import Store

STEP = "watchfloor:media"
"""The step of an ask whose answer is a medium; no reader has one of that name."""
MOST = 20
"""Media of one document that are fetched."""


def media_asks(store: Store, drafts: Sequence[Draft], saved: Sequence[tuple[str, Outcome]]) -> list[Ask]:
    """Name the media of documents that are not archived yet. Raises ``StoreError``."""
    asks: list[Ask] = []
    for draft, (identity, _) in zip(drafts, saved, strict=True):
        kept = {relation.by for relation in store.relations(identity) if relation.type == "media"}
        asks += [Ask(url, STEP, {"document": draft.url}) for url in _addresses(draft) if url not in kept]
    return asks


def _addresses(draft: Draft) -> list[str]:
    told = draft.details.get("media") or ()
    found = [one.get("url") for one in told if isinstance(one, dict)]
    return list(dict.fromkeys(url for url in found if isinstance(url, str) and is_web(url)))[:MOST]


async def keep_medium(room: Room, run: SourceRun, ask: Ask, response: Response) -> None:
    """Note where a medium was archived, as a relation of its document. Raises ``StoreError``."""
    capture: Capture = response.meta[CAPTURE]
    await room.in_store(room.store.keep_capture, capture)
    place = f"{capture.warc}:{capture.offset} sha256:{capture.sha256}"
    told = Relation(str(ask.state.get("document")), "media", ask.url, place, capture.fetched.isoformat())
    await room.in_store(room.store.add_relations, run.source.id, [told])
