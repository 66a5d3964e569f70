"""Airports, harbours and islands have places of their own; sites keep the city that they name or lie in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.marks import Mark
from nlp.places import resolve
from nlp.places.extra import airport_names, country_names, exonyms, lands
from nlp.places.gazetteer import gazetteer
from nlp.places.kinds import is_airport_beside, kinds_of


def placed(text: str, *names: str, language: str = "en") -> list[tuple[str, str | None, str | None] | None]:
    """Kind, country and code of each name."""
    marks, at = [], 0
    for name in names:
        at = text.index(name, at)
        marks.append(Mark(at, at + len(name), "PLACE"))
        at += len(name)
    found = [mark.place for mark in resolve(text, marks, language)]
    return [(one.kind, one.country, one.code) if one else None for one in found]


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Schiphol Airport", "en", ("airport", "NL", "AMS")),
        ("Heathrow", "en", ("airport", "GB", "LHR")),
        ("Manchester Airport", "en", ("airport", "GB", "MAN")),
        ("Frankfurt Airport", "en", ("airport", "DE", "FRA")),
        ("Lagos airport", "en", ("airport", "NG", "LOS")),
        ("El Dorado airport", "en", ("airport", "CO", "BOG")),
        ("aeropuerto El Dorado", "es", ("airport", "CO", "BOG")),
        ("aeroporto di Malpensa", "it", ("airport", "IT", "MXP")),
        ("aéroport d'Orly", "fr", ("airport", "FR", "ORY")),
        ("Flughafen Zürich", "de", ("airport", "CH", "ZRH")),
        ("Porto de Santos", "pt", ("port", "BR", "BRSSZ")),
        ("puerto de Algeciras", "es", ("port", "ES", "ESALG")),
        ("Hamburger Hafen", "de", ("port", "DE", "DEHAM")),
        ("Rotterdamse haven", "nl", ("port", "NL", "NLRTM")),
        ("Tanjung Priok", "en", ("port", "ID", "IDTPP")),
    ],
)
def test_an_airport_or_a_harbour_is_itself_whatever_city_stands_near(
    name: str, language: str, expected: tuple[str, str, str]
) -> None:
    text = f"Marseille, 3. {name} 4."
    assert placed(text, name, language=language) == [expected]
    assert placed(text, "Marseille", name, language=language)[1] == expected


def test_the_word_beside_a_name_makes_an_airport_of_it() -> None:
    assert placed("at Heathrow airport", "Heathrow") == [("airport", "GB", "LHR")]
    assert placed("en el aeropuerto de Barajas", "Barajas", language="es") == [("airport", "ES", "MAD")]
    assert is_airport_beside("l'aéroport de Lyon", 14, 18)
    assert not is_airport_beside("la ville de Lyon", 12, 16)


def test_an_airport_that_no_list_has_is_not_that_of_a_city_elsewhere_in_the_text() -> None:
    assert (
        placed("He left Vrubbleton Airport. Cocaine was found in Antwerp.", "Vrubbleton Airport", "Antwerp")[0] is None
    )
    assert placed("They met at Vrubbleton Airport in Lyon.", "Vrubbleton Airport", "Lyon")[0] == ("site", "FR", None)


def test_an_airport_stands_where_it_is_and_not_in_its_city() -> None:
    (mark,) = resolve("at Heathrow", [Mark(3, 11, "PLACE")])
    assert mark.place is not None
    assert (mark.place.latitude, mark.place.longitude) == (51.471, -0.462)
    assert mark.canonical == "2643743"


def test_a_large_city_with_several_airports_keeps_its_own_position() -> None:
    assert placed("She landed at a London airport", "London airport") == [("airport", "GB", None)]


@pytest.mark.parametrize(
    ("name", "country"), [("La Palma", "ES"), ("Mallorca", "ES"), ("Tenerife", "ES"), ("Lombok", "ID")]
)
def test_an_island_is_meant_before_the_villages_of_its_name(name: str, country: str) -> None:
    assert placed(f"The ship was towed to {name}.", name) == [("region", country, None)]


@pytest.mark.parametrize("name", ["Atlántico", "Nordsee", "Strait of Gibraltar"])
def test_a_sea_has_no_country_in_any_language(name: str) -> None:
    assert placed(f"x {name}.", name) == [("water", None, None)]


def test_a_prison_lies_in_the_town_of_its_name() -> None:
    assert placed("held at HMP Manchester since May", "HMP Manchester") == [("site", "GB", None)]


def test_of_several_counties_a_jail_lies_in_the_one_that_the_text_speaks_of() -> None:
    text = "Police in Dayton, Ohio, took him to Montgomery County Jail."
    marks = [
        Mark(text.index(name), text.index(name) + len(name), "PLACE")
        for name in ("Dayton", "Ohio", "Montgomery County Jail")
    ]
    assert [mark.place.region for mark in resolve(text, marks) if mark.place] == ["Ohio"] * 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("porto di Genova", [("port", "Genova")]),
        ("aeropuerto El Dorado", [("airport", "El Dorado"), ("airport", "Dorado")]),
        ("Rotterdamse haven", [("port", "Rotterdamse"), ("port", "Rotterdam")]),
        ("Marseille", []),
    ],
)
def test_a_word_for_a_kind_is_taken_off_a_name(name: str, expected: list[tuple[str, str]]) -> None:
    assert list(kinds_of(name)) == expected


@given(st.lists(st.sampled_from(["porto", "di", "aeropuerto", "el", "X", "'", "Hafen", "er"]), max_size=8))
def test_what_is_left_of_a_name_stood_in_it(words: list[str]) -> None:
    name = " ".join(words)
    assert all(core.split()[-1] in name for _, core in kinds_of(name) if core.split())


def test_every_listed_airport_and_city_is_in_the_table() -> None:
    assert set(airport_names().values()) <= set(gazetteer().airports)
    missing = [
        name for name, identity in exonyms().items() if identity not in {one.id for one in gazetteer().named(name)}
    ]
    assert missing == []


def test_lands_lie_on_earth_and_are_of_known_kinds() -> None:
    spots = {spot for named in lands().values() for spot in named}
    assert {spot.kind for spot in spots} == {"region", "port", "airport", "water"}
    assert all(-90 <= (spot.latitude or 0) <= 90 and -180 <= (spot.longitude or 0) <= 180 for spot in spots)
    assert all(len(code) == 2 and name for code, name in country_names().items())
    assert all(one <= other for one, other in pairwise(sorted(country_names())))
