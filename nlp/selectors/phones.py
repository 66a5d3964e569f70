"""Telephone numbers, written internationally or as the countries that the text speaks of write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import words
from nlp.selectors.numbering import Number, international, national, north_american
from nlp.selectors.regions import mentioned_regions, usual_regions

_DIVIDER: Final = r"(?:[ \u00a0]{1,2}|[.\u2010-\u2015-]|\)[-.]| ?\(|\) ?| [/\u2010-\u2015-] |/)?"
_CANDIDATE: Final = re.compile(
    rf"(?<![\w$\u00a3\u20ac\u00a5#%*=])(?<![0-9][.,/:-])(?<![A-Za-z][-/])"
    rf"\(?(?:\+ ?)?\(?[0-9](?:{_DIVIDER}[0-9]){{6,16}}"
    r"(?![^\W_x]|x(?![0-9])|[,.][0-9]|[-/][0-9A-Za-z]|[:=][0-9]|[ \u00a0]?[%\u00b0$\u20ac\u00a3])"
)
_VANITY: Final = re.compile(
    r"(?<![\w-])(?:\+?1[- .])?\(?8(?:00|33|44|55|66|77|88)\)?[- .]"
    r"(?=[0-9A-Z-]{0,4}[A-Z])[0-9A-Z](?:-?[0-9A-Z]){6,10}(?![\w-])"
)
_KEYS: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_DATE: Final = re.compile(
    r"(?:19|20)[0-9]{2}([-./ ])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])|[0-9]{1,2}([-./ ])[0-9]{1,2}\2(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?:19|20)[0-9]{2} ?[-\u2013/] ?(?:19|20)[0-9]{2}(?![0-9])"
)
_NORTH_AMERICAN: Final = re.compile(
    r"(?:\+?1[-. ])?(?:\([2-9][0-9]{2}\)[- .]?|[2-9][0-9]{2}([-. \u2010-\u2015]|/))"
    r"[2-9][0-9]{2}[-. \u2010-\u2015][0-9]{4}"
)
_TRUNK: Final = re.compile(r"\(?0[1-9]|\(?8[ (-]")
_BEFORE: Final = 48
_AFTER: Final = 16
_NEAR: Final = 250
_ANY_WORD: Final = re.compile(r"[^\W\d_]|[^\w\s().,+/-]")
_GROUPS: Final = re.compile(r"[ \u00a0]+(?:[/\u2010-\u2015-][ ])?|/|(?=\()")
_CARD: Final = re.compile(r"[0-9]{4}([ \u00a0.-])[0-9]{4}(?:\1[0-9]{4}){2}(?![0-9])")
"""Four groups of four, as payment cards and accounts are written."""
_MOST_CUTS: Final = 4
_LEAST: Final = 7
_SCORES: Final = {True: 0.95, False: 0.85}


def read_phones(text: str, language: str | None = None, country: str | None = None) -> Iterator[Mark]:
    """Yield PHONE marks with the number in E.164 as ``canonical``.

    ``country`` (ISO 3166-1) is the source's; without it the countries that the text names come first, then those of
    ``language`` (BCP 47).
    """
    reader = _Reader(text, language, country)
    for found in _CANDIDATE.finditer(text):
        mark = reader.read(found.start(), found.end())
        if mark is not None:
            yield mark
    for found in _VANITY.finditer(text):
        digits = re.sub(r"[^0-9]", "", found[0].translate(_KEYS)).removeprefix("1")
        if len(digits) >= 10:
            yield Mark(found.start(), found.end(), "PHONE", f"+1{digits[:10]}", 0.9, why="telephone number in letters")


class _Reader:
    """Reads the candidates of one text; which countries to try is asked only where it matters."""

    def __init__(self, text: str, language: str | None, country: str | None) -> None:
        self._text = text
        self._language = language
        self._country = country
        self._regions: tuple[Sequence[str], Sequence[str]] | None = None

    def read(self, start: int, end: int) -> Mark | None:
        """The longest part of a candidate that is a number."""
        if _CARD.match(self._text, start):
            return None
        before = self._text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
        cued = _is_cued(before)
        if not cued and (_is_other(before) or _is_amount(self._text[end : end + _AFTER])):
            return None
        for first, last in _parts(self._text[start:end]):
            written = self._text[start + first : start + last]
            number = self._number(written, cued, start)
            if number is not None:
                why = f"telephone number, {number.why}" + (", beside a cue" if cued else "")
                return Mark(start + first, start + last, "PHONE", number.e164, _SCORES[cued], why=why)
        return None

    def _number(self, written: str, cued: bool, start: int) -> Number | None:
        if _DATE.match(written):
            return None
        if written.lstrip("( ").startswith("+") or (written.startswith("00") and (cued or " " in written)):
            return international(written, cued)
        if _NORTH_AMERICAN.fullmatch(written):
            named, _ = self._countries()
            # Elsewhere the same three groups may be another country's number.
            first = next((region for region in named if region in ("US", "CA", "DO", "JM")), None)
            number = north_american(written, cued or first is not None or not named or "US" in self._usual())
            if number is not None:
                return number
        if not cued and not _TRUNK.match(written):
            return None
        named, usual = self._countries()
        near = mentioned_regions(self._text[max(0, start - _NEAR) : start + _NEAR]) if len(named) > 1 else ()
        return national(written, list(dict.fromkeys([*near, *named, *usual])), cued)

    def _usual(self) -> Sequence[str]:
        return self._countries()[1]

    def _countries(self) -> tuple[Sequence[str], Sequence[str]]:
        if self._regions is None:
            own = (self._country.upper(),) if self._country else ()
            usual = tuple(region for region in usual_regions(self._language))
            named = tuple(dict.fromkeys([*own, *mentioned_regions(self._text)]))
            self._regions = named, tuple(region for region in usual if region not in named)
        return self._regions


def _parts(written: str) -> Iterator[tuple[int, int]]:
    """Where the candidate, or it without groups at its ends, starts and ends: the longest first."""
    cuts = [(found.start(), found.end()) for found in _GROUPS.finditer(written) if found.start()]
    starts = [0, *(end for _, end in cuts)][:_MOST_CUTS]
    ends = [len(written), *(start for start, _ in reversed(cuts))][:_MOST_CUTS]
    parts = [(first, last) for first in starts for last in ends if last - first >= _LEAST]
    for first, last in sorted(parts, key=lambda part: part[0] - part[1]):
        # A bracket that opens before the number and closes after it is not part of it.
        yield first + (written[first] == "(" and ")" not in written[first:last]), last


def _is_cued(before: str) -> bool:
    if not _ANY_WORD.search(before):
        return False
    cue = None
    for cue in words("numbers", "phones").finditer(before):  # noqa: B007 - the last one is the nearest
        pass
    if cue is None:
        return False
    between = before[cue.end() :]
    return len(between) <= 30 and words("numbers", "others").search(between) is None


def _is_other(before: str) -> bool:
    return _ANY_WORD.search(before[-24:]) is not None and words("numbers", "others").search(before[-24:]) is not None


def _is_amount(after: str) -> bool:
    return words("numbers", "units").match(after.lstrip()) is not None
