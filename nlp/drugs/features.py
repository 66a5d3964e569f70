"""What is seen around a word that means a drug only sometimes, as named features."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.drugs.cues import cues

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,]\d+)*|[$\u00a3\u20ac.!?;,:()\"\u201c\u201d]")
_STOP: Final = frozenset(".!?;")
_OPENING: Final = frozenset('.!?"\u201c')
_NAME: Final = "Name"
_SIGNS: Final = frozenset('.!?;,:()"\u201c\u201d')
NEAR: Final = 300
"""Characters to either side that make the surroundings of a word."""
_CLOSE: Final = 6
_SMALL: Final = frozenset(
    {
        "the",
        "and",
        "for",
        "was",
        "were",
        "has",
        "had",
        "have",
        "that",
        "this",
        "with",
        "from",
        "his",
        "her",
        "she",
        "they",
        "them",
        "their",
        "its",
        "are",
        "not",
        "but",
        "who",
        "which",
        "been",
        "under",
        "after",
        "before",
        "into",
        "more",
        "than",
        "there",
        "then",
        "when",
        "where",
        "what",
        "all",
        "one",
        "two",
        "said",
        "would",
        "will",
        "can",
        "could",
        "our",
        "your",
        "you",
        "out",
        "over",
        "some",
        "any",
        "him",
        "did",
        "does",
        "about",
    }
)
"""Words that say something only right beside the term."""
_SMALLEST: Final = frozenset(
    {"a", "an", "as", "at", "be", "by", "he", "i", "in", "is", "it", "my", "no", "of", "on", "or", "so", "to", "we"}
)
_LIST_BEFORE: Final = re.compile(r"^[\w\s%-]{0,12}(?:,|/|&|\b(?:and|or|y|o|et|ou|und|oder|e|en|of)\b)[\w\s,%-]{0,14}$")
_LIST_AFTER: Final = re.compile(r"^[\s\w-]{0,10}(?:,|/|&|\b(?:and|or|y|o|et|ou|und|oder|e|en)\b)[\s\d,.]*[\w\s]{0,16}$")
_QUOTES: Final = "\"'\u201c\u201d\u2018\u2019"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing seen: ``name`` has a weight; ``word`` is what it was seen in, empty where that says nothing."""

    name: str
    word: str = ""


