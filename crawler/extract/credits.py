"""Lines at the head and foot of a text that say no more than who wrote it and when, both of which are read already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.extract.authors.names import is_all_byline, names_in, says_by
from crawler.extract.authors.names_shape import key
from crawler.extract.dates.labels import label_of, without_labels
from crawler.extract.dates.order import turned
from crawler.extract.dates.reading import find_dates
from crawler.extract.dates.text import plain
from crawler.extract.heuristics import heuristic

ENDS = 3
"""Blocks at either end of a text that can be such lines."""
MAX_LINE = 160
MAX_DAY = 40
MAX_REST = 4
"""Letters that may stand beside a date and its label, as ``Uhr`` and ``at`` do."""

CREDITS = heuristic(
    "body.credits", "lines at either end of the text that only repeat its authors and date are left out"
)

_PARTS = re.compile(r"\s*(?:[|•·\n]|\s[–—-]\s)\s*")
_LETTERS = re.compile(r"[^\W\d_]")


def without_credits(blocks: Sequence[str], authors: Sequence[str], published: str | None, language: str) -> list[str]:
    """Return the blocks without those at either end whose every part names ``authors`` or tells the day ``published``.

    ``language`` is that of the page, by which dates are read; empty where it is not known.
    """
    kept = list(blocks)
    if not CREDITS or not (authors or published):
        return kept
    names = {key(name) for name in authors}
    told = [_only_credits(block, names, published or "", language) for block in kept]
    size = len(kept)
    if any(_is_day(block, language) for block, credited in zip(kept, told, strict=True) if not credited):
        return kept  # a chronology: its days are headings
    ends = [at for at in range(size) if told[at] and (at < ENDS or at >= size - ENDS)]
    return [block for at, block in enumerate(kept) if at not in ends] if len(ends) < size else kept


def _only_credits(block: str, names: set[str], published: str, language: str) -> bool:
    if len(block) > MAX_LINE:
        return False
    parts = [part for part in _PARTS.split(block) if part]
    said = [_is_byline(part, names) or _is_dateline(part, published, language) for part in parts]
    return bool(said) and all(said)


def _is_day(block: str, language: str) -> bool:
    """Whether a block is nothing but a day."""
    text = plain(block) if len(block) <= MAX_DAY else ""
    dates = find_dates(text, day_first=True, language=language) if text else []
    return len(dates) == 1 and not _LETTERS.search(text[: dates[0].start] + text[dates[0].end :])


def _is_byline(part: str, names: set[str]) -> bool:
    if not names or not says_by(part):
        return False
    found = list(names_in(part))
    return bool(found) and {key(name) for name in found} <= names and is_all_byline(part, found)


def _is_dateline(part: str, published: str, language: str) -> bool:
    """Whether a part is a date with nothing beside it but what it is the date of."""
    text = plain(part)
    dates = find_dates(text, day_first=True, language=language) if published else []
    if not dates:
        return False
    around = text[: dates[0].start] + " " + text[dates[-1].end :]
    own = any(published[:10] in (one.iso[:10], turned(one.iso)[:10] if one.guessed else "") for one in dates)
    return (own or label_of(around) == "changed") and len(_LETTERS.findall(without_labels(around))) <= MAX_REST
