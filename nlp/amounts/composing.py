"""Adds number words and digits up to one number: "two million three hundred thousand", "285 thousand 412"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.amounts.items import Item, Number
from nlp.amounts.number_words import Language

# The last sign is the Arabic "and", written to the word behind it.
_GAP: Final = re.compile(r"[ \u00a0\u2010\u2011\n-]{0,2}\u0648?")
_MOST_ITEMS: Final = 12
"""A text may be one endless row of number words: a number has so many of them at most."""
ABBREVIATED: Final = frozenset(
    ["mn", "mln", "bn", "tn", "mio", "mrd", "mld", "tsd", "tys", "тыс", "млн", "млрд", "тис", "хил", "εκατ", "χιλ"]
)
"""They count only behind digits, and a full stop may follow."""
_STOP: Final = re.compile(r"\.(?=[ \u00a0][^\W\d_A-Z])")


class Composer:
    """Reads the number that begins at ``items[first]``; ``place`` is then the first item behind it."""

    def __init__(self, text: str, items: Sequence[Item], first: int, language: Language) -> None:
        self.place = first
        self._text, self._items, self._first, self._language = text, items, first, language
        self._total = 0.0
        self._current: float | None = None
        self._room = 0.0
        """What is added to ``_current`` must be less: tens leave room for ones."""
        self._scale = 0.0
        self._counted = 1.0
        """What a hundred or dozen is that stands last."""
        self._start, self._end = items[first].start, -1

    def number(self) -> Number | None:
        """The number, or None where the words make none."""
        language, items = self._language, self._items
        first = items[self._first]
        if first.kind == "article" and not self._article():
            self.place = self._first + 1
            return Number(first.start, first.end, 1.0, article=True)
        if first.kind == "part" and self._current is None:
            return self._part(0.0)
        while (item := self._next()) is not None:
            if item.kind == "part":
                return self._part(self._current)
            if not self._take(item):
                break
            self._counted = item.value if item.kind == "hundred" else 1.0
            self._end = item.end + (item.word in ABBREVIATED and _STOP.match(self._text, item.end) is not None)
            self.place += 1
            self._half(language)
        return self._made()

    def _made(self) -> Number | None:
        if self._end < 0:
            return None
        value = round(self._total + (self._current or 0.0), 9)
        scale = self._scale if self._current is None and self._scale else self._counted
        return Number(self._start, self._end, value, scale, digits=self._text[self._end - 1].isdigit())

    def _next(self, offset: int = 0) -> Item | None:
        """The item at ``place`` if it follows what was read without anything between."""
        place = self.place + offset
        if place >= len(self._items) or place - self._first > _MOST_ITEMS:
            return None
        item = self._items[place]
        end = self._items[place - 1].end if offset else self._end
        return item if end < 0 or place == self._first or _GAP.fullmatch(self._text, end, item.start) else None

    def _article(self) -> bool:
        """Take "a" before "hundred", "million", "half": it counts one."""
        self._end = self._items[self._first].end
        self.place += 1
        follows = self._next()
        if follows is None or follows.kind not in ("hundred", "scale", "part"):
            self._end = -1
            return False
        if follows.kind == "part":
            return self._next_part_is_half(follows)
        self._current, self._room = 1.0, 0.0
        return True

    def _next_part_is_half(self, part: Item) -> bool:
        self._start, self._first, self._end = part.start, self.place, -1
        return True

    def _take(self, item: Item) -> bool:
        taken = {
            "digits": self._take_digits, "small": self._take_small, "hundred": self._take_hundred,
            "scale": self._take_scale, "join": self._take_join, "tens_join": self._take_join,
            "article": self._take_article,
        }.get(item.kind)  # fmt: skip
        return taken is not None and taken(item)

    def _take_digits(self, item: Item) -> bool:
        if self._current is not None or (self._scale and (item.value >= self._scale or not item.word.isdigit())):
            return False
        # "5 million, 40 kg" are two numbers, and a day or year behind a sum is none of it.
        if self._scale and self._text[self._end : item.start] not in (" ", "\u00a0") and not self._joined():
            return False
        self._current, self._room = item.value, 0.0
        return True

    def _joined(self) -> bool:
        return self._items[self.place - 1].kind in ("join", "tens_join")

    def _take_small(self, item: Item) -> bool:
        value = item.value
        if self._current is None:
            if self._scale and value >= self._scale:
                return False
            self._current = value
        elif self._language.code == "fr" and self._current == 4 and value == 20:
            self._current = 80.0
        elif (value < self._room and value) or self._is_ten_behind(item):
            self._current += value
        else:
            return False
        self._room = self._room_behind(value)
        return True

    def _is_ten_behind(self, item: Item) -> bool:
        """Arabic says "five and twenty", with the "and" written to the ten."""
        ones = self._language.tens_behind and self._current is not None and self._current < 10
        return ones and 20 <= item.value < 100 and item.word.startswith("\u0648")

    def _room_behind(self, value: float) -> float:
        if value >= 100:
            return 100.0 if value % 100 == 0 and value < 1000 else 0.0
        # Turkish says ten and each one, French ten and seven, eight, nine, behind sixty and eighty too.
        if value == 10 and self._language.code in ("tr", "fr"):
            return 10.0
        if value >= 20 and value % 10 == 0:
            # French counts on from sixty and eighty to nineteen.
            return 20.0 if self._language.code == "fr" and self._current in (60, 80) else 10.0
        return 0.0

    def _take_hundred(self, item: Item) -> bool:
        if self._current is None:
            if item.word not in self._language.alone:
                return False
            self._current = item.value
        elif 0 < self._current < 100:
            self._current *= item.value
        else:
            return False
        self._room = 100.0 if item.value == 100 else 0.0
        return True

    def _take_scale(self, item: Item) -> bool:
        if item.word in ABBREVIATED and not (self._end > 0 and self._text[self._end - 1].isdigit()):
            return False
        if self._current is None and not self._scale and item.word not in self._language.alone:
            return False
        if self._scale and item.value > self._scale:
            self._total = (self._total + (self._current or 0.0)) * item.value
        elif self._scale == item.value and self._current is None:
            return False
        else:
            self._total += (1.0 if self._current is None else self._current) * item.value
        self._current, self._room, self._scale = None, 0.0, item.value
        return True

    def _take_join(self, item: Item) -> bool:
        """Take "and" only where a lesser number follows in words: "$1.2 million and 40 kilograms" are two amounts."""
        follows = self._next(1)
        if follows is None or follows.kind not in ("small", "hundred", "article"):
            return False
        if item.kind == "tens_join":
            return self._room in (10.0, 20.0) and follows.value < self._room
        if self._current is None:
            # "3 million and two kilos" are two amounts as well; "2 milhões e quinhentos mil" is one.
            apart = follows.value < 100 and self._text[self._start].isdigit()
            return bool(self._scale) and follows.value < self._scale and follows.kind != "article" and not apart
        return self._room >= 10 and follows.kind == "small" and follows.value < self._room

    def _take_article(self, item: Item) -> bool:
        """ "Vingt et un": one, behind tens."""
        if self._current is None or not self._joined():
            return False
        self._current, self._room = self._current + 1, 0.0
        return True

    def _half(self, language: Language) -> None:
        """ "Two and a half", "two million and a half"."""
        found = language.and_half.match(self._text, self._end) if language.and_half else None
        if found is None or self._end < 0:
            return
        if self._current is not None:
            self._current += 0.5 * self._counted
        else:
            self._total += 0.5 * self._scale
        self._end, self._room = found.end(), 0.0
        while self.place < len(self._items) and self._items[self.place].start < self._end:
            self.place += 1

    def _part(self, times: float | None) -> Number | None:
        """ "Half", "three quarters of a", "half a million", "one-half"."""
        part = self._items[self.place]
        if times and (self._scale or times not in (1, 2, 3)):
            return self._made()
        value = part.value * (times or 1.0)
        self._end = part.end
        self.place += 1
        for kind in ("of", "article"):
            follows = self._next()
            if follows is not None and follows.kind == kind:
                self._end, self.place = follows.end, self.place + 1
        follows = self._next()
        scale = 1.0
        if follows is not None and (follows.kind == "scale" or follows.value == 12):
            scale = follows.value
            self._end, self.place = follows.end, self.place + 1
        return Number(self._start, self._end, round(value * scale, 9), scale)
