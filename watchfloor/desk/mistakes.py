"""A malformed query as the page shows it: the text with its wrong place."""

from __future__ import annotations

from dataclasses import dataclass

from index.query.errors import QueryError

BEFORE, AFTER = 60, 60


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong and where: the text before the place, the character at it (empty at the end), the text after."""

    column: int
    message: str
    before: str
    at: str
    after: str


def mistake_pieces(query: str, error: QueryError) -> Mistake:
    """Divide a query at the mistake, with so much of it around as fits one or two lines."""
    place = min(max(error.column - 1, 0), len(query))
    start, end = max(0, place - BEFORE), place + 1 + AFTER
    before = ("…" if start else "") + query[start:place]
    after = query[place + 1 : end] + ("…" if len(query) > end else "")
    return Mistake(error.column, error.message, before, query[place : place + 1], after)
