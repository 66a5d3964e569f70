"""Query text to syntax tree: how words, fields and operators combine (recursive descent)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from index.engine.analysis import words
from index.query.ast import And, Everything, Fuzzy, Node, Not, Or, Phrase, Prefix, Regex, Wildcard, Word
from index.query.currency import with_currency
from index.query.errors import QueryError
from index.query.fields import field_named
from index.query.inexact import effort
from index.query.scanner import QUOTES, Scanner
from index.query.values import phrase, ranged, word

__all__ = ["MAX_DEPTH", "MAX_EFFORT", "MAX_LENGTH", "MAX_TERMS", "QueryError", "parse"]

MAX_LENGTH = 10_000
MAX_DEPTH = 100
MAX_TERMS = 1_000
MAX_EFFORT = 1_500
"""States of all patterns of a query together (``effort``): some twenty wildcards or fuzzy words."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(text: str, now: datetime) -> Node:
    """Return the syntax tree of a query; ``now`` is what relative dates count from.

    An empty query is every document. Raises ``QueryError`` with the column of the mistake.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(MAX_LENGTH + 1, f"expected at most {MAX_LENGTH:,} characters")
    if broken := _SURROGATE.search(text):
        raise QueryError(broken.start() + 1, "expected Unicode text, found half a character")
    parser = _Parser(Scanner(text), now)
    if not text.strip():
        return Everything()
    node = parser.alternatives(None)
    if not parser.scanner.at_end():
        raise QueryError(parser.scanner.column, "expected the end of the query: this bracket was never opened")
    return node


@dataclass(slots=True)
class _Parser:
    scanner: Scanner
    now: datetime
    depth: int = 0
    terms: int = 0
    effort: int = 0

    def alternatives(self, field: str | None) -> Node:
        """Parts joined by OR; inside ``field:( )`` every plain word belongs to that field."""
        parts = [self.conjunction(field)]
        while self.scanner.take_keyword("OR"):
            parts.append(self.conjunction(field))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def conjunction(self, field: str | None) -> Node:
        """Parts joined by AND or by mere blanks."""
        start = self.scanner.column
        parts: list[Node] = []
        open_operator = False
        while self._more():
            part = self.term(field)
            parts.extend(() if part is None else (part,))
            open_operator = (open_operator and part is None) or self._took_and(parts)
        if open_operator or not parts:
            raise QueryError(self.scanner.column if open_operator else start, self._missing(start))
        parts = with_currency(parts)
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _more(self) -> bool:
        self.scanner.skip_blanks()
        return not (self.scanner.at_end() or self.scanner.next_in(")") or self.scanner.keyword("OR"))

    def _took_and(self, parts: list[Node]) -> bool:
        self.scanner.skip_blanks()
        column = self.scanner.column
        if not self.scanner.take_keyword("AND"):
            return False
        if not parts:
            raise QueryError(column, "expected a word before AND")
        return True

    def _missing(self, start: int) -> str:
        """Why a conjunction that began at column ``start`` has no (further) part."""
        if start <= self.scanner.position:
            between = self.scanner.text[start - 1 : self.scanner.position].strip()
            if between and not between.endswith("AND"):
                return "expected a word, found only signs"
        if self.scanner.at_end():
            return "expected a word, found the end of the query"
        return "expected a word before OR" if self.scanner.keyword("OR") else "expected a word inside the brackets"

    def term(self, field: str | None) -> Node | None:
        """One operand, perhaps negated; None for a run of signs, which stands for nothing."""
        scanner = self.scanner
        column = scanner.column
        self._limit_terms(column, 1)
        if scanner.take_keyword("NOT") or self._take_minus():
            scanner.skip_blanks()
            self._enter(column)
            part = self.term(field) if self._more() and not scanner.keyword("AND") else None
            self.depth -= 1
            if part is None:
                raise QueryError(scanner.column, "expected a word after the negation")
            return Not(part)
        if scanner.keyword("AND"):
            raise QueryError(column, "expected a word before AND")
        if scanner.take("("):
            return self._group(column, field)
        return self._operand(field)

    def _take_minus(self) -> bool:
        scanner = self.scanner
        if not scanner.next_in("-"):
            return False
        scanner.position += 1
        if scanner.blank_next() or scanner.next_in(")"):
            scanner.position -= 1
            return False
        return True

    def _group(self, column: int, field: str | None) -> Node:
        """What stands in brackets; the opening one, at ``column``, is behind."""
        self._enter(column)
        node = self.alternatives(field)
        self.depth -= 1
        if not self.scanner.take(")"):
            raise QueryError(column, "expected a closing bracket for this one")
        return node

    def _operand(self, outer: str | None) -> Node | None:
        column = self.scanner.column
        named = self.scanner.take_field()
        if named is None:
            return self._value(outer)
        if outer is not None:
            raise QueryError(column, f"expected no field inside {outer}:( )")
        field = field_named(named, column)
        if self.scanner.blank_next():
            raise QueryError(self.scanner.column, f"expected a value directly after {field}:")
        opening = self.scanner.column
        if self.scanner.take("("):
            return self._group(opening, field)
        node = self._value(field)
        if node is None:
            raise QueryError(opening, f"expected a value after {field}:")
        return node

    def _value(self, field: str | None) -> Node | None:
        column = self.scanner.column
        node = self._read_value(field)
        if isinstance(node, Word | Phrase | Prefix):
            self._limit_terms(column, len(words(node.text)) - 1)
        elif isinstance(node, Wildcard | Fuzzy | Regex):
            self._limit_effort(column, effort(node))
        return node

    def _read_value(self, field: str | None) -> Node | None:
        if self.scanner.next_in(QUOTES):
            return phrase(self.scanner, field, self.now)
        if field is not None and (node := ranged(self.scanner, field, self.now)):
            return node
        return word(self.scanner, field, self.now)

    def _enter(self, column: int) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(column, f"expected at most {MAX_DEPTH} levels of brackets and negations")

    def _limit_effort(self, column: int, more: int) -> None:
        self.effort += more
        if self.effort > MAX_EFFORT:
            raise QueryError(column, "expected fewer or simpler wildcards, fuzzy words and regular expressions")

    def _limit_terms(self, column: int, more: int) -> None:
        self.terms += more
        if self.terms > MAX_TERMS:
            raise QueryError(column, f"expected at most {MAX_TERMS:,} words")
