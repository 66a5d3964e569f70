"""Which place of the world a name means."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.annotation import Place
from nlp.marks import Mark
from nlp.places import find_places, resolve
from nlp.places.folding import fold
from nlp.places.gazetteer import gazetteer
from nlp.places.inflections import forms


def places(text: str, *names: str, language: str = "en") -> list[Place | None]:
    """The places of names, each searched behind the one before."""
    marks, at = [], 0
    for name in names:
        at = text.index(name, at)
        marks.append(Mark(at, at + len(name), "PLACE"))
        at += len(name)
    return [mark.place for mark in resolve(text, marks, language)]


def where(text: str, *names: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.region, one.country) if one else ("", None, None) for one in places(text, *names)]


def test_the_state_behind_a_name_tells_which_one_it_is() -> None:
    text = "A farm near Paris, Texas, and a flat in Paris."
    assert where(text, "Paris", "Texas")[0] == ("Paris", "Texas", "US")
    assert where("A flat in Paris.", "Paris") == [("Paris", "Île-de-France", "FR")]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("SANTA ANA, Calif. – A man was held.", ["SANTA ANA", "Calif."], ("Santa Ana", "California", "US")),
        ("He lives in Springfield, Mo., they said.", ["Springfield"], ("Springfield", "Missouri", "US")),
        ("Police in Birmingham, Alabama", ["Birmingham", "Alabama"], ("Birmingham", "Alabama", "US")),
        ("Mexico's Durango state", ["Mexico", "Durango"], ("Durango", "Durango", "MX")),
        ("a lab in the U.K. city of Cambridge", ["U.K.", "Cambridge"], ("Cambridge", "England", "GB")),
    ],
)
def test_the_region_or_country_beside_a_name_counts(
    text: str, names: list[str], expected: tuple[str, str, str]
) -> None:
    assert expected in where(text, *names)


@pytest.mark.parametrize(
    ("text", "name", "language", "expected"),
    [
        ("La polizia a Napoli", "Napoli", "it", ("city", "Naples", "IT")),
        ("Die Polizei in Zürich", "Zürich", "de", ("city", "Zürich", "CH")),
        ("Police in Cork", "Cork", "en", ("city", "Cork", "IE")),
        ("Police in Granada", "Granada", "en", ("city", "Granada", "ES")),
        ("Police in Oklahoma", "Oklahoma", "en", ("region", "Oklahoma", "US")),
        ("en el puerto de Valencia", "Valencia", "es", ("city", "Valencia", "ES")),
        ("en la provincia de Valencia", "Valencia", "es", ("region", "Valencia", "ES")),
        ("a farm in the province of Napoli", "Napoli", "en", ("county", "Napoli", "IT")),
        ("im Kanton Zürich", "Zürich", "de", ("region", "Zurich", "CH")),
    ],
)
def test_a_name_means_the_city_before_the_region_around_it_unless_the_text_says_so(
    text: str, name: str, language: str, expected: tuple[str, str, str]
) -> None:
    (found,) = places(text, name, language=language)
    assert found is not None
    assert (found.kind, found.name, found.country) == expected


def test_a_qualifier_is_the_region_and_a_capital_is_a_city() -> None:
    assert [one.kind for one in places("Gandia, Valencia", "Gandia", "Valencia", language="es") if one] == [
        "city",
        "region",
    ]
    assert [one.kind for one in places("San Jose, Costa Rica", "San Jose", "Costa Rica") if one] == ["city", "country"]


@pytest.mark.parametrize("name", ["Seville:ES", "Venice:IT", "Ghent:BE", "Bombay:IN", "Saigon:VN", "Kiev:UA"])
def test_an_english_name_means_the_large_city_even_far_from_the_other_places(name: str) -> None:
    name, country = name.split(":")
    found = places(f"From Colombia to {name}.", "Colombia", name)[1]
    assert found is not None
    assert (found.kind, found.country) == ("city", country)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Москве", "Moscow"), ("Москвы", "Moscow"), ("Твери", "Tver"), ("Нижнем Новгороде", "Nizhniy Novgorod")],
)
def test_an_inflected_name_is_resolved(written: str, expected: str) -> None:
    (found,) = places(f"изъяли в {written} героин", written, language="ru")
    assert found is not None
    assert found.name == expected


@given(st.text("аеийоуыья мнвгк", max_size=60))
def test_the_forms_of_a_name_begin_with_itself_and_are_few(name: str) -> None:
    found = list(forms(name))
    assert found[0] == name
    assert len(found) <= 2_000


def test_other_places_of_the_text_pull_a_name_to_them() -> None:
    text = "Officers of Orange County met in Anaheim. A house in Orange was searched, in California."
    assert where(text, "Orange County", "Anaheim", "Orange", "California")[2] == ("Orange", "California", "US")


def test_a_name_has_one_sense_in_a_text() -> None:
    text = "A farm near Paris, Texas. The sheriff drove to Paris again."
    assert where(text, "Paris", "Texas", "Paris")[2] == ("Paris", "Texas", "US")


def test_a_county_is_no_city() -> None:
    (found,) = places("He is wanted in Maricopa County for theft.", "Maricopa County")
    assert found is not None
    assert (found.kind, found.name, found.region) == ("county", "Maricopa County", "Arizona")


def test_a_list_of_counties_names_counties() -> None:
    found = places("in Orange, Riverside and San Bernardino counties, California", "Orange", "Riverside", "California")
    assert [one.kind for one in found if one] == ["county", "county", "region"]


def test_a_state_among_states_is_a_state() -> None:
    text = "Laws changed in Colorado, Washington and Oregon."
    assert where(text, "Colorado", "Washington", "Oregon")[1] == ("Washington", "Washington", "US")


def test_a_port_has_its_code_and_the_city_s_id() -> None:
    (found,) = places("Containers reached the Port of Rotterdam on Monday.", "Port of Rotterdam")
    assert found is not None
    assert (found.kind, found.code, found.country, found.id) == ("port", "NLRTM", "NL", "2747891")


def test_an_airport_has_its_code() -> None:
    (found,) = places("Held at Brisbane International Airport.", "Brisbane International Airport")
    assert found is not None
    assert (found.kind, found.code, found.country) == ("airport", "BNE", "AU")


def test_a_street_keeps_the_city_it_lies_in() -> None:
    found = places(
        "A shop on Quillfeather Street in Nashville, Tennessee", "Quillfeather Street", "Nashville", "Tennessee"
    )
    assert found[0] is not None
    assert (found[0].kind, found[0].name, found[0].region) == ("site", "Nashville", "Tennessee")


def test_a_place_that_nobody_knows_stays_unresolved() -> None:
    (mark,) = resolve("They met at Vrubbleton.", [Mark(12, 22, "PLACE")])
    assert mark.place is None
    assert mark.canonical is None


def test_the_canonical_form_is_the_geonames_id() -> None:
    (mark,) = resolve("in Colombia", [Mark(3, 11, "PLACE")])
    assert mark.canonical == "3686110"


def test_seas_and_continents_have_no_country() -> None:
    found = places("across the Caribbean Sea to Europe", "Caribbean Sea", "Europe")
    assert [(one.country, one.id) for one in found if one] == [(None, None), (None, None)]


def test_marks_of_other_kinds_are_left_alone() -> None:
    marks = [Mark(0, 5, "PERSON"), Mark(9, 15, "PLACE")]
    assert resolve("Paris of London", marks)[0] == marks[0]


@given(st.text(max_size=200), st.data())
def test_no_text_is_refused_and_no_mark_moves(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    marks = [Mark(a, b, "PLACE") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    assert [(mark.start, mark.end) for mark in resolve(text, marks)] == [(mark.start, mark.end) for mark in marks]


@given(st.text("aZéŁßøй-Я'. \u0301St", max_size=60))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_every_kind_of_the_table_is_known() -> None:
    names = ["Colombia", "Texas", "Orange County", "Leeds", "Heathrow Airport", "North Sea"]
    kinds = {spot.kind for name in names for spot in gazetteer().named(name)}
    assert kinds == {"country", "region", "county", "city", "airport", "water"}


@pytest.mark.parametrize("name", ["", " ", "\x00", "~", "zzzzzz", "\n", "a" * 5000, "ÿ" * 80, "\U0010ffff"])
def test_a_name_that_is_none_has_no_places(name: str) -> None:
    assert gazetteer().named(name) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La policía de Colombia halló la droga en Bogotá.", ["Colombia", "Bogotá"]),
        ("Der Zoll in Hamburg fand Kokain aus Brasilien.", ["Hamburg", "Brasilien"]),
        ("Полиция изъяла героин в Москве и в Казани.", ["Москве", "Казани"]),
        ("ضبطت الشرطة شحنة في بيروت قادمة من سوريا", ["بيروت", "سوريا"]),
        ("ตำรวจจับยาบ้าที่กรุงเทพมหานคร", ["กรุงเทพมหานคร"]),
        ("警察在上海查获来自墨西哥的毒品", ["上海", "墨西哥"]),
        ("コロンビアから東京に届いた", ["コロンビア", "東京"]),
        ("El señor Carlos Valencia y la empresa Real Madrid Center hablaron.", []),
        ("Das Essen war gut.", []),
    ],
)
def test_well_known_places_are_read_in_any_script(text: str, expected: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in find_places(text)] == expected


@given(st.text(max_size=200))
def test_well_known_places_are_sorted_and_apart(text: str) -> None:
    found = find_places(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
