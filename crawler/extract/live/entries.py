"""The entries of a live blog: as its JSON-LD states them, or as they stand in its markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from lxml import etree

from crawler.extract.dates.reading import moment
from crawler.extract.facts import Facts
from crawler.extract.jsonld import Thing, text_of, types_of
from crawler.extract.live.groups import Entries
from crawler.extract.markup import text_in
from crawler.extract.threads.dates import read_post_date
from crawler.extract.threads.markup import blocks_in
from crawler.extract.threads.parts import date_of, frame_of
from crawler.extract.threads.text import blocks_of
from crawler.extract.threads.tidy import tidy
from index.model import Post

MAX_ENTRIES = 2_000
MAX_TIME = 40

_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``time`` as a line shows it, ``at`` the same as ISO-8601 where known."""

    time: str
    at: str | None
    blocks: tuple[str, ...]


def stated_entries(facts: Facts) -> list[Entry]:
    """The entries that a page's JSON-LD holds, in its order."""
    found: list[Entry] = []
    for thing in facts.things:
        updates = thing.get("liveBlogUpdate") if "LiveBlogPosting" in types_of(thing) else None
        for update in updates[:MAX_ENTRIES] if isinstance(updates, list) else [updates] if updates else []:
            if isinstance(update, dict) and (entry := _of_thing(update, facts)):
                found.append(entry)
    return found


def shown_entries(facts: Facts, shown: Entries) -> list[Entry]:
    """The entries that stand in the elements of a group, in the order of the page."""
    found: list[Post] = []
    lines: list[str] = []
    inside = frozenset(shown.elements)
    for element in shown.elements[:MAX_ENTRIES]:
        frame = frame_of(shown.layout, element, element, inside)
        at = date_of(frame, facts.now, day_first=facts.hints.day_first)
        times = {one for one in frame if len(text_in(one, MAX_TIME + 1)) <= MAX_TIME and _is_time(one)}
        written = next((text for one in frame if one in times and (text := text_in(one, MAX_TIME))), "")
        clock = _CLOCK.search(written)
        known = at if at and (len(at) > 10 or not clock) else None
        if text := "\n\n".join(blocks_of(element, inside | times)):
            found.append(Post(None, known, text))
            lines.append(_line(known) or written)
    tidied = zip(lines, tidy(found), strict=True)
    return [Entry(line, one.published, tuple(one.text.split("\n\n"))) for line, one in tidied]


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Entries by their times; where some have none that is known, as the page orders them, the newest end first."""
    if all(entry.at for entry in entries):
        return sorted(entries, key=lambda entry: moment(entry.at) or _LONG_AGO, reverse=True)
    clocks = [_minute(entry.time) for entry in entries]
    rising = sum(one < two for one, two in pairwise(clocks))
    falling = sum(one > two for one, two in pairwise(clocks))
    return list(reversed(entries)) if rising > falling else list(entries)


def letters_of(entries: Sequence[Entry]) -> int:
    """Letters of all entries."""
    return sum(len(block) for entry in entries for block in entry.blocks)


def _of_thing(update: Thing, facts: Facts) -> Entry | None:
    at = read_post_date(text_of(update.get("datePublished") or update.get("dateCreated")), facts.now)
    headline = text_of(update.get("headline"))
    blocks = blocks_in(update.get("articleBody") or update.get("text") or update.get("description"))
    if headline and not (blocks and blocks[0].startswith(headline.rstrip(".… "))):
        blocks = [headline, *blocks]
    return Entry(_line(at), at, tuple(blocks)) if blocks else None


def _is_time(element: etree._Element) -> bool:
    return element.tag == "time" or (bool(_CLOCK.search(text_in(element, MAX_TIME))) and len(element) < 3)


def _line(at: str | None) -> str:
    """A time to the minute."""
    return re.sub(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?", r"\1", at or "")


def _minute(time: str) -> int:
    """The minute of the day that a written time tells, 0 where it tells none."""
    found = _CLOCK.search(time)
    return int(found[0][:-3]) * 60 + int(found[0][-2:]) if found else 0
