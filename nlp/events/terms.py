"""How long somebody is to serve: the terms around the verb of a sentence of a court, in years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.amounts.numbers import Number, find_numbers
from nlp.events.cues import any_of, table
from nlp.events.verbs import Verbs

_UNIT: Final = re.compile(r"[\s-]([^\W\d_]+)")
_WORDS: Final = table("terms")
_PRISON: Final = any_of(table("roles")["prisons"]["words"])
_AND: Final = re.compile(rf"(?:,?\s{any_of(_WORDS['and']['words'])}\s|,\s)", re.IGNORECASE)
_AND_ANOTHER: Final = re.compile(
    rf"\s{any_of(_WORDS['and']['words'])}\s[^,.;\d]{{3,40}}\s(?:zu|{any_of(_WORDS['to']['words'])})\s", re.IGNORECASE
)
_TO: Final = re.compile(rf"(?:\s?[\u2013-]\s?|\s{any_of(_WORDS['to']['words'])}\s)", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf"\b{any_of(_WORDS['between']['words'])}\s$", re.IGNORECASE)
_HALF: Final = re.compile(rf"\s{any_of(_WORDS['half']['words'])}\b", re.IGNORECASE)
_OF_TERM: Final = re.compile(
    rf"{any_of(_WORDS['term_nouns']['words'])}(?:\s[\w-]+){{0,3}}\s{any_of(_WORDS['of']['words'])}\s$", re.IGNORECASE
)
_OF: Final = re.compile(rf"\b{any_of(_WORDS['of']['words'])}\s$", re.IGNORECASE)
_ASIDE: Final = re.compile(rf"[,(]\s?(?:{any_of(_WORDS['of']['words'])}\s|d['\u2019])?$", re.IGNORECASE)
_AGED: Final = re.compile(rf"\b{any_of(_WORDS['aged']['words'])}\s$", re.IGNORECASE)
_OLD: Final = re.compile(rf"\s{any_of(_WORDS['old']['words'])}\b", re.IGNORECASE)
_SHARE: Final = re.compile(
    rf"[^.;\d]{{0,40}}\b{any_of(_WORDS['share']['words'])}\s(?:[^\W\d]+\s){{0,3}}", re.IGNORECASE
)
_ALL_BUT: Final = re.compile(r"\ball but\s$", re.IGNORECASE)
_SERVED_AFTER: Final = re.compile(r"\b(?:to|for)\s$")
_SINCE: Final = re.compile(r"\s(?:after|before)\b")
_OF_PRISON: Final = re.compile(
    r"(?:-long)?[\s-](?:[\w-]+\s){0,3}(?:sentence|term|prison|jail|stint|stretch|custod|imprisonment|detention|suspended)",
    re.IGNORECASE,
)
_MOST: Final = 1000
_NEAR: Final = 34


@dataclass(frozen=True, slots=True)
class Term:
    """A term of prison: ``start``/``end`` in code points of the words, ``years`` of it that are served."""

    start: int
    end: int
    years: float


class Terms:
    """Reads terms in one language."""

    def __init__(self, verbs: Verbs) -> None:
        self._verbs = verbs
        entry = verbs.entry
        self._language = verbs.language
        self._units: dict[str, float] = entry["units"]
        self._elsewhere = re.compile(
            rf"[\s-]{{0,2}}(?:{any_of(entry['not_term'])}"
            rf"|(?:(?!{_PRISON})\w+[\s-]){{0,3}}{any_of(entry['not_prison'] or ['(?!)'])})\b",
            re.IGNORECASE,
        )
        suspended, firm = any_of(entry["suspended"]), any_of(entry.get("firm") or ["(?!)"])
        # Nouns of German begin with capitals, those of other languages are somebody's name: another statement.
        letters = r"[^;.\n]{0,40}?" if verbs.language == "de" else r"(?-i:[^A-Z;.\n]){0,48}?"
        self._all_suspended = re.compile(rf"{letters}\b{suspended}\b", re.IGNORECASE)
        self._suspended_before = re.compile(
            rf"\b{suspended}(?:[\s-][^\W\d]+(?:['\u2019]s?)?){{0,4}}[\s-]$", re.IGNORECASE
        )
        self._share_suspended = re.compile(rf"(?:[\s-][^\W\d]+){{0,4}}?[\s-]{suspended}\b", re.IGNORECASE)
        self._share_served = re.compile(rf"(?:[\s-][^\W\d]+){{0,4}}?[\s-]{firm}\b", re.IGNORECASE)

    @property
    def stand_before(self) -> bool:
        """Whether terms stand before their verb."""
        return self._verbs.stands_last

    def read(self, words: str) -> list[Term]:
        """The terms in some words, in order, without ages, spans of time and what was suspended."""
        return list(self._read(words, find_numbers(words, self._language)))

    def _read(self, words: str, numbers: Sequence[Number]) -> Iterator[Term]:
        place = 0
        while place < len(numbers):
            number = numbers[place]
            size, end, used = self._size(words, numbers, place)
            place += used
            if size is None or number.value > _MOST or _BETWEEN.search(words, max(0, number.start - 12), number.start):
                continue
            years = number.value * size
            following = numbers[place] if place < len(numbers) else None
            if size == 1 and (more := self._smaller(words, end, following)):
                years, end, place = years + more[0], more[1], place + more[2]
                following = numbers[place] if place < len(numbers) else None
            if not self._is_served(words, number, end):
                continue
            share = self._share(words, end, following, size)
            if share is not None:
                years, place = share[0] if share[1] else years - share[0], place + 1
            elif self._is_suspended(words, number.start, end):
                continue
            if years > 0:
                yield Term(number.start, end, round(years, 2))

    def _size(self, words: str, numbers: Sequence[Number], place: int) -> tuple[float | None, int, int]:
        """The unit of a number in years, where it ends, and how many numbers it takes: of "10 to 15 years" two."""
        number = numbers[place]
        size, end = self._unit(words, number)
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following is None:
            return size, end, 1
        between = words[end : following.start]
        is_between = _BETWEEN.search(words, max(0, number.start - 12), number.start) is not None
        if is_between and _AND.fullmatch(between) and (other := self._unit(words, following))[0]:
            return size or other[0], other[1], 2
        # "De 52 ans à huit ans" is no range, "5 à 8 ans" is.
        to = _TO.fullmatch(between) and not (size and between in {" a ", " \u00e0 "}) and number.value < following.value
        if to and (other := self._unit(words, following))[0]:
            return size or other[0], other[1], 2
        # "To nine and John Roe to seven years"
        if size is None and _AND_ANOTHER.fullmatch(between):
            return self._unit(words, following)[0], end, 1
        if size is not None or not _AND.fullmatch(between):
            return size, end, 1
        # "10 and 12 years"
        return self._size(words, numbers, place + 1)[0], end, 1

    def _unit(self, words: str, number: Number) -> tuple[float | None, int]:
        unit = _UNIT.match(words, number.end)
        size = self._units.get(unit[1].lower()) if unit else None
        return (size, unit.end()) if unit and size else (None, number.end)

    def _smaller(self, words: str, end: int, following: Number | None) -> tuple[float, int, int] | None:
        """The months of "two years and six months", the half of "dos años y medio", in years."""
        if half := _HALF.match(words, end):
            inside = following is not None and following.start < half.end()
            return 0.5, half.end(), 1 if inside else 0
        if following is None or not _AND.fullmatch(words, end, following.start):
            return None
        size, last = self._unit(words, following)
        return (following.value * size, last, 1) if size is not None and size < 1 else None

    def _is_served(self, words: str, number: Number, end: int) -> bool:
        """Whether a span of time is neither an age nor how long ago or outside prison."""
        before = words[max(0, number.start - 50) : number.start]
        if _AGED.search(before) or _OLD.match(words, end):
            return False
        # "Jailed over a two-day siege": what lasted so long is not the term.
        if words[number.end] == "-" and not _OF_PRISON.match(words, end):
            return False
        if self._language != "en":
            if _ASIDE.search(before) and words[end : end + 1] in {",", ")", ""}:
                return False
            if _OF.search(before) and not _OF_TERM.search(before):
                return False
        if not self._elsewhere.match(words, end):
            return True
        # "Jailed for 10 years after he confessed": not ten years after.
        return _SERVED_AFTER.search(before) is not None and _SINCE.match(words, end) is not None

    def _share(self, words: str, end: int, following: Number | None, size: float) -> tuple[float, bool] | None:
        """The part of a term that is suspended or, if true, served: "three years with one suspended"; in years."""
        if following is None or not _SHARE.fullmatch(words, end, following.start):
            return None
        other, last = self._unit(words, following)
        years = following.value * (other or size)
        if self._share_served.match(words, last):
            return years, True
        if self._share_suspended.match(words, last):
            return years, _ALL_BUT.search(words, end, following.start) is not None
        return None

    def _is_suspended(self, words: str, start: int, end: int) -> bool:
        before = words[max(0, start - _NEAR) : start]
        return self._all_suspended.match(words, end) is not None or self._suspended_before.search(before) is not None
