"""Dates in the text of a page: the line under its title first, then what a search of its prose finds."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from itertools import chain, islice

from htmldate import find_date
from lxml import etree, html

from crawler.extract.dates import plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.markup import text_in

FIRST_BLOCKS = 4
MAX_HEADINGS = 5
MAX_LINES = 3
MAX_LINE = 200
MAX_PARTS = 60
MIN_TITLE = 8
NUMBERED = re.compile(
    r"(?<!\w)(?:n[or]s?\b\.?|n\.?\s?[°º]s?\.?|n[uú]m(?:ero|\.)|num[ée]ro|nummer|number|№|#)\s*"
    r"\d{1,5}(?:\s?[/.-]\s?\d{1,4}){1,2}(?!\w)",
    re.IGNORECASE,
)
"""The number of a document in its year, ``No. 9/2026``, which looks like a month."""

_DATELINE = re.compile(
    r"(?:[^\W\d][^\W\d]*\.?(?:[ '’-][^\W\d]+\.?){0,4}\s?,\s*)?(?:(?:le|am|den|the|on|a|il|el)\s+)?"
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:d[’']|de\s+|of\s+)?[^\W\d]{3,12}\.?|[^\W\d]{3,12}\.?\s+\d{1,2},?)"
    r"\s+(?:del?\s+)?\d{4})\s*(?:$|[–—:/(.-])",
    re.IGNORECASE,
)


def from_dateline(blocks: list[str], facts: Facts) -> str | None:
    """The date of a line like ``Ostend, 5 November 2026``, a place before it or none.

    It begins one of the first blocks of the main text, or stands beside the title.
    """
    for block in chain(blocks[:FIRST_BLOCKS], lines_beside_title(facts)):
        line = _DATELINE.match(block[:120])
        found = read_date(line["date"]) if line else None
        if found and plausible(found, facts.now):
            return found
    return None


def lines_beside_title(facts: Facts) -> Iterator[str]:
    """Texts of the short lines right before and after the heading that is the page's title, and of their parts."""
    title = (facts.meta("og:title") or facts.tree.findtext(".//title") or "").casefold()
    for heading in islice(facts.tree.iter("h1"), MAX_HEADINGS):
        if len(name := text_in(heading).casefold()) >= MIN_TITLE and name in title:
            yield from _lines(heading.itersiblings())
            yield from _lines(heading.itersiblings(preceding=True))


def _lines(siblings: Iterator[etree._Element]) -> Iterator[str]:
    with_text = (sibling for sibling in islice(siblings, MAX_PARTS) if text_in(sibling, 1))
    for line in islice(with_text, MAX_LINES):
        if len(text_in(line, MAX_LINE + 1)) > MAX_LINE or next(line.iter("h2", "h3", "h4"), None) is not None:
            return
        for part in islice(line.iter(), MAX_PARTS):
            yield part.get("datetime") or text_in(part, 60)


def from_search(facts: Facts) -> str | None:
    """The last resort reads the page's prose for dates."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of dateparser inside
        found = find_date(
            _without_numbers(facts.tree),
            extensive_search=False,
            original_date=True,
            url=facts.url,
            min_date="1995-01-01",
            max_date=(facts.now + timedelta(days=1)).strftime("%Y-%m-%d"),
        )
    return str(found) if found else None


def _without_numbers(tree: html.HtmlElement) -> html.HtmlElement:
    """The tree without numbers of documents: itself, where it has none."""
    if not any(NUMBERED.search(str(text)) for text in tree.itertext()):
        return tree
    changed = deepcopy(tree)
    for element in changed.iter():
        element.text = NUMBERED.sub(" ", element.text) if element.text else element.text
        element.tail = NUMBERED.sub(" ", element.tail) if element.tail else element.tail
    return changed
