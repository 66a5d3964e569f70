"""Whether two statements can be of one place: a port in one text is its city in the next, or the country only.

Places that are known are compared by what the gazetteer says of them; the others by their words.
"""

from __future__ import annotations

import math
from typing import Final

from index.incidents.stated import Finding, Telling, form
from index.model import Json

# What names of places are told with: no words of the name itself. Source: general knowledge of the languages.
_KINDS: Final = frozenset({
    "port", "ports", "harbour", "harbor", "dock", "docks", "quay", "airport", "international", "border", "gate",
    "crossing", "bridge", "checkpoint", "entry", "city", "town", "village", "province", "county", "district", "state",
    "region", "the", "of", "de", "del", "la", "el", "puerto", "aeropuerto", "provincia", "aeroporto", "luchthaven",
    "hafen", "flughafen", "aeroport",
})  # fmt: skip
_NEAR_KM: Final = 60.0
_ROUTE: Final = ("origin", "transit", "destination")
_WIDEST: Final = frozenset({"country", "water"})
_WIDE: Final = frozenset({"country", "region", "county", "water"})
_EARTH_KM: Final = 6371.0


def compare_places(one: Telling, other: Telling) -> Finding:
    """Return what the places say that the two statements name, or else those that their documents name."""
    names = form(one.event.get("place")), form(other.event.get("place"))
    if names[0] and names[1]:
        return _both(one, other, names[0], names[1])
    for told, name, elsewhere in ((one, names[0], other), (other, names[1], one)):
        known = told.located.get(name)
        if name and (_in_agency(elsewhere, name) or _names(elsewhere, name, known)):
            wide = known is not None and known.get("kind") in _WIDEST
            return Finding(0.5 if wide else 1.5, f"the place, {told.event['place']}")
    shared = (one.places & other.places) - _countries_among(one) - _countries_among(other)
    if shared and not (names[0] or names[1]):
        return Finding(1.0, f"a place, {min(shared)}")
    return Finding(-2.0 if _in_other_countries(one, other) else 0.0)


def same_whereabouts(one: Telling, other: Telling, field: str) -> Finding:
    """Return what a part of the route says: ``origin`` or ``destination``."""
    first, second = form(one.event.get(field)), form(other.event.get(field))
    if not first or not second:
        return Finding()
    known = one.located.get(first, {}), other.located.get(second, {})
    if first == second or _is_same(known[0], known[1]):
        return Finding(1.0, f"the {field}, {one.event[field]}")
    countries = [each.get("country") for each in known]
    if not all(countries):
        return Finding()
    return Finding(0.5, f"the {field}, {countries[0]}") if countries[0] == countries[1] else Finding(-1.0)


def _both(one: Telling, other: Telling, first: str, second: str) -> Finding:
    known = one.located.get(first, {}), other.located.get(second, {})
    apart = _apart(*known) if known[0] and known[1] else None
    if first == second or _is_same(*known) or (apart is None and _same_name(first, known[0], second, known[1])):
        wide = all(each.get("kind") in _WIDEST for each in known)
        return Finding(1.0 if wide else 2.0, f"the place, {one.event['place']}")
    either = f"{one.event['place']} or {other.event['place']}"
    told = _names(other, first, known[0]), _names(one, second, known[1])
    if apart is not None and apart > 0:
        return Finding(apart + 0.5 * any(told), f"places that go together, {either}")
    if all(told) or (told[0] and _is_wide(known[1])) or (told[1] and _is_wide(known[0])):
        return Finding(1.5, "", either)
    # A load is found in one town and shown in another; and a name cut short is another place to the gazetteer.
    if any(told) or (_same_words(first, second) and not any(each.get("kind") == "country" for each in known)):
        return Finding(0.0, "", either)
    if apart is not None:
        return Finding(apart, "", either)
    unlike = _in_other_countries(one, other) or not (known[0] or known[1])
    return Finding(-3.0 if unlike else -2.0, "", either)


def _apart(one: Json, other: Json) -> float | None:
    """Points for two known places of different names; None where the gazetteer says too little."""
    countries = one.get("country"), other.get("country")
    if all(countries) and countries[0] != countries[1]:
        return -4.0
    if any(_holds(large, small) for large, small in ((one, other), (other, one))):
        return 1.0
    wide = one.get("kind") in _WIDE or other.get("kind") in _WIDE
    distance = _kilometres(one, other)
    if distance is None or (wide and distance > _NEAR_KM):
        return None
    return 1.0 if distance <= _NEAR_KM else -3.0


def _holds(large: Json, small: Json) -> bool:
    """Whether one is the country or region in which the other lies."""
    if large.get("kind") == "country":
        return bool(large.get("country")) and large.get("country") == small.get("country")
    return large.get("kind") in _WIDE and bool(large.get("name")) and large.get("name") == small.get("region")


def _kilometres(one: Json, other: Json) -> float | None:
    """The distance on a sphere, by the haversine formula."""
    degrees = [each.get(name) for each in (one, other) for name in ("latitude", "longitude")]
    if any(each is None for each in degrees):
        return None
    north, east, other_north, other_east = (math.radians(float(each or 0)) for each in degrees)
    half = math.sin((north - other_north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _is_wide(known: Json) -> bool:
    return known.get("kind") in _WIDE


def _is_same(one: Json, other: Json) -> bool:
    return one.get("id") is not None and one.get("id") == other.get("id")


def _names(telling: Telling, name: str, known: Json | None) -> bool:
    """Whether a document names a place, perhaps in another spelling."""
    if any(_same_name(name, known or {}, each, telling.located.get(each, {})) for each in telling.places):
        return True
    return known is not None and any(_is_same(known, each) for each in telling.located.values())


def _same_name(name: str, known: Json, other_name: str, other: Json) -> bool:
    """Whether the words of two names are of one place, unless the gazetteer knows better.

    No port or town is called like a country without being another place: Port of Spain, New Mexico.
    """
    if _is_same(known, other):
        return True
    if known and other and known.get("country") != other.get("country"):
        return False
    if name == other_name:
        return True
    return "country" not in (known.get("kind"), other.get("kind")) and _same_words(name, other_name)


def _in_agency(telling: Telling, name: str) -> bool:
    """Whether the agency is called by the place: "Velmar County Sheriff's Office"."""
    return set(_own_words(name)) <= set(form(telling.event.get("agency")).split())


def _countries_among(telling: Telling) -> set[str]:
    return {name for name, known in telling.located.items() if known.get("kind") == "country"}


def _in_other_countries(one: Telling, other: Telling) -> bool:
    first, second = _countries(one), _countries(other)
    return bool(first and second) and not first & second


def _countries(telling: Telling) -> set[str]:
    """The countries of the places that a document names, but for those of the load's way."""
    way = {form(telling.event.get(part)) for part in _ROUTE}
    return {str(each["country"]) for name, each in telling.located.items() if each.get("country") and name not in way}


def _same_words(one: str, other: str) -> bool:
    """Whether one name is the other, or its beginning: "Antwerp", "port of Antwerp", "Antwerp Left Bank"."""
    first, second = sorted((_own_words(one), _own_words(other)), key=len)
    return second[: len(first)] == first


def _own_words(name: str) -> list[str]:
    words = name.replace("-", " ").split()
    return [word for word in words if word not in _KINDS] or words
