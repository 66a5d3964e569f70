"""Calendar dates, absolute or relative: "May 6, 2025", "el 5 de mayo", "2024-05-03", "last Thursday", "in 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from nlp.amounts.calendar import Today, anchor, day_of, full_date
from nlp.amounts.calendar_words import Calendar, Word, calendar_of
from nlp.amounts.eastern_dates import eastern_dates
from nlp.amounts.folding import folded
from nlp.amounts.items import Number
from nlp.amounts.lexer import Words, words_of
from nlp.amounts.numbers import find_numbers
from nlp.amounts.numeric_dates import numeric_dates
from nlp.amounts.relative_dates import Relative
from nlp.amounts.tense import is_ahead
from nlp.amounts.unit_words import unit_behind
from nlp.marks import Mark

__all__ = ["full_date", "read_dates"]
_MONTH_THEN_DAY: Final = re.compile(
    r"\.?\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?(?:-|\u2013|to|and)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
    r"(?:,?\s{1,2}(?P<year>(?:19|20)\d\d)|,(?P<glued>(?:19|20)\d\d))?(?![\w/$%]|[.,:]\d)"
)
_WEEKDAY_BEFORE: Final = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?,?\s+$"
)
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)(?:[\s'\u2019]+|-)$")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_BEHIND_YEAR: Final = re.compile(
    r"[.,;:)\u201d\"'\u2019]|$|\n|\s(?:and|to|when|the|in|after|y|et|e|und|en|but|by|for|as|with|on|from|a|at|he|she|it|they"
    r"|until|h?asta|bis|tot)\b|\s[\u2013-]\s|\s[A-Z(]"
)
_NO_YEAR: Final = re.compile(r"[.,]\d|['\u2019]s")
_YEAR_AND: Final = re.compile(r"\s?(?:[-\u2013,]|\s(?:and|to|or|y|a|et|\u00e0|e|und|bis|en|tot))\s?")
_PREFIXES: Final = "\u0648\u0628\u0644"
"""Arabic words of one letter, which are written to the next."""
_BEFORE: Final = 48
_BEHIND: Final = 24


def read_dates(
    text: str,
    published: str | None = None,
    language: str | None = None,
    words: Words | None = None,
    numbers: Sequence[Number] | None = None,
) -> Iterator[Mark]:
    """Yield DATE marks, not overlapping; ``canonical`` is ISO 8601, as exact as text and publication allow, or None.

    Of several days ("May 5-7") the first and last, parted by a slash.
    """
    text = folded(text)
    today = anchor(published)
    found = [*numeric_dates(text, language, today), *eastern_dates(text, today)]
    calendar = calendar_of(language)
    if calendar is not None:
        cut = words or words_of(text)
        read = find_numbers(text, language, cut) if numbers is None else numbers
        relative = Relative(text, calendar, today, read)
        found.extend(_Reader(text, calendar, today, relative).marks(cut))
        found.sort(key=attrgetter("start"))
        found.extend(list(relative.steps(found)))
    yield from found


class _Reader:
    def __init__(self, text: str, calendar: Calendar, today: Today | None, relative: Relative) -> None:
        self._text, self._calendar, self._today, self._relative = text, calendar, today, relative

    def marks(self, words: Words) -> Iterator[Mark]:
        held: Mark | None = None
        known, prefixed = self._calendar.words, self._calendar.code == "ar"
        for place, form in enumerate(words.forms):
            digits = place in words.digits
            start, end = words.starts[place], words.ends[place]
            if prefixed and form not in known and form[1:] in known and form[0] in _PREFIXES:
                start, form = start + 1, form[1:]
            if (form not in known and not digits) or (held is not None and start < held.end):
                continue
            mark = self._year(start, end, held) if digits else self._word(start, end, known[form])
            if mark is None:
                continue
            # "Tuesday, May 6": the weekday was read first, and belongs to the whole.
            if held is not None and mark.start > held.start:
                yield held
            held = mark
        if held is not None:
            yield held

    def _word(self, start: int, end: int, choices: Sequence[Word]) -> Mark | None:
        for word in choices:
            stop = self._with_tail(end, word.tail)
            if stop is None:
                continue
            mark = self._month(start, stop, word) if word.kind == "month" else self._relative.mark(start, stop, word)
            if mark is not None:
                return mark
        return None

    def _with_tail(self, end: int, tail: Sequence[str]) -> int | None:
        for word in tail:
            if self._text[end + 1 : end + 1 + len(word)].lower() != word:
                return None
            end += 1 + len(word)
        return end

    def _month(self, start: int, end: int, word: Word) -> Mark | None:
        text, calendar, month = self._text, self._calendar, int(word.value)
        if (calendar.capitals and not text[start].isupper()) or text[start - 1 : start].isalnum():
            return None
        year = calendar.after.match(text, end, end + _BEHIND)
        before = calendar.before.search(text[max(0, start - _BEFORE) : start])
        if before is not None:
            begin = max(0, start - _BEFORE) + before.start()
            stop = year.end() if year else self._end_of(end, word)
            return self._of_days(begin, stop, month, before["day"], before["last"], year["year"] if year else None)
        if calendar.code == "en" and (day := _MONTH_THEN_DAY.match(text, end, end + _BEHIND)):
            weekday = _WEEKDAY_BEFORE.search(text, max(0, start - 14), start)
            begin = weekday.start() if weekday else start
            return self._of_days(begin, day.end(), month, day["day"], day["last"], day["year"] or day["glued"])
        if year is not None:
            return Mark(start, year.end(), "DATE", day_of(int(year["year"]), month, None, None), 0.9)
        return None if word.short else self._bare_month(start, end, month)

    def _end_of(self, end: int, word: Word) -> int:
        """With the full stop of an abbreviation, where the sentence goes on."""
        return end + (word.short and re.match(r"\.(?=\s?[a-z0-9,])", self._text[end : end + 3]) is not None)

    def _of_days(self, start: int, end: int, month: int, day: str, last: str | None, year: str | None) -> Mark:
        behind = None if year else self._relative.year_behind(end)
        told = int(year) if year else behind.year if behind else None
        ahead = told is None and behind is None and is_ahead(self._text, start, end, self._calendar.code)
        first = None if behind and behind.unknown else day_of(told, month, int(day), self._today, ahead)
        end = behind.end if behind else end
        second = day_of(int(first[:4]), month, int(last), None) if first and last else None
        return Mark(start, end, "DATE", f"{first}/{second}" if first and second else first, 0.9)

    def _bare_month(self, start: int, end: int, month: int) -> Mark | None:
        found = _LAST_WORD.search(self._text, max(0, start - 16), start)
        word = found[1].lower() if found else ""
        if word in self._calendar.which:
            begin = start if found is None else found.start(1)
            return Mark(begin, end, "DATE", self._relative.month(month, self._calendar.which[word]), 0.9)
        if word not in self._calendar.inside or re.match(r"\s+[A-Z0-9]|-", self._text[end : end + 3]):
            return None
        behind = self._relative.year_behind(end)
        if behind is not None:
            told = None if behind.unknown else day_of(behind.year, month, None, self._today)
            return Mark(start, behind.end, "DATE", told, 0.9)
        ahead = is_ahead(self._text, start, end, self._calendar.code)
        return Mark(start, end, "DATE", day_of(None, month, None, self._today, ahead), 0.8)

    def _year(self, start: int, end: int, held: Mark | None) -> Mark | None:
        text = self._text
        if end - start != 4 or not _YEAR.fullmatch(text, start, end) or not self._may_be_year(start, held):
            return None
        behind = _BEHIND_YEAR.match(text, end) and not _NO_YEAR.match(text, end)
        return Mark(start, end, "DATE", text[start:end], 0.8) if behind and not unit_behind(text, end, True) else None

    def _may_be_year(self, start: int, held: Mark | None) -> bool:
        """Whether a word for years stands before, or another year: "in 2010 and 2012"."""
        text = self._text
        if held is not None and held.end - held.start == 4 and _YEAR_AND.fullmatch(text, held.end, start):
            return True
        found = _LAST_WORD.search(text, max(0, start - 16), start)
        return found is not None and found[1].lower() in self._calendar.inside
