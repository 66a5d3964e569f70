"""Which lines of a text state something in full, which are headlines, and which only lead to other stories."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from nlp.events.cues import any_of, table

_CLOSED: Final = re.compile(r"[.!?\u2026\u3002\uff01\uff1f;,]\s*[\"'\u201d\u2019)\]\u00bb]*$")
_LONG_WORD: Final[re.Pattern[str]] = re.compile(r"[^\W\d_]{5,}")
_EVERY_STORY: Final = re.compile(any_of(table("roles")["every_story"]["words"]))
_STEM: Final = 6
_BLANKS: Final = 10
"""Blanks in a sentence that tells something, at least."""
_TELLING: Final = 2
"""Such sentences make a text more than a list of headlines."""
_NEXT: Final = 5
_STORY: Final = 1500
_SHARED: Final = 2
_WORDS: Final = 4
_TITLED: Final = 0.6
_ALIKE: Final = 0.75


class Lines:
    """The sentences of a text; ``spans`` are their ``(start, end)`` in code points, in order."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._text, self._spans = text, spans

    @cached_property
    def _telling(self) -> list[int]:
        """Where in ``spans`` the sentences stand that tell something."""
        return [place for place, span in enumerate(self._spans) if self._tells(*span)]

    def _tells(self, start: int, end: int) -> bool:
        asks = self._text[end - 1] in "?\uff1f"
        return self._text.count(" ", start, end) >= _BLANKS and not asks and _is_closed(self._text, start, end)

    @property
    def is_list(self) -> bool:
        """Whether the text is lines only, as a list of headlines: it tells no story."""
        return len(self._telling) < _TELLING

    def is_headline(self, start: int, end: int) -> bool:
        """Whether a sentence fills its lines and ends without a sign; that a line was cut in two makes it none."""
        text = self._text
        before = text[max(0, start - 3) : start].rstrip(" \t")
        if _is_closed(text, start, end) or (start > 0 and not before.endswith("\n")):
            return False
        behind = text[end : end + 40].lstrip(" \t")
        return not behind or (behind[0] == "\n" and not behind.lstrip()[:1].islower())

    def is_link(self, start: int, end: int) -> bool:
        """Whether a headline is none of this text's own: the text tells a story, but another one.

        A headline has its story behind it; a text that is a list of headlines has none at all.
        """
        if self.is_list or not self.is_headline(start, end):
            return False
        here = bisect_left(self._spans, (start, end))
        if not self._is_among_lines(here):
            return False
        words = _words(self._text[start:end])
        first = bisect_right(self._telling, here)
        if first < _TELLING:
            return len(words) >= _WORDS and len(words & self._told(first, len(self._spans))) < _SHARED
        return len(words & self._told(first, here + _NEXT)) < _SHARED

    def _is_among_lines(self, here: int) -> bool:
        """Whether a line is written as a title or has other lines around it, not like a caption between sentences."""
        start, end = self._spans[here]
        if is_titled(self._text[start:end][:_STORY]):
            return True
        around = [self._spans[place] for place in (here - 1, here + 1) if 0 <= place < len(self._spans)]
        return not any(_is_closed(self._text, *span) for span in around)

    def _told(self, first: int, last: int) -> set[str]:
        """The words of the telling sentences from the ``first`` on, up to the ``last`` of all sentences."""
        words: set[str] = set()
        size = 0
        for place in self._telling[first : first + _NEXT * 4]:
            start, end = self._spans[place]
            if place > last or size > _STORY:
                break
            words |= _words(self._text[start : min(end, start + _STORY)])
            size += end - start
        return words

    def alike(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two sentences have most of their long words in common."""
        first, second = _words(self._text[slice(*one)]), _words(self._text[slice(*other)])
        return len(first & second) >= _ALIKE * max(1, min(len(first), len(second)))


def is_titled(words: str) -> bool:
    """Whether most of the long words begin with a capital, as in titles."""
    long_words = _LONG_WORD.findall(words)
    capitals = sum(1 for word in long_words if word[0].isupper())
    return capitals >= _TITLED * max(1, len(long_words))


def _is_closed(text: str, start: int, end: int) -> bool:
    return _CLOSED.search(text, max(start, end - 6), end) is not None


def _words(text: str) -> set[str]:
    """The long words in a text, cut to their first letters, without those that stand in every story of this kind."""
    stems = {word[:_STEM].lower() for word in _LONG_WORD.findall(text[:_STORY])}
    return {stem for stem in stems if not _EVERY_STORY.match(stem)}
