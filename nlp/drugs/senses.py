"""Tells the drug from the everyday sense of a word such as "ice" by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from nlp.lexicon import Term

# Of an amount: "11.5 tonnes of ice", "a gram of coke", "three bags of brown".
_AMOUNT_OF: Final = re.compile(
    r"(?:\b(?:gram(?:me)?s?|kilo(?:gram(?:me)?)?s?|kgs?|g|oz|ounces?|lbs?|pounds?|tonnes?|tons?|mg|bags?|bagg(?:y|ies)"
    r"|wraps?|bricks?|bindles?|bumps?|hits?|lines?|doses?|rocks?|ball|eightball|street deals?|deals?)\s+of\s+"
    r"(?:\w+\s+)?|\d\s?(?:g|kg|mg|oz|lbs?)\s+)$",
    re.IGNORECASE,
)
_DOING: Final = re.compile(
    r"\b(?:smok(?:e|es|ed|ing)|snort(?:s|ed|ing)?|inject(?:s|ed|ing)?|shoot(?:ing)?|sell(?:s|ing)?|sold|deal(?:s|t|ing)?"
    r"|traffick(?:s|ed|ing)?|smuggl(?:e|ed|ing)|seiz(?:e|ed|ing)|possess(?:ing|ion of)?|supply(?:ing)? of"
    r"|suppl(?:ied|ying)"
    r"|addicted to|addict(?:ion)?|high on|overdos(?:e|ed|ing) on|cook(?:ing|ed)?|laced with|cut with|hooked on"
    r"|used|using"
    r"|bought|buying|pure|crystal|liquid)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"^(?:\s+(?:addict(?:s|ion|ed)?|deal(?:er|ers|ing)|user?s?|abuse(?:rs?)?|smuggl\w+|traffick\w+|pipes?|lab(?:s|oratory)?"
    r"|overdos\w+|habit|epidemic|binge|den|consumption|seizures?|trade)\b|[-\u2010-\u2013](?:fuelled|fueled|laced|addict\w*))",
    re.IGNORECASE,
)
_TOPIC: Final = re.compile(
    r"\b(?:drugs?|narcotics?|illicit|illegal substances?|traffick\w+|smuggl\w+|dealers?|controlled substances?|addicts?"
    r"|addiction|overdos\w+|methadone|rehab|cartels?)\b",
    re.IGNORECASE,
)
_NEAR: Final = 300


class SenseJudge:
    """Judges the ambiguous terms of one text. ``certain`` are the places of terms that can only mean a drug."""

    def __init__(self, text: str, certain: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._certain = [start for start, _ in certain]
        self._topics = [found.start() for found in _TOPIC.finditer(text)]

    def is_drug(self, start: int, end: int, term: Term) -> bool:
        """Whether the ambiguous term at this place means the drug."""
        written = self._text[start:end]
        if not self._has_topic(start) or not self._written_as_drug(written, term):
            return False
        before, after = self._text[max(0, start - 40) : start], self._text[end : end + 30]
        return bool(
            _AMOUNT_OF.search(before) or _DOING.search(before) or _AFTER.search(after) or self._listed(start, end)
        )

    def _has_topic(self, start: int) -> bool:
        return self._near(self._certain, start) or self._near(self._topics, start)

    @staticmethod
    def _near(places: Sequence[int], start: int) -> bool:
        at = bisect_left(places, start - _NEAR)
        return at < len(places) and places[at] <= start + _NEAR

    @staticmethod
    def _written_as_drug(written: str, term: Term) -> bool:
        """A capital inside a sentence speaks of a name; terms that are written so keep theirs."""
        if term.text[:1].isupper() or any(sign.isdigit() for sign in written):
            return written == term.text
        return not written[:1].isupper()

    def _listed(self, start: int, end: int) -> bool:
        """In a list beside a certain drug: "cocaine, ice and heroin"."""
        at = bisect_left(self._certain, start)
        after = self._certain[at] if at < len(self._certain) else None
        if after is not None and re.fullmatch(r"\s*(?:,|and|or|&|/|,\s*and|,\s*or)\s*", self._text[end:after]):
            return True
        before = self._text[max(0, start - 60) : start]
        previous = self._certain[at - 1] if at else None
        if previous is None or start - previous > 40:
            return False
        return re.search(r"\w(?:,|\s+and|\s+or|,\s*and|,\s*or|\s*/)\s*$", before) is not None and not re.search(
            r"[.!?;\n]", self._text[previous:start]
        )
