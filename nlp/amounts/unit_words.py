"""Finds the unit behind a number, and what may stand between them; words from ``data/units.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

_FOLDER: Final = files("nlp.amounts") / "data"
_DATA: Final = tomllib.loads((_FOLDER / "units.toml").read_text("utf-8"))
_MORE: Final = tomllib.loads((_FOLDER / "units_2.toml").read_text("utf-8"))
_TIMES: Final[dict[str, tuple[str, float]]] = {form: (unit, times) for form, (unit, times) in _MORE["times"].items()}
_UNITS: Final[dict[str, str]] = {form: unit for form, (unit, _) in _TIMES.items()} | {
    form: unit for data in (_MORE, _DATA) for unit, forms in data["units"].items() for form in forms
}
WHOLE: Final[dict[str, tuple[str, float]]] = {
    form: (unit, value) for form, (unit, value) in _MORE["whole"]["words"].items()
}
"""Words that name number and unit at once."""
_PEOPLE: Final = frozenset(_MORE["people"]["words"])
_TON_OR_PERSON: Final = "\u062a\u0646"
DOUBTFUL: Final = frozenset(_MORE["doubtful"]["words"])
_ADJECTIVES: Final = frozenset(_DATA["adjectives"]["words"])
_BEHIND_DRUGS: Final = frozenset(_DATA["behind_drugs"]["words"])
BEFORE_DRUGS: Final = frozenset(_DATA["before_drugs"]["words"])
NO_PRODUCT: Final = frozenset(_DATA["no_product"]["words"])
_OF: Final = re.compile(rf"\s(?:{'|'.join(_DATA['of']['words'])})\b|\s?d['\u2019]", re.IGNORECASE)
_GAP: Final = re.compile(r"(?<=[0-9])[x\u00d7] ?|(?:&nbsp;|[ \u00a0\n]{0,5})[-\u2010\u2011]?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'s\b)?")
_NEXT: Final = re.compile(r"[ \u00a0-]([^\W\d_]+)")
# "5 т. рублей" are thousands; "4 kg-old" is no weight, "60 km/h" and "10 l/km" are speeds and rates.
_NOT_BEHIND: Final = re.compile(
    r"[\w/^\u00b2\u00b3]|[-\u2010\u2011](?:old|year|day)|\u2019[a-z]|\.[a-z]{2}|(?<=[\u0442\u043b])\. ?[\u0430-\u044f]"
)
_MOST_ADJECTIVES: Final = 3
PILLS: Final = frozenset(_DATA["units"]["pill"])
COUNTED: Final = frozenset({"pill", "plant", "bag", "package", "other"})
CONTAINERS: Final = frozenset({"bag", "package", "other"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in a text: its name, the words for it, where they end, and how many adjectives stood before them."""

    name: str
    form: str
    end: int
    adjectives: int
    times: float = 1.0
    """How many of what ``name`` says one is: a stone is 14 pounds."""


def unit_behind(text: str, at: int, after_digits: bool, behind_drug: bool = False) -> Unit | None:
    """The unit that stands at ``at`` behind a number, adjectives passed over; None where there is none.

    ``after_digits``: letters for units ("g", "t") count. ``behind_drug``: the drug's name stands before the unit.
    """
    gap = _GAP.match(text, at)
    place = gap.end() if gap else at
    passed = _ADJECTIVES | _BEHIND_DRUGS if behind_drug else _ADJECTIVES
    for adjectives in range(_MOST_ADJECTIVES + 1):
        word = _WORD.match(text, place)
        if word is None:
            return None
        low = word[0].lower()
        unit = _unit(text, word, low, after_digits, adjectives)
        if unit is not None:
            return unit
        following = _NEXT.match(text, word.end())
        if low not in passed or following is None:
            return None
        place = following.start(1)
    return None


def _unit(text: str, word: re.Match[str], low: str, after_digits: bool, adjectives: int) -> Unit | None:
    following = _NEXT.match(text, word.end())
    pair = f"{low} {following[1].lower()}" if following else ""
    form, end = (pair, following.end()) if following and pair in _UNITS else (low, word.end())
    if form == _TON_OR_PERSON and (following is None or following[1] in _PEOPLE):
        return None
    if form not in _UNITS or _NOT_BEHIND.match(text, end):
        return None
    if len(form) == 1 and not (after_digits and not adjectives and text[word.start()] in "gtlL\u0433\u0442\u043b"):
        return None
    return Unit(_UNITS[form], form, end, adjectives, _TIMES[form][1] if form in _TIMES else 1.0)


def is_year(text: str, unit: Unit, value: float) -> bool:
    """Whether what looks like grams is the Russian sign for a year: "2020 г."."""
    return unit.form == "\u0433" and 1900 <= value <= 2100 and value == int(value)


def is_of(text: str, at: int) -> bool:
    """Whether "of" in one of the languages follows: what stands before counts what stands behind."""
    return _OF.match(text, at) is not None
