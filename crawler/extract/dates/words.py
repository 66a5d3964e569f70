"""Words that stand beside dates in many languages, by what they do there."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

_FILES = ("date_words.txt", "date_labels.txt")


def date_words(kind: str) -> frozenset[str]:
    """All words of a kind, as the data files name it. Raises ``KeyError`` for a kind that they do not know."""
    return _words()[kind]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in _FILES:
        for line in files("crawler").joinpath("data", name).read_text("utf-8").splitlines():
            kind, mark, words = line.partition(": ")
            if mark and not line.startswith("#"):
                found.setdefault(kind, set()).update(word.strip() for word in words.split(","))
    return {kind: frozenset(words - {""}) for kind, words in found.items()}
