"""The title of a page, without the name of the site."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.jsonld import text_of
from crawler.extract.markup import find, text_in

MAX_TITLE = 500
MAX_SITE_WORDS = 5
_HEADLINE = etree.XPath("//*[@itemprop='headline']")
_BARS = ("|", "»", "•", "·", "::")
_SEPARATOR = re.compile(r"\s+[|»·•—–:-]\s+|\s*[|»]\s*|\s+::\s+|\s+/\s+")


def read_title(facts: Facts) -> str | None:
    """Return what the page calls itself: its heading where one fits what the head states, else the head's title."""
    stated = [
        text_of(facts.article.get("headline")),
        _marked_headline(facts),
        facts.meta("og:title"),
        facts.meta("twitter:title"),
        _document_title(facts),
        text_of(facts.question.get("name")) or text_of(facts.question.get("headline")),
    ]
    candidates = [clean for title in stated if (clean := _clean(title))]
    for heading in facts.headings:
        if any(_same(heading, candidate) for candidate in candidates):
            return _unsigned(heading, facts)[:MAX_TITLE]
    bare = [without_site(candidate, _site_keys(facts)) for candidate in candidates]
    if len(facts.headings) == 1 and any(_alike(facts.headings[0], candidate) for candidate in bare):
        return facts.headings[0][:MAX_TITLE]
    if bare:
        return bare[0][:MAX_TITLE]
    return facts.headings[0][:MAX_TITLE] if facts.headings else None


def _site_keys(facts: Facts) -> set[str]:
    """The names of the site, and its host, as letters alone."""
    try:
        host = urlsplit(facts.url or "").hostname or ""
    except ValueError:
        host = ""
    labels = host.removeprefix("www.").split(".")
    named = (*facts.site_names, *facts.home_names)
    return {_key(name) for name in (*named, host, "".join(labels[:-1]), *labels[:-1]) if len(name) > 2}


def _marked_headline(facts: Facts) -> str | None:
    """The headline that microdata marks; of several, as on a listing, none is the page's."""
    marked = find(_HEADLINE, facts.tree)[:2]
    return marked[0].get("content") or text_in(marked[0]) if len(marked) == 1 else None


def _unsigned(heading: str, facts: Facts) -> str:
    """A heading without the name of the site, of which nothing else is cut: it is what readers see."""
    return without_site(heading, _site_keys(facts), guess=False) if _SEPARATOR.search(heading) else heading


def _clean(title: str | None) -> str | None:
    return " ".join(unescape(title[: MAX_TITLE * 4]).split())[:MAX_TITLE] or None if title else None


def _document_title(facts: Facts) -> str | None:
    element = facts.tree.find(".//title")
    return element.text if element is not None else None


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _same(heading: str, stated: str) -> bool:
    """Whether a heading is the stated title, or all of it but the name of the site."""
    one, other = _key(heading), _key(stated)
    return len(one) > 2 and (one == other or (other.startswith(one) and len(one) * 2 > len(other)))


def _alike(heading: str, stated: str) -> bool:
    """Whether half of the words of a heading are in the stated title: editors shorten one of the two."""
    one, other = (set(re.findall(r"\w{3,}", text.casefold())) for text in (heading, stated))
    return len(one) > 1 and len(one & other) * 2 >= len(one)


def without_site(title: str, sites: set[str], *, guess: bool = True) -> str:
    """Cut the name of the site from either end of a title; ``sites`` as letters and digits alone.

    After a bar, where nothing but a section or a site stands, a few words are cut even if they are not known, unless
    ``guess`` is off.
    """
    pieces = [(found.start(), found.end(), found[0].strip()) for found in _SEPARATOR.finditer(title)]
    if not pieces:
        return title
    first, last = pieces[0], pieces[-1]
    tail = title[last[1] :]
    short = guess and last[2] in _BARS and len(tail.split()) <= MAX_SITE_WORDS and last[0] >= len(tail)
    if _key(tail) in sites or short:
        return without_site(title[: last[0]], sites, guess=guess) or title
    if _key(title[: first[0]]) in sites:
        return title[first[1] :]
    return title
