"""The proof that a document was taken away: the answer that says so."""

from __future__ import annotations

from scrapy.http import Response

from crawler.answers import status_words
from crawler.components.archiving import CAPTURE
from crawler.room import Room
from index.model import Capture


def absence(response: Response) -> str:
    """Why a document counts as gone: the status, and where the answer is archived."""
    capture: Capture | None = response.meta.get(CAPTURE)
    words = status_words(response.status)
    return f"{words} (kept as {capture.warc}:{capture.offset})" if capture else words


async def keep_absence(room: Room, response: Response) -> str:
    """Note the archived answer as evidence and return why the document counts as gone. Raises ``StoreError``."""
    if CAPTURE in response.meta:
        await room.in_store(room.store.keep_capture, response.meta[CAPTURE])
    return absence(response)
