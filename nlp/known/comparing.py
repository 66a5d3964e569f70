"""How alike two names are, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nlp.known.folding import sound, spelling

_SOUND: Final = 0.92
_MISSING: Final = 0.06
_ADDED: Final = 0.12
_SWAPPED: Final = 0.02
_INITIAL: Final = 0.08
_WOMEN: Final = ("a",)
_SKAYA: Final = ("skaya", "skaja", "skaia", "skaa", "ska", "aya", "aja", "aia")
_SKY: Final = ("skiy", "skij", "skyi", "skii", "sky", "ski", "yy", "iy", "yi", "ij", "y")


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` is 1 for the same words in the same order.

    ``matched`` are pairs of the words that agree, the asked before the listed one; ``missing`` and ``added`` count
    the words that only the listed or only the asked name has; ``first``: the first word of the listed name was found
    first; ``spelled``: some word is spelled in another way.
    """

    score: float
    matched: tuple[tuple[str, str], ...]
    missing: int
    added: int
    spelled: bool
    order: bool
    first: bool


def compare(asked: Sequence[str], listed: Sequence[str]) -> Likeness:
    """Lay the words of one name beside those of the other, each at most once. Both have at most 12 words."""
    free = list(range(len(listed)))
    found: list[tuple[str, int, float]] = []
    for word in asked:
        place, value = max(((place, alike(word, listed[place])) for place in free), key=_by_value, default=(-1, 0.0))
        if value > 0:
            free.remove(place)
            found.append((word, place, value))
    places = [place for _, place, _ in found]
    added = len(asked) - len(found)
    order = places == sorted(places)
    score = sum(value for *_, value in found) / len(found) if found else 0.0
    score -= _MISSING * len(free) + _ADDED * added + (0 if order else _SWAPPED)
    return Likeness(
        max(score, 0.0),
        tuple((word, listed[place]) for word, place, _ in found),
        len(free),
        added,
        any(value < 1 for *_, value in found),
        order,
        places[:1] == [0],
    )


def _by_value(pair: tuple[int, float]) -> float:
    return pair[1]


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> float:
    """How alike two folded words are, 0 to 1: 1 the same, about 0.9 where only the spelling differs."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 1 - _INITIAL if one[:1] == other[:1] else 0.0
    if min(len(one), len(other)) < 3 or _is_pair(one, other):
        return 0.0
    distance = _distance(spelling(one), spelling(other))
    if sound(one) == sound(other):
        return _SOUND if distance <= 1 else 0.0
    # One slip of the pen in a word that is long enough to be recognised.
    shorter = min(len(one), len(other))
    slip = distance == 1 and (shorter >= 8 or (shorter >= 6 and one[0] == other[0]))
    return 1 - 1 / shorter if slip else 0.0


def _is_pair(one: str, other: str) -> bool:
    """Whether one is the woman's form of the other, a man's: Ivana and Ivan, Maria and Mario, Orlovskaya and Orlovsky.

    They are two persons, whatever else agrees.
    """
    woman, man = (one, other) if one.endswith(_WOMEN) else (other, one)
    if not woman.endswith(_WOMEN) or man.endswith(_WOMEN):
        return False
    if woman == man + "a" or (man.endswith("o") and woman == man[:-1] + "a"):
        return True
    return _stem(woman, _SKAYA) == _stem(man, _SKY) != ""


def _stem(word: str, endings: tuple[str, ...]) -> str:
    return next((word[: -len(ending)] for ending in endings if word.endswith(ending)), "")


def _distance(one: str, other: str) -> int:
    """Edits that turn one word into the other (Levenshtein 1966), in the time of their product."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row[0] = row[0], at
        for place, sign in enumerate(other, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (letter != sign))
    return row[-1]
