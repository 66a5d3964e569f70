"""What may stand where a query expects a value: words, phrases, prefixes, dates, numbers and ranges."""

from __future__ import annotations

import re
from datetime import datetime

from index.engine.analysis import is_unspaced, pieces, prefix_pieces, words
from index.query.ast import DATE_FIELDS, NUMBER_FIELDS, Everything, Exists, Node, Phrase, Prefix, Word
from index.query.currency import currency_code
from index.query.errors import QueryError
from index.query.fields import EXACT_FIELDS, EXISTING_FIELDS, field_named
from index.query.inexact import fuzzy, proximity, regex, wildcard
from index.query.ranges import Bound, between, compared, single
from index.query.scanner import Lexeme, Scanner

_SIGN_OPERATORS = {"&&": "AND", "||": "OR", "!": "NOT"}
_NO_COLON = re.compile(rf"({'|'.join((*DATE_FIELDS, *NUMBER_FIELDS, 'month'))})([<>]=?|=)(?=\w)", re.IGNORECASE)


def phrase(scanner: Scanner, field: str | None, now: datetime) -> Node:
    """Read a quoted text: words next to each other, or one whole value of a field that holds no words."""
    column = scanner.column
    text = scanner.take_quoted()
    moves = scanner.take_digits() if (near := scanner.take("~")) else ""
    node = _quoted(text, field, column, now)
    return proximity(text, field, moves, scanner.column - len(moves)) if near else node


def _quoted(text: str, field: str | None, column: int, now: datetime) -> Node:
    if field in NUMBER_FIELDS or field in DATE_FIELDS or field == "month":
        return single(field, Bound(text, column + 1), now)
    if field == "has" or field in EXACT_FIELDS:
        return _exact(text, column, field)
    if not words(text):
        raise QueryError(column, "expected a word between the quotes")
    return Phrase(text, field)


def ranged(scanner: Scanner, field: str, now: datetime) -> Node | None:
    """Read ``[a TO b]``, ``{a TO b}`` or a comparison such as ``>=a``; None when no such thing stands here."""
    column = scanner.column
    opening = scanner.text[scanner.position : scanner.position + 1]
    if opening and opening in "[{":
        scanner.position += 1
        inner = scanner.take_until("]}", column)
        closed = scanner.take("]") or not scanner.take("}")
        return between(field, _bounds(inner, column), column, opening == "{", not closed, now)
    comparison = scanner.take_comparison()
    if comparison is None:
        return None
    value = scanner.take_word()
    return compared(field, comparison, Bound(value.text, value.column), column, now)


def _bounds(inner: str, column: int) -> tuple[Bound, Bound]:
    found = re.fullmatch(r"(\s*)(\S+)(\s+TO\s+)(\S+)\s*", inner)
    if found is None:
        raise QueryError(column, "expected two ends as in [a TO b]")
    return Bound(found[2], column + 1 + found.start(2)), Bound(found[4], column + 1 + found.start(4))


def word(scanner: Scanner, field: str | None, now: datetime) -> Node | None:
    """Read one word, prefix, ``*``, date or number; None for a run of signs without a letter or digit."""
    if pattern := regex(scanner, field):
        return pattern
    lexeme = scanner.take_word()
    if field is None and (found := _NO_COLON.match(lexeme.text)):
        meant = f"{found[1].lower()}:{found[2].removeprefix('=')}{lexeme.text[found.end() :]}"
        raise QueryError(lexeme.column + len(found[1]), f"expected a colon after {found[1]}: did you mean `{meant}`?")
    if lexeme.text == "*" and not lexeme.escaped:
        return Everything() if field is None else _exists(field, lexeme.column)
    if field in DATE_FIELDS or field in NUMBER_FIELDS or field == "month":
        if field == "month" and lexeme.ends_special("*"):
            return _prefix(lexeme, field)
        return single(field, Bound(lexeme.text, lexeme.column), now)
    return _inexact(lexeme, field) or _plain(lexeme, field)


def _inexact(lexeme: Lexeme, field: str | None) -> Node | None:
    if found := fuzzy(lexeme, field):
        return found
    signs = "*" if field == "url" else "*?"
    stem = Lexeme(lexeme.text[:-1], lexeme.column, lexeme.escaped)
    if lexeme.ends_special("*") and stem.special(signs) is None:
        return _prefix(lexeme, field)
    return None if field in ("has", "currency") else wildcard(lexeme, field)


def _exists(field: str, column: int) -> Node:
    if field == "has":
        raise QueryError(column, "expected the name of a field after has:")
    return Exists(field)


def _plain(lexeme: Lexeme, field: str | None) -> Node | None:
    text, column = lexeme.text, lexeme.column
    if field == "has" or field in EXACT_FIELDS:
        return _exact(text, column, field)
    if pieces(text):
        return Word(text, field)
    if operator := _SIGN_OPERATORS.get(text):
        raise QueryError(column, f"expected the operator {operator} instead of {text}")
    return None


def _exact(text: str, column: int, field: str) -> Node:
    if field == "has":
        return Exists(field_named(text, column, EXISTING_FIELDS))
    if field == "currency":
        return Word(currency_code(text, column), field)
    if not text.strip():
        raise QueryError(column, f"expected a value after {field}:")
    return Word(text, field)


def _prefix(lexeme: Lexeme, field: str | None) -> Node:
    stem = lexeme.text[:-1]
    if field in EXACT_FIELDS:
        fixed = len(stem.strip())
    else:
        parts, beginning = prefix_pieces(stem)
        fixed = 2 if parts and is_unspaced(parts[-1][-1]) and not beginning else len(beginning) + 2 * bool(parts)
    if fixed < 2:
        raise QueryError(lexeme.column, "expected at least two characters before *")
    return Prefix(stem, field)
