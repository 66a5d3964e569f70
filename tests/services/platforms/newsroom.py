"""A news site without feed or sitemap, with all that leads a crawl astray; its places and people do not exist.

Front page, three sections of ten articles each (four on a page), and beside them: tags, authors, a search, a calendar
without end, session numbers that change with every page, copies to print and share, facets, relative links gone
wrong, pages about the site, and a link to a withdrawn article that is answered with "not found" and status 200.

``Newsroom(feed=True)`` advertises a feed that names two articles more, which no page links to.
``Newsroom(sitemap=True)`` names a sitemap of all articles in its robots.txt. A right crawl of ``server.url + "/"``
stores the articles at ``server.right``, one document each, refuses the withdrawn one by name and asks for nothing of
``server.wrong()``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from itertools import count

from tests.services.platforms.newsroom_texts import SECTIONS, Article, articles, lead, page
from tests.services.platforms.serving import Platform, PlatformHandler, Reply, last

PAGE = 4
WITHDRAWN = "/harbour/2026/11/02/report-of-the-night-watch-withdrawn"
NEWEST = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TRAPS = ("/tag/", "/author/", "/search", "/calendar", "/login", "/print", "share=", "print=", "sort=", "replytocom=",
         "PHPSESSID", "/about", "/contact", "/harbour/harbour")  # fmt: skip


class Newsroom(Platform):
    """The site. ``newest``: when its newest article was published; each other one is a day older than the last."""

    def __init__(self, *, feed: bool = False, sitemap: bool = False, newest: datetime = NEWEST) -> None:
        super().__init__()
        made = articles(newest, 32 if feed else 30)
        self.linked, self.unlinked = made[:30], made[30:]
        self.sitemap = sitemap
        self._visits = count(1)

    @property
    def right(self) -> set[str]:
        """The addresses of all articles."""
        return {self.url + one.path for one in (*self.linked, *self.unlinked)}

    def wrong(self) -> list[str]:
        """Requests that a right crawl does not make, as far as they were made."""
        with self.site.lock:
            return [one.path for one in self.site.seen if any(part in one.path for part in TRAPS)]

    def publish(self, title: str, section: str = "harbour") -> str:
        """Put a newer article on the site; returns its address."""
        newest = max(one.when for one in self.linked) + timedelta(hours=5)
        made = Article(section, title, newest, number=len(self.linked) + 40)
        self.linked.insert(0, made)
        return self.url + made.path

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """What the site answers."""
        body = self._file(path) or self._html(path, query).encode()
        kind = "text/html; charset=utf-8" if body.startswith(b"<!doctype html") else "text/plain; charset=utf-8"
        return 200, body, {"Content-Type": "application/xml" if body.startswith(b"<?xml") else kind}

    def _file(self, path: str) -> bytes | None:
        if path == "/robots.txt":
            return b"User-agent: *\nDisallow: /login\n" + (
                f"Sitemap: {self.url}/sitemap.xml\n".encode() if self.sitemap else b""
            )
        if path == "/sitemap.xml" and self.sitemap:
            urls = "".join(f"<url><loc>{self.url}{one.path}</loc></url>" for one in self.linked)
            return f'<?xml version="1.0"?><urlset>{urls}</urlset>'.encode()
        if path == "/feed.xml" and self.unlinked:
            items = "".join(
                f"<item><title>{escape(one.title)}</title><link>{self.url}{one.path}</link>"
                f"<pubDate>{format_datetime(one.when)}</pubDate></item>"
                for one in self.unlinked
            )
            return f'<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>{items}</channel></rss>'.encode()
        return None

    def _html(self, path: str, query: Mapping[str, list[str]]) -> str:
        known = next((one for one in (*self.linked, *self.unlinked) if one.path == path), None)
        section = path.strip("/")
        if known:
            return self._page(known.title, known.body(), head=known.head())
        if path == "/":
            return self._page("Velmora Watch", self._front())
        if section in SECTIONS:
            return self._page(section.title(), self._listing(section, int(last(query, "page", "1"))))
        if path.startswith(("/tag/", "/author/", "/search")):
            return self._page("Found", "".join(map(lead, self.linked[::3])))
        if path.startswith("/calendar"):
            return self._page("Calendar", self._calendar(path))
        if path in ("/about", "/contact", "/login"):
            return self._page(path.strip("/").title(), "<p>We are a small house at the quay of Velmora.</p>")
        return self._page("Page not found", "<h1>Page not found</h1><p>We could not find what you looked for.</p>")

    def _page(self, title: str, body: str, head: str = "") -> str:
        feed = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">' if self.unlinked else ""
        return page(title, body, head + feed, visit=next(self._visits))

    def _front(self) -> str:
        newest = sorted(self.linked, key=lambda one: one.when, reverse=True)[:9]
        withdrawn = f'<h2><a href="{WITHDRAWN}">Report of the night watch withdrawn</a></h2>'
        return "".join(map(lead, newest)) + withdrawn

    def _listing(self, section: str, number: int) -> str:
        own = [one for one in self.linked if one.section == section]
        own.sort(key=lambda one: one.when, reverse=True)
        shown = own[(number - 1) * PAGE : number * PAGE]
        later = f'<a class="next" href="/{section}?page={number + 1}">Older</a>'
        facets = f'<a href="/{section}?sort=oldest">Oldest first</a>'
        return f"<h1>{section.title()}</h1>" + "".join(map(lead, shown)) + facets + later

    def _calendar(self, path: str) -> str:
        parts = [int(part) for part in path.split("/") if part.isdigit()] or [2026, 11]
        year, month = parts[0], parts[1] if len(parts) > 1 else 1
        later = f"/calendar/{year + month // 12}/{month % 12 + 1}"
        return f'<h1>{year}-{month:02}</h1><a href="{later}">Next month</a>'
