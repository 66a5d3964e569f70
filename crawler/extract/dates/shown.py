"""The dates that a page shows to people, with what tells whether one is that of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from crawler.extract.dates.labels import Label, label_of
from crawler.extract.dates.lines import Line, Lines
from crawler.extract.dates.order import PROVED, in_order, language_of, proved_day_first, turned
from crawler.extract.dates.places import is_away, is_inset, names_of
from crawler.extract.dates.reading import Found, find_dates, plausible, read_date
from crawler.extract.dates.relative import read_relative
from crawler.extract.dates.text import plain
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.markup import text_in

LABELS = heuristic("date.labels", "words for published and updated beside a date, in many languages")
NEAR = heuristic("date.near-title", "a date right after or before the title is that of the page")
SENTENCES = heuristic("date.no-sentence", "a date that a short sentence tells of does not stand alone")
ASIDE = heuristic("date.not-aside", "dates in navigation, comments and teasers do not count")

BARE_NEAR = 70
BARE_FAR = 24
MAX_CONTEXT = 60
MAX_AFTER = 30
MIN_WORDS = 3

UNKNOWN = "und"

_MARKED = re.compile(r"date|publi|posted|time(?!line)|meta|byline|dateline|datum|fecha|info", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|edited|revis|changed", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<!\w)(?:n[or]s?\b\.?|n\.?\s?[°o]s?\.?|num(?:ero|\.)|nummer|number|№|#)\s*\d{1,5}(?:\s?[/.-]\s?\d{1,4}){1,2}(?!\w)"
)
_PUBLISHED = re.compile(r"publi|posted|pubdate|created", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…।。؟][\"'»”)]*$")
_OFF_LEFT = re.compile(r"(?:^|[|·•⋅:/-])\W*$")
_OFF_RIGHT = re.compile(r"\W*(?:$|[|·•⋅/-])")
_HEADINGS = ("h1", "h2", "h3", "h4")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that people see. ``place`` is where: ``close`` behind the title, ``after`` or ``before`` it, or ``far``.

    ``away`` says that it is in a part that is not of the article, ``inside`` that the same part holds the title.
    """

    iso: str
    label: Label | None
    place: str
    marked: bool
    bare: bool
    found: Found
    away: bool = False
    inside: bool = False

    @property
    def near(self) -> bool:
        """Whether it stands at the title by itself, so that it can only be the page's own."""
        return self.place != "far" and (self.bare or self.marked)


def shown_dates(facts: Facts, known: list[str], lines: Lines, *, near_only: bool = False) -> list[Shown]:
    """Return the plausible dates in the page's lines, those near the title first, each part in its order.

    ``known`` days tell the order of day and month; ``lines`` are those around the titles, to which the others are
    added; ``near_only`` leaves out what is far from the title.
    """
    lines = lines if NEAR else Lines([])
    language = language_of(facts) or UNKNOWN
    if not near_only:
        lines.read_all(facts, language)
    shown = [one for line in lines.lines for one in _in_line(line, lines.titles, language, facts)]
    proved = _proved(facts, [one.found for one in shown], known)
    ordered = (replace(one, iso=in_order(one.found, proved, facts)) if one.found.guessed else one for one in shown)
    return [one for one in ordered if plausible(one.iso, facts.now)]


def _proved(facts: Facts, found: list[Found], known: list[str]) -> bool | None:
    """The order of day and month as the page or its host proves it.

    ``found`` are dates read as if the day came first; those among them that can be read in one way only prove it too.
    """
    if not PROVED:
        return None
    proved = proved_day_first(found, [*known, *(one.iso for one in found if not one.guessed)])
    return facts.hints.day_first if proved is None else proved


