"""Regular expressions of one word: characters, ``.``, ``[a-z]``, ``(a|b)`` and ``? * + {2,5}``; no more than that.

Both engines know more, each something else; what both understand alike is read here and written anew for each.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from index.engine.analysis import is_unspaced, words
from index.folding import fold
from index.query.errors import QueryError
from index.query.pattern import ANY_OF_WORD, Choice, OneOf, Pattern, Repeat, Sequence, folded_range, letters, one_of

MAX_NESTING = 20
MAX_TIMES = 100
_COUNT = re.compile(r"\{(\d{1,4})(?:(,)(\d{0,4}))?\}", re.ASCII)
_SIMPLE = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_DIGITS = (ord("0"), ord("9"))
_BREAK = ord("|")
_PLAINER = "the language knows no look-around, no flags and no lazy repeats"


def regex_pattern(text: str, column: int = 1) -> Pattern:
    """Return the pattern of a regular expression without case and accents, as words are indexed.

    Raises ``QueryError``; ``column`` is where ``text`` begins in the query.
    """
    reader = _Reader(unicodedata.normalize("NFC", text), column)
    pattern = reader.choice()
    if reader.position < len(reader.text):
        raise reader.error("expected no closing bracket: this one was never opened")
    return pattern


@dataclass(slots=True)
class _Reader:
    text: str
    column: int
    position: int = 0
    depth: int = 0

    def error(self, message: str, back: int = 0) -> QueryError:
        return QueryError(self.column + self.position - back, message)

    def choice(self) -> Pattern:
        """Parts with ``|`` between them, up to a closing bracket or the end."""
        parts = [self.sequence()]
        while self._take("|"):
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def sequence(self) -> Pattern:
        parts: list[Pattern] = []
        while self.position < len(self.text) and self.text[self.position] not in "|)":
            parts.append(self._repeated(self._one()))
        if not parts:
            raise self.error("expected a character of a word here in the regular expression")
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _take(self, sign: str) -> bool:
        found = self.text.startswith(sign, self.position)
        self.position += len(sign) * found
        return found

    def _one(self) -> Pattern:
        char = self.text[self.position]
        if char in _SIMPLE or char == "{":
            raise self.error(f"expected a character before {char}")
        self.position += 1
        match char:
            case "(":
                return self._group()
            case "[":
                return self._set()
            case ".":
                return ANY_OF_WORD
            case "\\":
                return self._escaped()
        return self._literal(char)

    def _group(self) -> Pattern:
        opening = self.position
        if self._take("?"):
            raise self.error(f"expected a character before ?: {_PLAINER}", 1)
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self.error(f"expected at most {MAX_NESTING} brackets within one another", 1)
        inner = self.choice()
        self.depth -= 1
        if not self._take(")"):
            raise QueryError(self.column + opening - 1, "expected a closing bracket for this one")
        return inner

    def _literal(self, char: str) -> Pattern:
        folded = fold(char)
        if words(f"a{char}") != [f"a{folded}"] and not is_unspaced(folded):
            raise self.error(f"expected a letter or digit, found {char!r}: words hold no signs", 1)
        pattern = letters(folded)
        return pattern.parts[0] if len(pattern.parts) == 1 else pattern

    def _escaped(self) -> Pattern:
        char = self.text[self.position : self.position + 1]
        self.position += 1
        if char == "d":
            return OneOf((_DIGITS,))
        if char == "w":
            return ANY_OF_WORD
        raise self.error(f"expected \\d or \\w, found \\{char}: words hold no signs", 2)

    def _set(self) -> Pattern:
        opening = self.position
        negated = self._take("^")
        ranges: list[tuple[int, int]] = []
        while not self._take("]"):
            if self.position >= len(self.text):
                raise QueryError(self.column + opening - 1, "expected a closing ] for this bracket")
            ranges.append(self._range())
        if not ranges:
            raise QueryError(self.column + opening - 1, "expected a character between [ and ]")
        if negated:
            return one_of([*ranges, *ANY_OF_WORD.ranges], negated)
        return one_of(half for whole in ranges for half in _without_break(*whole))

    def _range(self) -> tuple[int, int]:
        start = self.position
        low = self.text[start]
        self.position += 1
        if low == "\\":
            if not self._take("d"):
                raise self.error("expected \\d or a character of a word", 1)
            return _DIGITS
        high = low
        if self.text.startswith("-", self.position) and self.text[self.position + 1 : self.position + 2] not in (
            "",
            "]",
        ):
            high = self.text[self.position + 1]
            self.position += 2
        found = folded_range(low, high)
        if found is None or not (low.isalnum() and high.isalnum()):
            raise QueryError(self.column + start, "expected a letter, a digit or a range such as a-z")
        return found

    def _repeated(self, part: Pattern) -> Pattern:
        repeated = False
        while self.position < len(self.text) and (sign := self.text[self.position]) in (*_SIMPLE, "{"):
            if repeated:
                raise self.error(f"expected one repeat only: {_PLAINER}")
            if sign == "{":
                part = self._counted(part)
            else:
                self.position += 1
                part = Repeat(part, *_SIMPLE[sign])
            repeated = True
        return part

    def _counted(self, part: Pattern) -> Pattern:
        found = _COUNT.match(self.text, self.position)
        if found is None:
            raise self.error("expected how often, such as {2} or {2,5}")
        least = int(found[1])
        most = least if not found[2] else int(found[3]) if found[3] else None
        if max(least, most or 0) > MAX_TIMES or (most is not None and most < max(least, 1)):
            raise self.error(f"expected how often, such as {{2}} or {{2,5}}, up to {MAX_TIMES} times")
        self.position = found.end()
        return Repeat(part, least, most)


def _without_break(low: int, high: int) -> tuple[tuple[int, int], ...]:
    """A range without the line that stands between two names."""
    if low <= _BREAK <= high:
        return tuple(half for half in ((low, _BREAK - 1), (_BREAK + 1, high)) if half[0] <= half[1])
    return ((low, high),)
