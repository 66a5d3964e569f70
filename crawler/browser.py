"""Pages that show nothing without JavaScript, rendered by the system's Chromium. The browser itself has no network.

Whatever the page asks for goes through the crawl's own downloader: guard, robots.txt, pace and limits hold for it too.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import Playwright, Route, WebSocketRoute

logger = logging.getLogger(__name__)
MAX_PARTS = 80
"""Further requests of one page; what it asks beyond is refused."""
MAX_RENDERED = 32 * 2**20
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_GRACE = 5.0
_USEFUL = frozenset({"script", "xhr", "fetch"})
_ARGUMENTS = (
    # Names lead nowhere and so does the proxy, for addresses of the browser's own machine as well.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--js-flags=--max-old-space-size=512",
)


class BrowserError(Exception):
    """A page that could not be rendered; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to a further request of a page."""

    status: int
    content_type: str
    body: bytes


@dataclass(slots=True)
class Rendered:
    """A page as it stood when it was done, or when its time was over (``whole`` false); ``refused`` are its requests
    that were not made, with the reason."""

    html: str
    browser: str
    whole: bool = True
    parts: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


Fetch = Callable[[str], Awaitable[Part]]
"""Fetches a further address for a page. Raises any error of the downloader, which refuses the request."""


def chromium_path() -> str:
    """Where the system's Chromium is. Raises ``BrowserError`` saying how to get it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise BrowserError("rendering needs Chromium (Debian: apt-get install chromium)")
    return found


class Browser:
    """One Chromium, started when it is first needed; one page at a time. ``timeout`` in seconds for each page."""

    def __init__(self, fetch: Fetch, agent: str, timeout: float) -> None:
        self._fetch = fetch
        self._agent = agent
        self._timeout = timeout
        self._turn = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None

    async def render(self, url: str, status: int, content_type: str, body: bytes) -> Rendered:
        """Render a page whose own answer is there already. Raises ``BrowserError``."""
        async with self._turn:
            try:
                async with asyncio.timeout(self._timeout + _GRACE):
                    return await self._render(url, Part(status, content_type, body))
            except TimeoutError as error:
                await self.close()
                raise BrowserError(f"the browser took longer than {self._timeout:g} s") from error

    async def _render(self, url: str, main: Part) -> Rendered:
        from playwright.async_api import Error

        try:
            chromium = await self._started()
            context = await chromium.new_context(
                user_agent=self._agent, service_workers="block", accept_downloads=False, locale="en"
            )
            try:
                return await self._in_page(context, url, main, chromium.version)
            finally:
                await context.close()
        except Error as error:
            await self.close()
            raise BrowserError(f"the browser failed: {str(error).splitlines()[0][:300]}") from error

    async def _in_page(self, context: Any, url: str, main: Part, version: str) -> Rendered:
        from playwright.async_api import TimeoutError as TooLate

        made = Rendered("", f"Chromium {version}")
        page = await context.new_page()
        desk = _Desk(self._fetch, url, main, made)
        await context.route("**/*", desk.answer)
        await context.route_web_socket("**", desk.refuse_socket)
        try:
            await page.goto(url, wait_until="networkidle", timeout=self._timeout * 1000)
        except TooLate:
            made.whole = False
        made.html = (await page.content())[:MAX_RENDERED]
        return made

    async def _started(self) -> Chromium:
        if self._chromium is not None and self._chromium.is_connected():
            return self._chromium
        try:
            from playwright.async_api import async_playwright
        except ImportError:
            raise BrowserError("rendering needs the extra: watchfloor[browser]") from None
        self._playwright = await async_playwright().start()
        self._chromium = await self._playwright.chromium.launch(
            executable_path=chromium_path(),
            args=list(_ARGUMENTS),
            # Chromium's own sandbox does not work for root.
            chromium_sandbox=os.geteuid() != 0,
            handle_sigint=False,
            handle_sigterm=False,
        )
        return self._chromium

    async def close(self) -> None:
        """End the browser."""
        chromium, playwright = self._chromium, self._playwright
        self._chromium = self._playwright = None
        # It may be what hung or fell; its processes end with the connection to them.
        for ending in (chromium.close() if chromium else None, playwright.stop() if playwright else None):
            if ending is not None:
                with suppress(Exception):
                    await asyncio.wait_for(ending, 5)


class _Desk:
    """Answers what one page asks for."""

    def __init__(self, fetch: Fetch, url: str, main: Part, made: Rendered) -> None:
        self._fetch = fetch
        self._url = url
        self._main: Part | None = main
        self._made = made

    async def answer(self, route: Route) -> None:
        """Answer a request of the browser: the page itself, what its scripts need, nothing else."""
        request = route.request
        if request.is_navigation_request() and self._main is not None and request.frame.parent_frame is None:
            part, self._main = self._main, None
        elif request.resource_type == "stylesheet":
            part = Part(200, "text/css", b"")
        elif (reason := self._reason(request)) is not None:
            await self._refuse(route, reason)
            return
        else:
            self._made.parts += 1
            try:
                part = await self._fetch(request.url)
            # The boundary of a part: whatever keeps it from being fetched is told to the page, which goes on.
            except Exception as error:  # noqa: BLE001
                await self._refuse(route, str(error) or type(error).__name__)
                return
        with suppress(Exception):  # the page may be gone by now
            await route.fulfill(status=part.status, content_type=part.content_type, body=part.body)

    def _reason(self, request: Any) -> str | None:
        if request.resource_type not in _USEFUL:
            return "" if request.resource_type in ("image", "media", "font") else f"a {request.resource_type}"
        if request.method not in ("GET", "HEAD"):
            return f"{request.method}: pages are only read"
        return f"more than {MAX_PARTS} requests of one page" if self._made.parts >= MAX_PARTS else None

    async def _refuse(self, route: Route, reason: str) -> None:
        if reason:
            self._made.refused.append((route.request.url[:500], reason))
        with suppress(Exception):  # the page may be gone by now
            await route.abort("blockedbyclient")

    async def refuse_socket(self, socket: WebSocketRoute) -> None:
        """No page may talk to anyone by a socket."""
        self._made.refused.append((socket.url[:500], "a web socket"))
        await socket.close()
