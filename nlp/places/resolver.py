"""Resolves the places that a text names, all together: each says something of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from nlp.annotation import Place, PlaceKind
from nlp.marks import Mark
from nlp.places.clues import clues
from nlp.places.evidence import CONTAINED, Surroundings, prior
from nlp.places.folding import fold
from nlp.places.gazetteer import Gazetteer, gazetteer
from nlp.places.home import Home, home_of, with_clues
from nlp.places.inflections import forms
from nlp.places.kinds import is_airport_beside
from nlp.places.sites import city_of_site
from nlp.places.spot import Spot
from nlp.places.surface import UNLISTED, Surface, Wanted, readings, wanted_beside

_MOST_PLACES: Final = 2_000
"""So many places of one text are looked at together."""
_LONGEST: Final = 100
_AIRPORT: Final = " airport"
_SURE: Final = 1.0
"""A place that is so much likelier than its namesakes speaks for what lies near it."""
_BENT: Final = 0.7
"""How much likelier a name in another case must be than the name as it is written."""
_KNOWN: Final = 5.5
"""A place that is so likely is not asked for other cases."""
_FLOOR: Final = 3.5
"""What a place must reach to be named: a town of 3,000 of which the text says nothing more does not."""
_WITHIN: Final = re.compile(
    r",? ?\(?|, (?:in )?|,? in (?:the )?|, (?:the )?capital of |, a (?:city|town|village) in ", re.IGNORECASE
)
_SIZEABLE: Final = 20_000
"""A place of so many inhabitants is named in any case."""
_LIST: Final = re.compile(r", ?|,? (?:and|or|&) ")
_OF: Final = re.compile(r"['\u2019]s? (?:\w+ ){0,3}|, ?")
_STATE_BEHIND: Final = re.compile(r", ?([A-Z]{2}|[A-Z][a-z]{2,6}\.|[A-Z]\. ?[A-Z]\.)(?!\w)")
_QUOTED: Final = re.compile(r"\s*\n[>\s]*")
"""A line break inside a name, in a mail that is quoted too."""
_CODE_AT_END: Final = re.compile(r"^(.+?), ?([A-Z][\w. ]+)$")


@dataclass(slots=True)
class _Name:
    """A mention: the places that it may mean, and the one that its neighbours have settled."""

    mark: Mark
    text: str
    key: str
    wanted: Wanted
    spots: tuple[Spot, ...]
    settled: Spot | None = None
    score: float = 0.0


def resolve(text: str, marks: Sequence[Mark], language: str | None = "en", country: str | None = None) -> list[Mark]:
    """Return the marks with ``place`` and ``canonical`` filled in where a PLACE is known; takes any text.

    ``marks`` are sorted and do not overlap. ``canonical`` is the GeoNames id; a place without one keeps its name.
    ``country`` (ISO 3166-1) is the source's.
    """
    places = [mark for mark in marks if mark.label == "PLACE"][:_MOST_PLACES]
    if not places:
        return list(marks)
    table = gazetteer()
    names = [_name(table, text, mark, language) for mark in places]
    _settle_pairs(table, text, names)
    _settle_rest(text, names, home_of(language, country), marks)
    made = {name.mark.start: _resolved(table, text, name, names) for name in names}
    return [made.get(mark.start, mark) if mark.label == "PLACE" else mark for mark in marks]


def _name(table: Gazetteer, text: str, mark: Mark, language: str | None) -> _Name:
    written = text[mark.start : mark.end]
    if "\n" in written and len(written) <= _LONGEST:
        written = _QUOTED.sub(" ", written)
    for reading in readings(written):
        spots = () if reading.wanted in UNLISTED else _fitting(table, reading)
        if reading.wanted == "any" and is_airport_beside(text, mark.start, mark.end):
            near = [*table.named(f"{reading.core} Airport"), *spots]
            if airports := tuple(spot for spot in near if spot.kind == "airport"):
                return _Name(mark, written, fold(reading.core), "airport", airports)
        if spots and reading.core == written and (other := _bent(table, written, language, spots)):
            return _Name(mark, written, fold(other[0]), wanted_beside(text, mark.start, mark.end), other[1])
        if spots or reading.wanted in UNLISTED:
            wanted = wanted_beside(text, mark.start, mark.end) if reading.wanted == "any" else reading.wanted
            return _Name(mark, written, fold(reading.core), wanted, spots)
    if len(written) <= _LONGEST and (found := _CODE_AT_END.match(written)):
        inside = _within(table.named(found[1]), table.named(found[2]))
        if inside:
            return _Name(mark, written, fold(written), "any", (inside[0],), inside[0], CONTAINED)
    key, spots = _bent(table, written, language, ()) or (written, ())
    return _Name(mark, written, fold(key), wanted_beside(text, mark.start, mark.end) if spots else "any", spots)


def _bent(
    table: Gazetteer, written: str, language: str | None, spots: Sequence[Spot]
) -> tuple[str, tuple[Spot, ...]] | None:
    """The first case of a name, with its places, where they are likelier than those of the name as written."""
    least = max((prior(spot) for spot in spots), default=0.0) + _BENT
    if least > _KNOWN:
        return None
    made = ((form, table.named(form)) for form in forms(written, language) if form != written)
    scored = [(max(map(prior, found)), form, found) for form, found in made if found]
    best, form, found = max(scored, default=(0.0, "", ()), key=lambda one: one[0])
    return (form, found) if best > least else None


def _fitting(table: Gazetteer, reading: Surface) -> tuple[Spot, ...]:
    spots = table.named(reading.core)
    if reading.wanted == "airport":
        city = table.named(reading.core[: -len(_AIRPORT)]) if reading.core.lower().endswith(_AIRPORT) else ()
        served = (spot for spot in city if spot.kind == "city" and spot.id in table.served)
        return (*(spot for spot in spots if spot.kind in ("airport", "city")), *served)
    if reading.wanted in ("city", "port"):
        return tuple(spot for spot in spots if spot.kind in ("city", reading.wanted))
    return spots


def _within(spots: Sequence[Spot], holders: Sequence[Spot], wanted: Wanted = "any") -> tuple[Spot, Spot] | None:
    """The likeliest pair of a place and one that holds it."""
    pairs = [
        (spot, holder)
        for holder in holders
        if holder.kind in ("country", "region", "county", "city")
        for spot in spots
        if holder.holds(spot) or (spot.kind == "airport" and holder.kind == "city" and spot.id == holder.id)
    ]
    return max(pairs, key=lambda pair: prior(pair[0], wanted) + prior(pair[1]), default=None)


def _settle_pairs(table: Gazetteer, text: str, names: Sequence[_Name]) -> None:
    """Settle "Paris, Texas" and "Mexico's Sinaloa": one name holds its neighbour."""
    for place, name in enumerate(names):
        following = names[place + 1] if place + 1 < len(names) else None
        between = text[name.mark.end : following.mark.start] if following else None
        if following and between is not None and len(between) < 30:
            if _WITHIN.fullmatch(between):
                _settle(_within(name.spots, following.spots, name.wanted), name, following)
            elif _OF.fullmatch(between):
                _settle(_within(following.spots, name.spots, following.wanted), following, name)
        if name.settled is None and (found := _STATE_BEHIND.match(text, name.mark.end)):
            _settle(_within(name.spots, table.named(found[1]), name.wanted), name, None)


def _settle(pair: tuple[Spot, Spot] | None, inner: _Name, outer: _Name | None) -> None:
    if pair is None:
        return
    inner.settled, inner.score = pair[0], CONTAINED + prior(pair[0])
    if outer is not None and outer.settled is None:
        outer.settled, outer.score = pair[1], CONTAINED + prior(pair[1])


def _settle_rest(text: str, names: Sequence[_Name], home: Home, marks: Sequence[Mark]) -> None:
    """Settle what stands alone: as the same name elsewhere in the text, or by what the text is about."""
    sense = {(name.key, name.wanted): name for name in names if name.settled}
    open_ = {(name.key, name.wanted): name for name in names if name.spots and (name.key, name.wanted) not in sense}
    around = Surroundings()
    if any(len(name.spots) > 1 for name in open_.values()):
        told = clues(text, marks)
        around.told, home = frozenset(told), with_clues(home, told)
    around.add(name.settled for name in sense.values() if name.settled)
    sure = {key: spot for key, name in open_.items() if (spot := _sure(name, home))}
    around.add(sure.values())
    _note_lists(text, names, around, home)
    for key, name in open_.items():
        # No name speaks for itself.
        own = [sure[key]] if key in sure else []
        around.add(own, -1)
        spot, score = _best(name, around, home)
        around.add(own)
        if score >= _FLOOR or spot.population >= _SIZEABLE:
            name.settled, name.score = spot, score
            sense[key] = name
    for name in names:
        known = sense.get((name.key, name.wanted)) or sense.get((name.key, "any"))
        if name.settled is None and known and name.spots:
            name.settled, name.score = known.settled, known.score


def _note_lists(text: str, names: Sequence[_Name], around: Surroundings, home: Home) -> None:
    """Note for each name what it is listed with."""
    for one, other in pairwise(names):
        if other.mark.start - one.mark.end < 10 and _LIST.fullmatch(text, one.mark.end, other.mark.start):
            for name, beside in ((one, other), (other, one)):
                spot = beside.settled or _sure(beside, home)
                if spot and name.key != beside.key:
                    around.beside.setdefault(name.key, set()).add((spot.kind, spot.country))


def _sure(name: _Name, home: Home) -> Spot | None:
    ranked = sorted(((prior(spot, name.wanted, home), place) for place, spot in enumerate(name.spots)), reverse=True)
    if not ranked:
        return None
    clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _SURE
    return name.spots[ranked[0][1]] if clear and ranked[0][0] >= _FLOOR else None


def _best(name: _Name, around: Surroundings, home: Home) -> tuple[Spot, float]:
    scored = [
        (prior(spot, name.wanted, home) + around.support(spot, name.key), -place)
        for place, spot in enumerate(name.spots)
    ]
    score, place = max(scored)
    return name.spots[-place], score


def _resolved(table: Gazetteer, text: str, name: _Name, names: Sequence[_Name]) -> Mark:
    spot, kind = name.settled, _kind(name)
    if spot is None:
        known = [(one.mark.start, one.settled) for one in names if one.settled]
        spot = city_of_site(table, text, name.mark, name.wanted, known)
    if spot is None:
        return name.mark
    if kind == "airport" and spot.kind == "city":
        spot = table.airport_of(spot, name.key.removesuffix(_AIRPORT)) or spot
    place = Place(
        spot.id,
        spot.name,
        kind or spot.kind,
        spot.country,
        spot.latitude,
        spot.longitude,
        table.regions.get(spot.region) or (spot.name if spot.kind == "region" else None),
        spot.code if kind == "port" or spot.kind in ("port", "airport") else None,
    )
    return replace(name.mark, place=place, canonical=spot.id or name.mark.canonical)


def _kind(name: _Name) -> PlaceKind | None:
    if name.settled is None:
        return "site"
    if name.wanted == "airport":
        return "airport"
    return "port" if name.wanted == "port" else None
