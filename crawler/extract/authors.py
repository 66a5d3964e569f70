"""Who wrote a page: persons and bylined agencies or desks, one each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from crawler.extract.dates import read_date
from crawler.extract.facts import Facts
from crawler.extract.jsonld import text_of
from crawler.extract.markup import find, text_in

MAX_AUTHORS = 20
MAX_NAME = 80

_BY = re.compile(
    r"^\W*(?:(?:written|posted|post|published|reviewed|story|words|text|article|submitted|created|reported|authored|guide|"
    r"compiled)\s+by|by|par|por|von|"
    r"di|da|door|av|autor(?:a|in|es)?|author(?:s)?|автор)\b\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net)\b\S*", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:[|•·»\n\t]|\bon\s+\w+day\b|"
    r"\bmore about\b|\s[–—-]\s|\(|\bfor\b|\bupdated\b|\bpublished\b|\blast\b|\bfollow\b).*$",
    re.I | re.S,
)
_BETWEEN = re.compile(r"\s*(?:;|/|\||\s&\s|&amp;|\s(?:and|und|et|y|e|en|og|och|и)\s)\s*")
_CREDENTIAL = re.compile(
    r",?\s+(?:ph\.?\s?d|m\.?d|d\.?o|d\.?v\.?m|dacvb|r\.?d\.?n?|r\.?n|m\.?s\.?w?|m\.?a|m\.?p\.?h|mba|cfp|cpa|j\.?d|esq|"
    r"jr|sr|b\.?a|b\.?sc|cpt|lmft|lcsw|apd|ldn)\.?(?=,|\s|$)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:super|web)?(?:admin(?:istrator)?|author|staff|user|guest|unknown|anonymous|null|none|n/a|undefined|default|"
    r"master|root|editor|by|true|false|redaktion)",
    re.IGNORECASE,
)
_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "citation_author", "dc.contributor", "cxenseparse:author", "article.author", "rbauthors", "og:article:author",
    "creator",
)  # fmt: skip
_BYLINES = [
    etree.XPath(path)
    for path in (
        "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]",
        "//a[@rel='author'] | //a[contains(@class, 'author') and not(contains(@class, 'avatar'))]",
        "//*[self::span or self::div or self::p or self::a or self::address or self::li or self::h4 or self::h5]"
        "[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'author_name') or "
        "contains(@class, 'authorName') or @class='author' or contains(@class, 'post-author') or "
        "contains(@class, 'entry-author') or contains(@class, 'Byline') or contains(@class, 'article-author')]",
    )
]
_SAYING_BY = etree.XPath(
    "//*[not(self::script or self::style or self::title)]"
    "[text()[starts-with(normalize-space(), 'By ') or starts-with(normalize-space(), 'Written by ') or "
    "starts-with(normalize-space(), 'By: ') or starts-with(normalize-space(), 'Author: ')]]"
)


def read_authors(facts: Facts) -> tuple[str, ...]:
    """Return the names of the authors from the best statement that gives any."""
    for statement in _statements(facts):
        names = _unique(name for text in statement for name in names_in(text))
        if names:
            return names
    return ()


def names_in(text: str | None) -> Iterator[str]:
    """Yield the names in a byline such as ``By Ann Lee and Bo Ray, Ph.D. | 3 May 2024``."""
    text = " ".join(_ADDRESS.sub(" ", _MAIL.sub(" ", text or ""))[:400].split())
    text = _AFTER.sub("", _CREDENTIAL.sub("", _BY.sub("", text)))
    for part in _BETWEEN.split(text):
        for name in _comma_apart(part):
            clean = _BY.sub("", name).strip(" ,.;:|-–—*'\"“”")
            if _is_name(clean):
                yield clean


def _comma_apart(text: str) -> list[str]:
    """Divide at commas where all that stands between them looks like a full name; else what follows is a role."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if all(1 < len(part.split()) <= 4 and part[:1].isupper() for part in parts):
        return parts
    return parts[:1]


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= MAX_NAME
        and len(text.split()) <= 8
        and any(character.isalpha() for character in text)
        and not _NOBODY.fullmatch(text)
        and read_date(text) is None
        and not text.startswith("@")
    )


def _statements(facts: Facts) -> Iterator[list[str | None]]:
    for thing in (facts.article, facts.question):
        yield list(_of_thing(facts, thing.get("author"))) or list(_of_thing(facts, thing.get("creator")))
    for name in _METAS:
        yield [content for content in facts.metas.get(name, ()) if "://" not in content and not content.isdigit()]
    if re.search(r"written|author|by\b", facts.meta("twitter:label1") or "", re.IGNORECASE):
        yield [facts.meta("twitter:data1")]
    for path in _BYLINES:
        yield [_byline(element) for element in find(path, facts.tree)[:4]]
    for element in find(_SAYING_BY, facts.tree)[:3]:
        yield [text for text in (_byline(element),) if text and len(text) <= MAX_NAME and _BY.match(text)]


def _of_thing(facts: Facts, author: Any) -> Iterator[str | None]:
    for one in author if isinstance(author, list) else [author]:
        name = text_of(one) or text_of(facts.thing(one.get("@id")) if isinstance(one, dict) else None)
        if name and "://" not in name:
            yield name


def _byline(element: etree._Element) -> str | None:
    text = text_in(element)
    return text if len(text) <= 200 else None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name.casefold(): name for name in reversed(list(names)[:MAX_AUTHORS])}.values())[::-1]
