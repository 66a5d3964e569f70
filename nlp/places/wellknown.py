"""Whether a name is so surely that of a country or a city that it is read as one where no model reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nlp.places.evidence import NOWHERE, prior
from nlp.places.gazetteer import gazetteer
from nlp.places.home import Home
from nlp.places.inflections import forms
from nlp.places.spot import Spot

CITY: Final = 100_000
"""The fewest inhabitants of a city that is read anywhere."""
CITY_NO_CASE: Final = 300_000
"""The same where a capital says nothing."""
TOWN: Final = 10_000
"""The same behind a word that goes before places."""
NOUNS: Final = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""
_CLEAR: Final = 1.0


def is_known(name: str, least: int, language: str, home: Home, *, strict: bool = False) -> bool:
    """Whether a name, or its first case, is that of a well-known place; ``strict`` refuses what it is called abroad."""
    for form in forms(name, language):
        spots = gazetteer().named(form)
        if strict or (form != name and language in NOUNS):
            spots = tuple(spot for spot in spots if spot.kind == "country" or (spot.own and form == name))
        if is_well_known(spots, least, home):
            return True
    return False


def is_well_known(spots: Sequence[Spot], least: int, home: Home = NOWHERE) -> bool:
    """Whether the likeliest place is a country or a city of ``least`` inhabitants, and clearly before the others."""
    ranked = sorted(spots, key=lambda spot: prior(spot, "any", home), reverse=True)
    if not ranked or not _is_one(ranked[0], least):
        return False
    others = [spot for spot in ranked[1:] if spot.country != ranked[0].country]
    return not others or least < CITY or prior(ranked[0], "any", home) - prior(others[0], "any", home) >= _CLEAR


def is_airport(name: str) -> bool:
    """Whether an airport bears the name, with or without the word for it."""
    spots = (*gazetteer().named(f"{name} Airport"), *gazetteer().named(name))
    return any(spot.kind == "airport" for spot in spots)


def _is_one(spot: Spot, least: int) -> bool:
    if spot.kind == "city":
        return spot.population >= least
    return spot.kind == "country" or (spot.kind == "airport" and spot.usual)
