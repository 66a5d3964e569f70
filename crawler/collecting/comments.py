"""Comments of readers go into the store with the capture of the page below which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.room import Room
from crawler.runs import SourceRun
from index.model import Capture, Draft


async def keep_comments(room: Room, run: SourceRun, comments: Sequence[Draft], capture: Capture) -> None:
    """Save comments as documents; they are never asked for by themselves. Raises ``StoreError``."""
    if comments:
        pages = [(comment, capture) for comment in comments]
        saved = await room.in_store(room.store.save_pages, pages, datetime.now(UTC))
        run.count(*(outcome for _, outcome in saved))
