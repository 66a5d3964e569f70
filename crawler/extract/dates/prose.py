"""Dates in the main text of a page: the line that begins it, or that it ends with."""

from __future__ import annotations

import re

from crawler.extract.dates.order import language_of, usual_day_first
from crawler.extract.dates.reading import find_dates, plausible
from crawler.extract.dates.text import plain
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

FIRST_BLOCKS = 4
LAST_BLOCKS = 2
MAX_LINE = 120
MAX_PLACE = 60

DATELINE = heuristic("date.dateline", "a date that begins the text, or stands alone at its end, is that of publication")

_PLACE = re.compile(
    r"(?:\W*[^\W\d][^\d.:;]{0,50}[,/-]\s?)?(?:\W*(?:le|am|den|the|on|a|il|el|em|de|dne|dnia|ngay|op|vom)\s+)?\W*$"
)
_AFTER = re.compile(r"\s*(?:$|г\b|р\b|r\b|m\b|[-:/(.,|])")


def from_dateline(blocks: list[str], facts: Facts) -> str | None:
    """The date of a line like ``Ostend, 5 November 2026``, a place before it or none.

    It begins one of the first blocks of the main text, or is all of one of the last.
    """
    if not DATELINE:
        return None
    first = [block[:MAX_LINE] for block in blocks[:FIRST_BLOCKS]]
    last = [block for block in blocks[FIRST_BLOCKS:][-LAST_BLOCKS:] if len(block) <= MAX_PLACE]
    for line in (*first, *last):
        text = plain(line)
        for found in find_dates(text, day_first=usual_day_first(facts), language=language_of(facts))[:1]:
            begins = _PLACE.match(text[: found.start]) and _AFTER.match(text[found.end :])
            if begins and plausible(found.iso, facts.now):
                return found.iso
    return None
