"""The passage of a text that shows best why it was found. Made from the original text, the same for every engine."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from index.engine.port import Snippet
from index.engine.wanted import Occurrence, occurrences, wanted_in
from index.query.ast import Node

LENGTH = 240
_LEAD = 60
"""Characters shown before the first match of the passage, where there is room."""
_MOST_WORDS = 100_000
_MOST_MATCHES = 2_000
_BLANK = re.compile(r"\s")
_CUT = "… "


def snippet(text: str, title: str, node: Node, language: str | None) -> Snippet:
    """Return a passage of about 240 characters with the words that the query asks for marked.

    The time is bounded: of a very long text only the first 100,000 words are looked at, and where nothing is found
    there the passage is the beginning. A document without text shows its title.
    """
    shown = text if text.strip() else title
    wanted = wanted_in(node)
    found = list(islice(occurrences(shown, wanted, language, _MOST_WORDS), _MOST_MATCHES)) if wanted else []
    found.sort(key=lambda each: (each.start, each.end))
    start, end = _passage(shown, _best_start(found))
    return _marked(shown, start, end, found)


def _best_start(found: Sequence[Occurrence]) -> int:
    """Where the stretch begins that holds most different wanted things, then most of them, then comes first."""
    best, best_start = (0, 0), 0
    inside: Counter[int] = Counter()
    first = 0
    for last, occurrence in enumerate(found):
        inside[occurrence.number] += 1
        while occurrence.end - found[first].start > LENGTH - _LEAD and first < last:
            inside[found[first].number] -= 1
            first += 1
        worth = (sum(1 for count in inside.values() if count), last - first + 1)
        if worth > best:
            best, best_start = worth, found[first].start
    return best_start


def _passage(text: str, focus: int) -> tuple[int, int]:
    """The ends of the passage around a place, moved to blanks so that no word is cut."""
    start = max(0, min(focus - _LEAD, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    if start > 0:
        blank = _BLANK.search(text, start - 1, max(focus, start))
        start = blank.end() if blank else min(start, focus)
    if end < len(text):
        cut = max(text.rfind(blank, start + LENGTH // 2, end) for blank in " \n\t\u3000")
        end = cut if cut > 0 else end
    return start, end


def _marked(text: str, start: int, end: int, found: Sequence[Occurrence]) -> Snippet:
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    passage = passage.strip()
    before = _CUT if text[:start].strip() else ""
    after = " …" if text[start + len(passage) :].strip() else ""
    shift = len(before) - start
    inside = found[bisect_left(found, start, key=lambda each: each.start) :]
    marks: list[tuple[int, int]] = []
    for each in inside:
        if each.end > start + len(passage):
            continue
        if marks and each.start + shift < marks[-1][1]:
            marks[-1] = (marks[-1][0], max(marks[-1][1], each.end + shift))
        else:
            marks.append((each.start + shift, each.end + shift))
    return Snippet(before + _BLANK.sub(" ", passage) + after, tuple(marks))
