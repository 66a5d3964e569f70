"""The title of a page, without the name of the site."""

from __future__ import annotations

import re
from html import unescape

from crawler.extract.facts import Facts
from crawler.extract.jsonld import text_of

MAX_TITLE = 500
_SEPARATOR = re.compile(r"\s+[|»·•—–-]\s+|\s*[|»]\s*|\s+::\s+|\s+/\s+")


def read_title(facts: Facts) -> str | None:
    """Return what the page calls itself: its heading where one fits what the head states, else the head's title."""
    stated = [
        text_of(facts.article.get("headline")),
        facts.meta("og:title"),
        facts.meta("twitter:title"),
        _document_title(facts),
        text_of(facts.question.get("name")) or text_of(facts.question.get("headline")),
    ]
    candidates = [clean for title in stated if (clean := _clean(title))]
    for heading in facts.headings:
        if any(_same(heading, candidate) for candidate in candidates):
            return heading[:MAX_TITLE]
    for candidate in candidates:
        bare = without_site(candidate, facts.site_names)
        if bare:
            return bare[:MAX_TITLE]
    return facts.headings[0][:MAX_TITLE] if facts.headings else None


def _clean(title: str | None) -> str | None:
    return " ".join(unescape(title).split()) or None if title else None


def _document_title(facts: Facts) -> str | None:
    element = facts.tree.find(".//title")
    return element.text if element is not None else None


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _same(heading: str, stated: str) -> bool:
    """Whether a heading is the stated title, or all of it but the name of the site."""
    one, other = _key(heading), _key(stated)
    return len(one) > 2 and (one == other or (other.startswith(one) and len(one) * 2 > len(other)))


def without_site(title: str, sites: tuple[str, ...]) -> str:
    """Cut the name of the site from either end of a title."""
    keys = {_key(site) for site in sites}
    pieces = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    if not pieces:
        return title
    first, last = pieces[0], pieces[-1]
    if _key(title[last[1] :]) in keys:
        return title[: last[0]]
    if _key(title[: first[0]]) in keys:
        return title[first[1] :]
    return title
