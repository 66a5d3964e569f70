"""Which elements of a page are the entries of its live blog: alike in build, each with one time and some text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from lxml import etree

from crawler.extract.comments import is_comment_area
from crawler.extract.markup import text_in
from crawler.extract.threads.groups import alike
from crawler.extract.threads.layout import Layout, lay_out

LEAST_ENTRIES = 3
LEAST_PROSE = 40
TIMED = 0.75
CLOCKED = 0.6
MAX_TIMES = 3
LINKED = 2.5

_CLOCK = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])[:.hH][0-5]\d(?!\d)|\b\d{1,3}\s?(?:min|m)\b|\b1?\d\s?[ap]\.?m\b", re.IGNORECASE
)
_ENTRY = re.compile(r"live|entry|update|post|ticker|event|item|timeline|message|card|block", re.IGNORECASE)
_LINKED_LIST = re.compile(r"related|teaser|headline|sidebar|most|trending|widget|nav|menu|comment", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entries:
    """The elements of a live blog's entries in the order of the page, and how all of the page is laid out."""

    layout: Layout
    elements: tuple[etree._Element, ...]
    share: float
    """How much of the page's text outside links they hold."""


def find_entries(tree: etree._Element) -> Entries | None:
    """Return the group whose members together hold the most text, most of them with a time; None where none does."""
    layout = lay_out(tree)
    best: list[int] = []
    worth = 0.0
    for key, numbers in alike(layout):
        if _LINKED_LIST.search(key) or len(numbers) < LEAST_ENTRIES:
            continue
        outermost = _outermost(layout, numbers)
        value = _worth(layout, outermost) * (1.2 if _ENTRY.search(key) else 1.0)
        if value > worth:
            best, worth = outermost, value
    best = [number for number in best if layout.prose(number)]
    if len(best) < LEAST_ENTRIES:
        return None
    share = sum(map(layout.prose, best)) / max(layout.prose(0), 1)
    return Entries(layout, tuple(layout.elements[number] for number in best), share)


def _outermost(layout: Layout, numbers: list[int]) -> list[int]:
    kept: list[int] = []
    behind = 0
    for number in numbers:
        if number >= behind:
            kept.append(number)
            behind = layout.ends[number]
    return kept


def _worth(layout: Layout, numbers: list[int]) -> float:
    """Letters outside links of the members; 0 where too few say when, or they are lists of links or comments."""
    if len(numbers) < LEAST_ENTRIES:
        return 0.0
    timed = sum(1 <= layout.said_when(number) <= MAX_TIMES for number in numbers)
    prose = sum(layout.prose(number) for number in numbers)
    size = sum(layout.size(number) for number in numbers)
    if timed < TIMED * len(numbers) or prose < LEAST_PROSE * len(numbers) or size > LINKED * prose:
        return 0.0
    if sum(_tells_clock(layout, number) for number in numbers) < CLOCKED * len(numbers):
        return 0.0
    if any(is_comment_area(outer) for outer in layout.elements[numbers[0]].iterancestors()):
        return 0.0
    return prose * timed / len(numbers)


def _tells_clock(layout: Layout, number: int) -> bool:
    """Whether the first of a member's times is one of the day, not a date alone."""
    place = bisect_left(layout.times, number)
    element = layout.elements[layout.times[place]] if place < len(layout.times) else layout.elements[number]
    return bool(_CLOCK.search(f"{element.get('datetime') or ''} {text_in(element, 60)}"))
