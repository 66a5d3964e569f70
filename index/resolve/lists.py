"""The word lists of this folder, each read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a list, as many to a line as one likes. Raises ``OSError`` where it is missing."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Return the lines of a list, each stripped. Raises ``OSError`` where it is missing."""
    return tuple(line.strip() for line in _lines(name))


@cache
def kinds_of(name: str) -> Mapping[str, str]:
    """Return of each word of a list its kind, the first column. Raises ``OSError`` where it is missing."""
    rows = (line.partition("\t") for line in _lines(name))
    return {word: kind for kind, _, words in rows for word in words.split()}


@cache
def meanings_of(name: str) -> Mapping[str, str]:
    """Return of each first column of a list the second. Raises ``OSError`` where it is missing."""
    rows = (line.partition("\t") for line in _lines(name))
    return {word: meaning.strip() for word, _, meaning in rows}


@cache
def groups_of(name: str) -> Mapping[str, frozenset[str]]:
    """Return of each word the first words of the lines on which it stands. Raises ``OSError`` where it is missing."""
    found: dict[str, set[str]] = {}
    for line in _lines(name):
        first, *others = line.split()
        for word in (first, *others):
            found.setdefault(word, set()).add(first)
    return {word: frozenset(heads) for word, heads in found.items()}


def _lines(name: str) -> Iterator[str]:
    text = files("index.resolve").joinpath("data", name).read_text("utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