def _in_line(line: Line, titles: list[etree._Element], language: str, facts: Facts) -> Iterator[Shown]:
    text = _NUMBERED.sub(lambda found: "#" * len(found[0]), plain(line.text))
    dates = find_dates(text, day_first=True, language=language)
    stamp = _stamped(line, facts)
    rest = _rest(text, dates)
    if not (dates or stamp) or (line.element.tag in _HEADINGS and rest > BARE_FAR):
        return
    away = bool(ASIDE) and is_away(line.element, facts, close=line.place == "close")
    inside = away and is_inset(line.element, titles, facts)
    if not dates and stamp:
        label = _label(line, "", "", first=True)
        yield Shown(stamp, label, line.place, True, rest <= BARE_NEAR, Found(stamp, 0, 0), away, inside)
    marked = bool(dates) and _is_marked(line)
    for number, one in enumerate(dates):
        before = text[dates[number - 1].end if number else 0 : one.start]
        after = text[one.end :] if number + 1 == len(dates) else ""
        told = len(after) <= MAX_AFTER and read_relative(after, facts.now)  # what is said there is of that time
        label = _label(line, before, "" if told else after, first=number == 0)
        byline = line.place != "far" and rest <= BARE_NEAR and _is_byline(text, dates, label)
        one = _with_stamp(one, stamp)
        bare = rest <= BARE_FAR and not (label is None and _is_sentence(text, dates))
        yield Shown(one.iso, label, line.place, marked, bare or byline, one, away, inside)


def _with_stamp(one: Found, stamp: str | None) -> Found:
    """A date as its time element says it to machines, where both mean one day; the time is of the one that has it."""
    for iso, day_first in ((one.iso, True), (turned(one.iso), False)):
        if stamp and stamp[:10] == iso[:10] and (day_first or one.guessed):
            known = day_first if one.guessed else one.day_first
            return replace(one, iso=stamp if "T" in stamp else iso, day_first=known, guessed=False)
    return one


def _stamped(line: Line, facts: Facts) -> str | None:
    """What a time element says to machines, if it can be read in one way only."""
    if not line.stamp:
        return None
    read = read_date(line.stamp)
    return read if plausible(read, facts.now) else None


def _label(line: Line, before: str, after: str, *, first: bool) -> Label | None:
    if not LABELS:
        return None
    found = label_of(before[-MAX_CONTEXT:])
    if found is None and first and len(before.strip(" :|-•·")) < 3:
        found = label_of(_before(line.element)[-MAX_CONTEXT:])
    if found is None and len(after) <= MAX_AFTER:
        found = label_of(after)
    if found is None and first:
        names = f"{names_of(line.element)} {line.element.get('itemprop') or ''} {names_of(line.element.getparent())}"
        found = "changed" if _CHANGED.search(names) and not _PUBLISHED.search(names) else None
    return found


def _before(element: etree._Element) -> str:
    """The short text right before an element that may say what its date is of."""
    for _ in range(3):
        sibling = element.getprevious()
        if sibling is not None:
            if sibling.tail and sibling.tail.strip():
                return plain(sibling.tail)[-MAX_CONTEXT:]
            if sibling.tag in _HEADINGS:
                return ""
            text = plain(text_in(sibling, MAX_CONTEXT + 1))
            return text if len(text) <= MAX_CONTEXT and not re.search(r"\d{4}", text) else ""
        parent = element.getparent()
        if parent is None or parent.tag == "body":
            return ""
        if parent.text and parent.text.strip():
            return plain(parent.text)[-MAX_CONTEXT:]
        element = parent
    return ""


def _rest(text: str, dates: list[Found]) -> int:
    """Letters of a line that are not of its dates."""
    return len(_LETTERS.findall(text)) - sum(len(_LETTERS.findall(text[one.start : one.end])) for one in dates)


def _is_sentence(text: str, dates: list[Found]) -> bool:
    """Whether a short line tells of a day, as one that ends an article may: words that go with it, and a full stop."""
    return bool(SENTENCES) and len(_WORD.findall(text[: dates[0].start])) >= MIN_WORDS and bool(_SENTENCE.search(text))


def _is_byline(text: str, dates: list[Found], label: Label | None) -> bool:
    """Whether a longer line names a date rather than telling of it: no sentence, and the date stands off the rest."""
    off = label or _OFF_LEFT.search(text[: dates[0].start]) or _OFF_RIGHT.match(text[dates[-1].end :])
    return bool(off) and not _SENTENCE.search(text)


def _is_marked(line: Line) -> bool:
    element = line.element
    return (
        line.stamp is not None
        or element.tag == "time"
        or bool(_MARKED.search(names_of(element)))
        or next(element.iter("time"), None) is not None
    )
