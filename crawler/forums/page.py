"""A page of a forum, read once: its links with their addresses cleaned, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from lxml import etree

from crawler.extract.encodings.reading import decode
from crawler.extract.facts import Facts
from crawler.extract.markup import parse, text_in
from crawler.extract.model import MAX_SIZE, PageError
from crawler.extract.threads.reading import Found, find_thread
from crawler.extract.titles.reading import read_title
from crawler.forums.addresses import address, home, page_of
from crawler.harvest import Answer
from crawler.social.json import clean

MAX_LINKS = 5_000

_PAGED = re.compile(r"\s*[-–—|,(]?\s*\b(?:page|seite|página|pagina|страница|strona|sayfa)\s+\d+\)?.*$", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:next|weiter|nächste|suivante?|siguiente|след\w*|successiv[ao]|volgende|próxima|avanti)\b|[>›»]{1,2}$", re.I
)


@dataclass(frozen=True)
class ForumPage:
    """A page as it came: ``url`` is its own address without session."""

    facts: Facts
    url: str

    @cached_property
    def posts(self) -> list[Found]:
        """The posts of the page, in order."""
        return find_thread(self.facts)

    @cached_property
    def title(self) -> str | None:
        """The title without the number of the page."""
        return clean(_PAGED.sub("", read_title(self.facts) or "")).strip() or None

    @cached_property
    def links(self) -> list[tuple[etree._Element, str]]:
        """Links to the same host with their cleaned addresses."""
        host = urlsplit(self.url).netloc
        links = list(self.facts.tree.iter("a"))[:MAX_LINKS]
        found = ((link, address(self.absolute(link))) for link in links if link.get("href"))
        return [(link, url) for link, url in found if url and urlsplit(url).netloc == host]

    def absolute(self, link: etree._Element) -> str:
        """The address of a link with its fragment, empty where it has none."""
        return self.facts.absolute((link.get("href") or "")[:4000]) or ""

    def next_page(self) -> str | None:
        """The address of the page after this one of the same thread or list, None where it is the last."""
        here, own = page_of(self.url), home(self.url)
        pages = sorted(
            {(page_of(url), url) for _, url in self.links if home(url) == own and page_of(url) > max(here, 1)}
        )
        stated = next((url for url in self._stated_next() if home(url) == own and page_of(url) > here), None)
        return stated or next((url for _, url in pages), None)

    def _stated_next(self) -> Iterator[str]:
        for link in self.facts.tree.iter("link"):
            if "next" in (link.get("rel") or "").lower().split() and (url := address(self.absolute(link))):
                yield url
        for link, url in self.links:
            named = f"{link.get('rel') or ''} {link.get('class') or ''}".lower()
            if "next" in named or _NEXT.match(text_in(link, 30)):
                yield url


def read_page(answer: Answer) -> ForumPage:
    """Read an answer as a page of a forum. Raises ``PageError`` for what is no page."""
    url = address(answer.url) or address(answer.ask.url)
    if url is None:
        raise PageError("not a web address")
    if len(answer.body) > MAX_SIZE:
        raise PageError(f"the page is larger than {MAX_SIZE // 2**20} MiB")
    media = answer.content_type.partition(";")[0].strip().lower()
    if media and not re.search(r"html|xml|text/plain|octet-stream", media):
        raise PageError(f"{media}, not a page")
    text, _ = decode(answer.body, answer.content_type or None)
    if not text.strip():
        raise PageError("the page is empty")
    return ForumPage(Facts(parse(text), answer.url, answer.now), url)
