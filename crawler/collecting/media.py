"""Pictures and other media of posts, fetched where a source says ``media = true``: archived, never opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scrapy.http import Response

from crawler.collecting.local import is_web
from crawler.components.archiving import CAPTURE
from crawler.harvest import Ask
from crawler.room import Room
from crawler.runs import SourceRun
from index.model import Capture, Draft, Outcome, Relation

STEP = "watchfloor:media"
"""The step of an ask whose answer is a medium; no reader has one of that name."""
MOST = 20
"""Media of one document that are fetched."""


def media_asks(run: SourceRun, drafts: Sequence[Draft], saved: Sequence[tuple[str, Outcome]]) -> Iterator[Ask]:
    """Name the media of documents that are new or changed, if the source wants them."""
    if run.source.media:
        for draft, (_, outcome) in zip(drafts, saved, strict=True):
            if outcome != "unchanged":
                yield from (Ask(url, STEP, {"document": draft.url}) for url in _addresses(draft))


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
