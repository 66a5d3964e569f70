"""The date of publication in the scripts of a page: its own state, JSON-LD that does not parse, data for counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

STATE = heuristic("date.state", "the scripts of a page tell its date where nothing else does")

MAX_SCRIPTS = 60
MAX_READ = 1_000_000
"""Characters of scripts that are looked at."""
MAX_FOUND = 200
NEAR = 4000
"""Characters between a date and the page's title within which both are of one thing."""
TITLE = 24

_DATED = re.compile(
    r"(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time)|publication_?date|pub_?date"
    r"|first_?published(?:_?at|_?date)?|display_?date|date_?publication)"
    r"\\*[\"']\s*:\s*\\*[\"']?(\d{4}-\d\d-\d\d[^\"'\\,}]{0,25}|1\d{9}(?:\d{3})?\b|[A-Z][a-z]{2,8} \d{1,2}, \d{4})",
    re.IGNORECASE,
)


def from_state(facts: Facts) -> str | None:
    """The date that the scripts tell: the only one in all of them, else the one that stands nearest to the title."""
    if not STATE:
        return None
    title = (facts.meta("og:title") or facts.tree.findtext(".//title") or "").strip()[:TITLE]
    found = list(islice(_dates(facts, title), MAX_FOUND))
    days = {iso[:10] for _, iso in found}
    if len(days) == 1:
        return found[0][1]
    near = sorted((distance, iso) for distance, iso in found if distance <= NEAR)
    return near[0][1] if near else None


def _dates(facts: Facts, title: str) -> Iterator[tuple[int, str]]:
    """Dates with their distance from the title in the same script."""
    left = MAX_READ
    for script in islice(facts.tree.iter("script"), MAX_SCRIPTS):
        text = (script.text or "")[:left]
        if "20" not in text or ("ublish" not in text and "ate" not in text):
            continue
        left -= len(text)
        place = text.find(title) if title else -1
        for match in _DATED.finditer(text):
            iso = _read(match[1])
            if iso and plausible(iso, facts.now):
                yield abs(match.start() - place) if place >= 0 else MAX_READ, iso


def _read(text: str) -> str | None:
    if text.isdigit():
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    return read_date(text)
