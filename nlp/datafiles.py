"""Data files that people keep by hand: a line each, blank lines and those that begin with ``#`` aside."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable


def told_lines(text: str) -> Iterator[str]:
    """Yield the lines of a text that are neither blank nor comments, as they stand."""
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def lines_of(file: Traversable) -> Iterator[str]:
    """Yield such lines of a file. Raises ``OSError``."""
    return told_lines(file.read_text("utf-8"))


def words_of(file: Traversable) -> frozenset[str]:
    """Return the words of a file, as many to a line as one likes. Raises ``OSError``."""
    return frozenset(word for line in lines_of(file) for word in line.split())
