"""Sitemaps: page lists, indexes, news sitemaps, feeds used as such and plain lists of addresses, zipped or not.

A robots.txt is read as the index of the sitemaps that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from lxml import etree

from crawler.extract.dates.reading import moment, read_date
from crawler.extract.encodings.reading import decode
from crawler.feeds import NotAFeedError, read_feed
from crawler.feeds.fields import plain, web_address
from crawler.sitemap_bytes import MAX_SIZE, NotASitemapError, unzipped, without_warnings
from crawler.web.addresses import day_of
from crawler.web.robotsmaps import is_robots, robots_sitemaps

MAX_ENTRIES = 100_000
__all__ = ["MAX_ENTRIES", "MAX_SIZE", "NotASitemapError", "Sitemap", "SitemapEntry", "read_sitemap"]

_OLDEST = datetime.min.replace(tzinfo=UTC)
_FEEDS = ("rss", "rdf", "feed")
# References to half a character: the parser lets them through, and fails when asked for the text.
_HALF = re.compile(
    r"&#(?:x0*d[89a-f][0-9a-f]{2}(?![0-9a-f])|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3])(?!\d));?",
    re.IGNORECASE,
)
_DOCTYPE = "<!DOCTYPE"
_SUBSET_END = re.compile(r"\]\s*>")


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page with what a news sitemap says of it, or another sitemap named by an index; dates are ISO-8601."""

    url: str
    lastmod: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages and further sitemaps, newest first by their dates, else by the days in their addresses.

    Those without either follow in the publisher's order.
    """

    entries: tuple[SitemapEntry, ...]
    children: tuple[SitemapEntry, ...]
    problems: tuple[str, ...] = ()


def read_sitemap(body: bytes, url: str | None = None, content_type: str | None = None) -> Sitemap:
    """Read a sitemap of any kind; ``url`` is its address. Raises ``NotASitemapError``."""
    if url is not None and is_robots(body, url):
        return _of_robots(body, url)
    body, problems = unzipped(body)
    if not body.strip(b"\x00 \t\r\n"):
        raise NotASitemapError("the body is empty")
    text = decode(body, content_type)[0].lstrip("\ufeff \t\r\n")
    text, warned = without_warnings(text)
    problems += ["there is text before the XML"] if warned else []
    if text.startswith("<"):
        return _read_xml(text, url, problems)
    lines = (SitemapEntry(address) for line in text.splitlines() if (address := web_address(None, line)))
    entries = list(islice(lines, MAX_ENTRIES))
    if not entries:
        raise NotASitemapError("neither XML nor a list of addresses")
    return Sitemap(tuple(_once(entries)), (), tuple(problems))


def _of_robots(body: bytes, url: str) -> Sitemap:
    named = robots_sitemaps(body, url)
    if not named:
        raise NotASitemapError("a robots.txt that names no sitemap")
    return Sitemap((), tuple(SitemapEntry(address) for address in named))


def _read_xml(text: str, url: str | None, problems: list[str]) -> Sitemap:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(_HALF.sub("", _without_doctype(text)).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise NotASitemapError(f"XML that cannot be read: {error}") from error
    if root is None:
        raise NotASitemapError("XML that cannot be read")
    pages = [found for element in _named(root, "url") if (found := _entry(element, url))]
    children = [found for element in _named(root, "sitemap") if (found := _child(element, url))]
    if not pages and not children and _local(root) in _FEEDS:
        return _of_feed(text, url, problems)
    if not pages and not children and _local(root) not in ("urlset", "sitemapindex"):
        raise NotASitemapError(f"XML of another kind, not a sitemap (root element {_local(root)!r})")
    if parser.error_log:
        problems.append(f"not well-formed: {parser.error_log[0].message[:200]}")
    return Sitemap(tuple(_newest_first(_once(pages))), tuple(_newest_first(_once(children))), tuple(problems))


def _without_doctype(text: str) -> str:
    """The text without its document type: at entities that multiply, the parser would give up all that follows."""
    start = text.find(_DOCTYPE, 0, 4096)
    end = text.find(">", start)
    if start < 0 or end < 0:
        return text
    subset = text.find("[", start, end)
    closed = _SUBSET_END.search(text, subset) if subset >= 0 else None
    return text[:start] + text[closed.end() if closed else end + 1 :]


def _of_feed(text: str, url: str | None, problems: list[str]) -> Sitemap:
    """The sitemap protocol lets a site name its feed as a sitemap."""
    try:
        feed = read_feed(text.encode("utf-8", "replace"), url, "application/xml; charset=utf-8")
    except NotAFeedError as error:
        raise NotASitemapError(str(error)) from error
    entries = [
        SitemapEntry(entry.url, entry.updated, entry.title, entry.published) for entry in feed.entries if entry.url
    ]
    return Sitemap(tuple(_newest_first(_once(entries))), (), (*problems, *feed.problems))


def _local(element: etree._Element) -> str:
    """The name without namespace or prefix: many sitemaps get theirs wrong."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name on the first two levels."""
    found = 0
    for child in root:
        for element in (child, *child):
            if _local(element) == name and found < MAX_ENTRIES:
                found += 1
                yield element


def _values(element: etree._Element) -> dict[str, str]:
    """The texts of all elements below by local name; the first of a name counts."""
    values: dict[str, str] = {}
    for below in element.iterdescendants():
        if below.text and below.text.strip():
            values.setdefault(_local(below), below.text.strip())
    return values


def _entry(element: etree._Element, base: str | None) -> SitemapEntry | None:
    own: dict[str, str] = {}
    for child in element:
        # The first counts: where namespaces are broken, a picture's address may stand beside the page's.
        own.setdefault(_local(child), (child.text or "").strip())
    address = web_address(base, own.get("loc"))
    if address is None:
        return None
    news = next((_values(child) for child in element if _local(child) == "news"), {})
    return SitemapEntry(
        url=address,
        lastmod=read_date(own.get("lastmod")),
        title=plain(news.get("title")),
        published=read_date(news.get("publication_date")),
        language=news.get("language"),
    )


def _child(element: etree._Element, base: str | None) -> SitemapEntry | None:
    values = _values(element)
    address = web_address(base, values.get("loc"))
    return SitemapEntry(address, read_date(values.get("lastmod"))) if address else None


def _once(items: Iterable[SitemapEntry]) -> list[SitemapEntry]:
    return list({item.url: item for item in reversed(list(items))}.values())[::-1]


def _newest_first(items: list[SitemapEntry]) -> list[SitemapEntry]:
    def age(item: SitemapEntry) -> datetime:
        stated = max(moment(item.published) or _OLDEST, moment(item.lastmod) or _OLDEST)
        day = day_of(item.url) if stated == _OLDEST else None
        return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else stated

    return sorted(items, key=age, reverse=True)
