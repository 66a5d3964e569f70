"""Reading a query text character by character, with columns for messages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.query.errors import QueryError

QUOTES = '"\u201c\u201d'
_FIELD = re.compile(r"([A-Za-z_]+):")
_SLASHES = re.compile(r"/((?:[^/\\\s]|\\\S)*)/")
_QUOTE_IT = "a text that begins with / stands in quotes"
_COMPARISON = re.compile(r"[<>]=?")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A run of characters without blanks: its text with escapes resolved, and which of its characters were escaped."""

    text: str
    column: int
    escaped: frozenset[int] = frozenset()

    def special(self, characters: str) -> int | None:
        """Return the index of the first unescaped one of ``characters``, or None."""
        places = (i for i, char in enumerate(self.text) if char in characters and i not in self.escaped)
        return next(places, None)

    def ends_special(self, character: str) -> bool:
        """Say whether the last character is this one, unescaped."""
        return self.text.endswith(character) and len(self.text) - 1 not in self.escaped


class Scanner:
    """A position in a query text. Methods named ``take_…`` move it; the others only look."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    @property
    def column(self) -> int:
        """The 1-based column of the next character."""
        return self.position + 1

    def at_end(self) -> bool:
        return self.position >= len(self.text)

    def next_in(self, characters: str) -> bool:
        return not self.at_end() and self.text[self.position] in characters

    def blank_next(self) -> bool:
        """Say whether a blank or the end follows."""
        return self.at_end() or self.text[self.position].isspace()

    def skip_blanks(self) -> None:
        while not self.at_end() and self.text[self.position].isspace():
            self.position += 1

    def take(self, characters: str) -> bool:
        """Step over the next character if it is one of these."""
        found = self.next_in(characters)
        self.position += found
        return found

    def keyword(self, word: str) -> bool:
        """Say whether this operator stands here as a word of its own."""
        end = self.position + len(word)
        if not self.text.startswith(word, self.position):
            return False
        return end >= len(self.text) or self.text[end].isspace() or self.text[end] in "()" + QUOTES

    def take_keyword(self, word: str) -> bool:
        found = self.keyword(word)
        self.position += len(word) * found
        return found

    def take_field(self) -> str | None:
        """Step over ``name:`` and return the name, or return None."""
        found = _FIELD.match(self.text, self.position)
        if found is None:
            return None
        self.position = found.end()
        return found[1]

    def take_comparison(self) -> str | None:
        found = _COMPARISON.match(self.text, self.position)
        if found is None:
            return None
        self.position = found.end()
        return found[0]

    def take_word(self, stops: str = "()" + QUOTES) -> Lexeme:
        """Take everything up to a blank or one of ``stops``; a backslash makes the next character an ordinary one."""
        start = self.column
        characters: list[str] = []
        escaped: set[int] = set()
        while not self.blank_next() and not self.next_in(stops):
            if self.take("\\"):
                self._need_more("a character after the backslash")
                escaped.add(len(characters))
            characters.append(self.text[self.position])
            self.position += 1
        return Lexeme("".join(characters), start, frozenset(escaped))

    def take_quoted(self) -> str:
        """Take a quoted text (the opening quote is next) and return what stands between the quotes."""
        opening = self.column
        self.position += 1
        characters: list[str] = []
        while not self.take(QUOTES):
            if self.at_end():
                raise QueryError(opening, "expected a closing quote for this one")
            if self.take("\\"):
                self._need_more("a character after the backslash")
            characters.append(self.text[self.position])
            self.position += 1
        return "".join(characters)

    def take_digits(self) -> str:
        """Take the digits that stand here, perhaps none."""
        start = self.position
        while self.next_in("0123456789"):
            self.position += 1
        return self.text[start : self.position]

    def take_between_slashes(self) -> str:
        """Take ``/…/`` (the first slash is next), blanks excluded, and return what stands between, escapes and all."""
        opening = self.column
        found = _SLASHES.match(self.text, self.position)
        if found is None:
            raise QueryError(opening, f"expected a closing / for this one; {_QUOTE_IT}")
        self.position = found.end()
        if not (self.blank_next() or self.next_in(")")):
            raise QueryError(self.column, f"expected a blank after the closing /; {_QUOTE_IT}")
        return found[1]

    def take_until(self, stops: str, opening: int) -> str:
        """Take everything up to one of ``stops``, left standing; ``opening`` is the column blamed if none comes."""
        start = self.position
        while not self.next_in(stops):
            if self.at_end():
                raise QueryError(opening, f"expected a closing {stops[0]} for this bracket")
            self.position += 1
        return self.text[start : self.position]

    def _need_more(self, what: str) -> None:
        if self.at_end():
            raise QueryError(self.column, f"expected {what}")
