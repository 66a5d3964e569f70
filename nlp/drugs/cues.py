"""Kinds of words that tell the senses of a street name apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from nlp.datafiles import lines_of


@cache
def cues() -> Mapping[str, tuple[str, ...]]:
    """Kinds by folded word, from ``data/cues.txt`` and ``data/families.txt``. Raises ``OSError``."""
    kinds: dict[str, tuple[str, ...]] = {}
    for name in ("cues.txt", "families.txt"):
        for line in lines_of(files("nlp.drugs") / "data" / name):
            kind, colon, words = line.partition(":")
            if colon:
                for word in words.split():
                    kinds[word] = (*kinds.get(word, ()), kind)
    return MappingProxyType(kinds)
