"""A well-behaved site on loopback: pages from memory with ETags, and a feed of them. It counts what is asked."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Page:
    """What the site answers at a path. ``listed`` is its date in the feed; None leaves it out."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    listed: datetime | None = None

    @property
    def etag(self) -> str:
        """The validator of the present content."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass
class Site:
    """``with Site() as site:`` serves ``site.pages`` at ``site.url``; ``/feed.xml`` lists them, newest first."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    feeds: dict[str, str] = field(default_factory=lambda: {"/feed.xml": "/"})
    port: int = 0

    def __enter__(self) -> Site:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address of the site, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str) -> Page | None:
        """The page at a path; a feed is made on demand of the pages below its folder."""
        if path in self.feeds:
            return Page(self.feed(self.feeds[path]), "application/rss+xml; charset=utf-8")
        return self.pages.get(path)

    def feed(self, below: str) -> bytes:
        """RSS 2.0 of every listed page below a path."""
        listed = [(page.listed, path) for path, page in list(self.pages.items()) if page.listed]
        items = "".join(
            f"<item><title>{escape(path)}</title><link>{self.url}{escape(path)}</link>"
            f"<guid>{self.url}{escape(path)}</guid><pubDate>{format_datetime(when)}</pubDate></item>"
            for when, path in sorted(listed, reverse=True)
            if path.startswith(below)
        )
        return f'<rss version="2.0"><channel><title>Site</title>{items}</channel></rss>'.encode()


def article(title: str, paragraphs: list[str], when: datetime | None = None) -> Page:
    """A plain article page."""
    when = when or datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{when.isoformat()}">'
        f"</head><body><nav><a href='/'>Home</a></nav><main><article><h1>{escape(title)}</h1>{body}</article></main>"
        f"<footer>About us</footer></body></html>"
    )
    return Page(html.encode(), listed=when)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body leave in one packet: sent apart, the second waits for the first to be acknowledged.
        wbufsize = -1

        def do_GET(self) -> None:
            site.asked[self.path] += 1
            page = site.answer(self.path)
            if page is None:
                self.send_error(404)
                return
            if self.headers.get("If-None-Match") == page.etag:
                self.send_response(304)
                self.send_header("ETag", page.etag)
                self.end_headers()
                return
            site.sent[self.path] += 1
            self.send_response(200)
            self.send_header("Content-Type", page.content_type)
            self.send_header("Content-Length", str(len(page.body)))
            self.send_header("ETag", page.etag)
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing: the tests count instead."""

    return Handler