class Surroundings:
    """A text with the places of terms that can only mean a drug, sorted and not overlapping."""

    def __init__(self, text: str, certain: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._starts = [start for start, _ in certain]
        self._ends = [end for _, end in certain]

    def features(self, start: int, end: int, term: str, everyday: bool) -> list[Feature]:
        """Return what is seen of the term at ``[start, end)``; takes time that does not depend on the text's length."""
        before = _WORD.findall(self.text[max(0, start - NEAR) : start])
        after = _WORD.findall(self.text[end : end + NEAR])
        return [
            Feature(f"t={term}"),
            Feature("everyday" if everyday else "rare"),
            *self._shape(start, end, before, after),
            *self._drugs(start, end),
            *_sequence(before, after),
            *_words(before, after),
        ]

    def _shape(self, start: int, end: int, before: list[str], after: list[str]) -> Iterator[Feature]:
        written = self.text[start:end]
        opening = not before or before[-1] in '.!?"\u201c'
        kind = "upper" if written.isupper() else "capital" if written[:1].isupper() else "lower"
        if kind == "upper" and len(written) == 1:
            kind = "letter"
        yield Feature(f"s={kind}{'+opening' if opening else ''}")
        if before and before[-1][:1].isupper() and kind != "lower" and len(before[-1]) > 1:
            yield Feature("s=capital-before")
        if after and after[0][:1].isupper() and kind != "lower":
            yield Feature("s=capital-after")
        if self.text[start - 1 : start] in _QUOTES and start and self.text[end : end + 1] in _QUOTES:
            yield Feature("s=quoted")
        if self.text[end : end + 1] in "-\u2019'" and end < len(self.text):
            yield Feature(f"s=joined{self.text[end : end + 1]}")
        if self.text[start - 1 : start] == "-" and start:
            yield Feature("s=joined-before")
        yield Feature("s=plural" if written.endswith("s") else "s=single")

    def _drugs(self, start: int, end: int) -> Iterator[Feature]:
        first = bisect_left(self._ends, start - NEAR)
        last = bisect_right(self._starts, end + NEAR)
        yield Feature(f"drugs={min(last - first, 3)}")
        after = bisect_left(self._starts, end)
        if after < last:
            yield from self._neighbour(self.text[end : self._starts[after]], after, "after", _LIST_AFTER)
        if after > first:
            yield from self._neighbour(self.text[self._ends[after - 1] : start], after - 1, "before", _LIST_BEFORE)

    def _neighbour(self, between: str, at: int, side: str, listed: re.Pattern[str]) -> Iterator[Feature]:
        name = self.text[self._starts[at] : self._ends[at]]
        if len(between) <= 32 and listed.search(between):
            yield Feature(f"drug-listed-{side}", name)
        elif not between.strip(" ()-'\"\u201c\u2018/"):
            yield Feature(f"drug-next-{side}", name)
        if not any(sign in between for sign in ".!?;\n"):
            yield Feature(f"drug-in-sentence-{side}", name)


def _sequence(before: list[str], after: list[str]) -> Iterator[Feature]:
    """The words right beside the term, in order."""
    left = [_unnamed(before, place) for place in range(max(0, len(before) - 3), len(before))]
    right = [_unnamed(after, place) for place in range(min(2, len(after)))]
    kinds = cues()
    for place, word in enumerate(reversed(left), 1):
        yield Feature(f"-{place}={word}", _told(word))
        for kind in kinds.get(word, ()):
            yield Feature(f"-{place}:{kind}", word)
    for place, word in enumerate(right, 1):
        yield Feature(f"+{place}={word}", _told(word))
        for kind in kinds.get(word, ()):
            yield Feature(f"+{place}:{kind}", word)
    if (len(left) >= 2 and left[-1] == "of") or (len(left) >= 3 and left[-2] == "of"):
        measure = left[-2] if left[-1] == "of" else left[-3]
        for kind in kinds.get(measure, ()):
            yield Feature(f"of:{kind}", measure)


def _words(before: list[str], after: list[str]) -> Iterator[Feature]:
    """The words of the same sentence close by, and kinds of words farther off."""
    kinds = cues()
    seen: set[str] = set()
    for words in (before[::-1], after):
        ended = False
        for place, raw in enumerate(words):
            if raw in _SIGNS:
                ended = ended or raw in _STOP
                continue
            if _is_name(raw, words[place + 1 : place + 2] if words is not after else words[max(0, place - 1) : place]):
                continue
            word = _lower(raw)
            where = "d" if ended or place >= 3 * _CLOSE else "b"
            if where == "b" and place < _CLOSE + 2 and len(word) > 2 and word not in _SMALL and f"b{word}" not in seen:
                seen.add(f"b{word}")
                yield Feature(f"b={word}", _told(word))
            for kind in kinds.get(word, ()):
                if f"{where}{kind}" not in seen:
                    seen.add(f"{where}{kind}")
                    yield Feature(f"{where}:{kind}", word)


def _told(word: str) -> str:
    """The word where it is worth naming as evidence, else nothing."""
    return word if word.isalpha() and word not in _SMALL and word not in _SMALLEST else ""


def _is_name(word: str, previous: Sequence[str]) -> bool:
    """Whether a word is written as a name is: with a capital inside a sentence, or where it may be inside one."""
    return word[:1].isupper() and len(word) > 1 and not (previous and previous[0] in _OPENING)


def _unnamed(words: Sequence[str], place: int) -> str:
    """The word in small letters; a name says only that it is one, so that no person or town has a weight."""
    return _NAME if _is_name(words[place], words[max(0, place - 1) : place]) else _lower(words[place])


def _lower(word: str) -> str:
    return "0" if word[:1].isdigit() else word.lower()
