"""What is said of a malformed query."""

from __future__ import annotations


class QueryError(ValueError):
    """The query is malformed; ``column`` counts code points from 1."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(f"column {column}: {message}")
        self.column = column
        self.message = message
