"""One request at a time per host. Closest to the wire, so that whatever is asked waits for its turn."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.components.refusal import NotAsked
from crawler.pace import Pace, Turn
from crawler.room import Room

LONGEST_REST = 120.0
"""Seconds of Retry-After that a crawl waits out; who wants more is asked by a later run."""
_TURN = "turn"


class TurnMiddleware:
    """Takes the host's turn before each request and gives it back after, with the rest the host asked for."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the room's pace."""
        return cls(Room.of(crawler).pace)

    async def process_request(self, request: Request) -> None:
        """Wait for the turn. Raises ``NotAsked`` when the crawl ends meanwhile."""
        turn = self._pace.turn(urlsplit(request.url).hostname or "")
        await turn.take()
        if self._pace.ending.is_set():
            turn.give()
            raise NotAsked("the crawl ended before it was asked")
        request.meta[_TURN] = turn

    def process_response(self, request: Request, response: Response) -> Response:
        """Give the turn back."""
        turn: Turn = request.meta.pop(_TURN)
        try:
            rest = retry_after(response)
            if rest is not None:
                turn.pause = time.time() + min(rest, LONGEST_REST)
        finally:
            turn.give()
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Give the turn back after a failure, if it was ever taken."""
        turn: Turn | None = request.meta.pop(_TURN, None)
        if turn is not None:
            turn.give()


def retry_after(response: Response) -> float | None:
    """Seconds that a busy host (429, 503) asks to be left alone; None if it does not."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if response.status not in (429, 503) or not value:
        return None
    if value.isdecimal():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # OverflowError: a year or a zone beyond what a clock can show
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
