"""The date of publication as a page states it for machines: JSON-LD, ``meta`` elements, microdata and RDFa."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from lxml import etree

from crawler.extract.dates.order import language_of, usual_day_first
from crawler.extract.dates.places import is_away, names_of, upwards
from crawler.extract.dates.reading import find_dates, plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import text_of, types_of
from crawler.extract.markup import find, text_in
from crawler.extract.threads.dates import is_relative

OTHERS = heuristic("date.not-of-others", "microdata dates of comments and answers are not the page's")

_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "publication_date", "publication-date", "publish-date", "publishdate", "publish_date", "pubdate", "pub_date",
    "published_time", "published", "published_at", "article.published", "article:publish_date",
    "article_date_original", "firstpublished", "originalpublicationdate", "rnews:datepublished",
    "iso-8601-publish-date", "vr:published_time", "bt:pubdate", "displaydate", "dc.date.issued", "dcterms.issued",
    "dc.date.published", "dc.issued", "dc.date", "dc:date", "dcterms.date", "citation_publication_date",
    "citation_online_date", "citation_date", "date", "article:post_date", "post_date", "release_date",
    "video:release_date", "og:release_date", "article:date", "content_date", "doc_date", "dc.date.created",
    "dcterms.created", "dc.created", "article:created", "created",
)  # fmt: skip
_NOT_PAGES = ("Comment", "Answer", "Review", "Product", "Event", "ImageObject", "Offer", "AudioObject", "JobPosting")
_PROPERTY = etree.XPath("//*[starts-with(@itemprop, 'date') or contains(@property, 'date') or @pubdate]")
_NAMED = frozenset(
    [
        "datePublished",
        "dateCreated",
        "schema:datePublished",
        "schema:dateCreated",
        "dc:date",
        "dcterms:date",
        "dc:created",
        "dc:issued",
    ]
)
_PLAIN = ("datepublished", "datecreated")
_OF_OTHERS = re.compile(r"comment|answer|review|reply", re.IGNORECASE)
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?$")
_MONTH_ONLY = re.compile(r"\d{4}-?\d\d$|\d{4}-?W\d\d$")
MAX_ELEMENTS = 40


def stated_dates(facts: Facts) -> list[str]:
    """Return the plausible dates of publication that the page states, best first.

    Marked elements of its body are asked only where its head states none or contradicts itself.
    """
    stated = _plausible(_in_head(facts), facts)
    if not one_day(stated):
        stated = list(dict.fromkeys((*stated, *_plausible(_properties(facts), facts))))
    if stated and "T" in stated[0]:
        return stated
    return list(dict.fromkeys((*stated, *_plausible(_in_things(facts), facts))))


def one_day(dates: list[str]) -> bool:
    """Whether there are dates and all mean one day, but for the zones that they are told in."""
    days = sorted(date.fromisoformat(one[:10]) for one in dates)
    return bool(days) and days[-1] - days[0] <= timedelta(days=1)


def _plausible(texts: Iterable[str | None], facts: Facts) -> list[str]:
    read = (_read(text, facts) for text in texts)
    return list(dict.fromkeys(iso for iso in read if iso and plausible(iso, facts.now)))


def _read(text: str | None, facts: Facts) -> str | None:
    if not text or _MONTH_ONLY.match(text):
        return None
    if _EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    day_first, language = usual_day_first(facts), language_of(facts)
    read = read_date(text, day_first=day_first, language=language)
    if read or is_relative(text):
        return read
    return next((one.iso for one in find_dates(text[:120], day_first=day_first, language=language)), None)


def _in_head(facts: Facts) -> Iterator[str | None]:
    for thing in (facts.article, facts.question):
        yield text_of(thing.get("datePublished")) or text_of(thing.get("dateCreated"))
    yield from (facts.metas[name][0] for name in _METAS if name in facts.metas)


def _in_things(facts: Facts) -> Iterator[str | None]:
    for thing in facts.things:
        if not any(name in _NOT_PAGES for name in types_of(thing)):
            yield text_of(thing.get("datePublished")) or text_of(thing.get("uploadDate"))


def _properties(facts: Facts) -> Iterator[str | None]:
    elements = [one for one in find(_PROPERTY, facts.tree)[:MAX_ELEMENTS] if _is_named(one)]
    elements.sort(key=lambda one: one.get("itemprop") == "dateCreated")
    for element in elements:
        if not (OTHERS and (_of_others(element, facts) or is_away(element, facts))):
            yield element.get("content") or element.get("datetime") or text_in(element, 120)
    yield from (meta.get("content") for meta in facts.tree.iter("meta") if (meta.get("name") or "").lower() in _PLAIN)


def _is_named(element: etree._Element) -> bool:
    names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
    return element.get("pubdate") is not None or not _NAMED.isdisjoint(names)


def _of_others(element: etree._Element, facts: Facts) -> bool:
    for part in upwards(element):
        marks = f"{part.get('itemprop') or ''} {part.get('itemtype') or ''} {names_of(part)}"
        if part.tag != "body" and _OF_OTHERS.search(marks) and part not in facts.around_headings:
            return True
    return False
