"""One request at a time per host, none to a broken one. Closest to the wire, so that whatever is asked waits."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, ResponseDataLossError, UnsupportedURLSchemeError
from scrapy.http import Response

from crawler.circuit import SLOWEST, Circuit
from crawler.components.refusal import NotAsked, Unfetched, explain
from crawler.components.resolver import refused_hosts
from crawler.pace import LONGEST_REST, SharedTurns, Turn, host_of
from crawler.room import Room
from index.store import StoreError

_TURN = "turn"
_BUSY = (429, 502, 503, 504)
"""Statuses of a host that cannot answer. Any other 5xx is told of one page, and says nothing of the next."""
_ENDED = "the crawl ended before it was asked"
# The host has answered, or was never asked.
_NO_FAILURE = (IgnoreRequest, DownloadCancelledError, ResponseDataLossError, UnsupportedURLSchemeError)


class HostBroken(Unfetched):
    """Not asked, because the host failed too often or wants to be left alone."""


class TurnMiddleware:
    """Takes the host's turn before each request and gives it back after, with the rest the host asked for."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._pace = room.pace
        self._circuit = Circuit(room)
        if room.store.for_machines and self._pace.shared is None:
            self._pace.shared = SharedTurns(room.store)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the room's pace and store."""
        return cls(Room.of(crawler))

    async def process_request(self, request: Request) -> None:
        """Wait for the turn. Raises ``HostBroken``, or ``NotAsked`` when the crawl ends meanwhile."""
        try:
            await self._refuse_broken(request)
            turn = self._pace.turn(host_of(request.url))
            await turn.take()
            try:
                # While it waited, another request may have found the host broken.
                await self._refuse_broken(request)
            except BaseException:
                turn.give(asked=False)
                raise
        except StoreError as error:
            self._room.store_failed(error)
            raise NotAsked(_ENDED) from error
        request.meta[_TURN] = turn

    async def process_response(self, request: Request, response: Response) -> Response:
        """Give the turn back."""
        turn: Turn = request.meta.pop(_TURN)
        backoff = 1.0
        try:
            rest = retry_after(response)
            if rest is not None and rest <= LONGEST_REST:
                self._pace.rest(turn.host, rest)
            backoff = await self._judge(request, response.status, rest)
        finally:
            turn.give(_slower(turn, backoff))
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Give the turn back after a failure, if it was ever taken."""
        turn: Turn | None = request.meta.pop(_TURN, None)
        if turn is None:
            return
        backoff = 1.0
        try:
            if not isinstance(exception, _NO_FAILURE) and _name(request.url) not in refused_hosts:
                reason, _ = explain(exception, _name(request.url), refused_hosts)
                backoff = await self._failed(request, reason)
        except StoreError as error:
            self._room.store_failed(error)
        finally:
            turn.give(_slower(turn, backoff))

    async def _refuse_broken(self, request: Request) -> None:
        if self._pace.ending.is_set():
            raise NotAsked(_ENDED)
        if reason := await self._circuit.verdict(_service(request.url)):
            raise HostBroken(reason)

    async def _judge(self, request: Request, status: int, rest: float | None) -> float:
        service, reason = _service(request.url), f"HTTP {status}"
        try:
            if rest is not None and rest > LONGEST_REST:
                await self._circuit.rests(service, reason, rest)
            elif status in _BUSY:
                return await self._failed(request, reason)
            elif status < 500:
                await self._circuit.answered(service)
        except StoreError as error:
            self._room.store_failed(error)
        return 1.0

    async def _failed(self, request: Request, reason: str) -> float:
        """Count a failure of the host, for each page once: trying again is no new failure, except of a probe."""
        service = _service(request.url)
        if request.meta.get("retry_times") and not self._circuit.is_probed(service):
            return 1.0
        return await self._circuit.failed(service, reason)


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


def _slower(turn: Turn, times: float) -> float:
    return 0.0 if times <= 1.0 else min(turn.delay * times, max(SLOWEST, turn.delay))


def _service(url: str) -> str:
    """What fails or not: a host, and its port where it is not the usual one."""
    try:
        port = urlsplit(url).port
    except ValueError:
        port = None
    return host_of(url) if port in (None, 80, 443) else f"{host_of(url)}:{port}"


def _name(url: str) -> str:
    """The host as the resolver was asked for it."""
    return urlsplit(url).hostname or ""
