"""What a load was hidden among and carried in, in whichever language it is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from index.folding import fold
from index.incidents.stated import Finding, Telling, form

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS: Final = 4
_KEPT: Final = 2_048
_OTHER_CARGO: Final = -1.5


class Hiding(NamedTuple):
    """Kinds of cargo, of vessels (planes and luggage too), and of vehicles and houses, by the names of the list."""

    cargo: frozenset[str]
    vessel: frozenset[str]
    vehicle: frozenset[str]


@lru_cache(_KEPT)
def hiding(text: str) -> Hiding:
    """Return what a text names of each, in any of the languages of the list."""
    kinds = [kind for word in set(_common_words(text)) if (kind := _kind(word)) is not None]
    return Hiding(*(frozenset(name for group, name in kinds if group == each) for each in Hiding._fields))


def compare_hiding(one: Telling, other: Telling) -> Finding:
    """Return what the cargo and the carrier say that are named about the statements."""
    first, second = hiding(one.said), hiding(other.said)
    carrier = _compare_carriers(first, second)
    if cargo := first.cargo & second.cargo:
        return Finding(1.0 + max(0.0, carrier.points) / 2, f"hidden among {min(cargo)}")
    if first.cargo and second.cargo:
        return Finding(_OTHER_CARGO)
    if words := _words(one) & _words(other):
        return Finding(1.0, f"the hiding place, {min(words)}")
    return carrier


def _compare_carriers(first: Hiding, second: Hiding) -> Finding:
    """Every second load is found in a lorry or a house, few in a yacht."""
    for points, mine, theirs in ((1.0, first.vessel, second.vessel), (0.5, first.vehicle, second.vehicle)):
        if shared := mine & theirs:
            return Finding(points, f"found in a {min(shared)}")
        if mine and theirs:
            return Finding(-points)
    return Finding()


def _common_words(text: str) -> Iterator[str]:
    """Words in folded form, without those that are part of a name: "Antoinette Wood" is no wood."""
    before, end = "", -1
    for found in _WORD.finditer(text):
        word = found.group()
        named = word[0].isupper() and before[:1].isupper() and text[end : found.start()] == " "
        before, end = word, found.end()
        if not named:
            yield fold(word)


def _words(telling: Telling) -> set[str]:
    return {word for word in form(telling.event.get("concealment")).split() if len(word) >= _LETTERS}


def _kind(word: str) -> tuple[str, str] | None:
    """Group and kind of a word, or of the longest listed beginning of it."""
    listed = _listed()
    if word in listed:
        return listed[word]
    parts = (f"{word[:end]}*" for end in range(len(word), _LETTERS - 1, -1))
    return next((listed[part] for part in parts if part in listed), None)


@cache
def _listed() -> dict[str, tuple[str, str]]:
    groups = tomllib.loads(files("index.incidents").joinpath("data/hiding.toml").read_text("utf-8"))
    return {word: (group, kind) for group, kinds in groups.items() for kind, words in kinds.items() for word in words}
