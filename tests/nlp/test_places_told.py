"""What tells namesakes apart: the source's country, demonyms, agencies, money, telephone numbers, and fame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.annotate import annotate_texts
from nlp.annotation import Place
from nlp.marks import Mark
from nlp.places import resolve
from nlp.places.clues import clues
from nlp.places.home import home_of, with_clues
from nlp.request import AnnotationRequest
from tests.nlp.pipelines import pipeline


def place(text: str, name: str, language: str = "en", country: str | None = None) -> Place:
    start = text.index(name)
    (mark,) = resolve(text, [Mark(start, start + len(name), "PLACE")], language, country)
    assert mark.place is not None
    return mark.place


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("Lincoln", "GB", "GB"),
        ("Lincoln", None, "US"),
        ("Perth", "GB", "GB"),
        ("Perth", "AU", "AU"),
        ("León", "ES", "ES"),
    ],
)
def test_the_country_of_the_source_is_meant_before_a_larger_namesake(
    name: str, source: str | None, expected: str
) -> None:
    assert place(f"A van was stopped in {name}.", name, country=source).country == expected


def test_a_world_city_is_meant_even_far_from_the_source() -> None:
    assert place("She flew on to Paris.", "Paris", country="US").country == "FR"
    assert place("She flew on to Melbourne.", "Melbourne", country="GB").country == "AU"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A court in Newcastle was told so, the Crown Prosecution Service said.", "Newcastle", "GB"),
        ("NSW Police drove to Newcastle.", "Newcastle", "AU"),
        ("The Guardia Civil went to Trujillo.", "Trujillo", "ES"),
        ("Honduran soldiers went to Trujillo.", "Trujillo", "HN"),
        ("The RCMP searched a flat in Hamilton.", "Hamilton", "CA"),
        ("Gendarmería halted a bus in Santa Rosa.", "Santa Rosa", "AR"),
    ],
)
def test_an_agency_or_a_demonym_tells_the_country(text: str, name: str, expected: str) -> None:
    assert place(text, name).country == expected


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark(0, 4, "PHONE", "+442079460000"), "GB"),
        (Mark(0, 4, "PHONE", "+5491100000000"), "AR"),
        (Mark(0, 4, "MONEY", unit="GBP"), "GB"),
        (Mark(0, 20, "EMAIL"), "PL"),
        (Mark(21, 46, "URL"), "GB"),
    ],
)
def test_selectors_and_money_speak_of_their_country(mark: Mark, expected: str) -> None:
    assert list(clues("desk@harbour.test.pl https://news.example.uk/a", [mark])) == [expected]


@pytest.mark.parametrize(
    "mark",
    [Mark(0, 4, "MONEY", unit="USD"), Mark(0, 4, "MONEY"), Mark(0, 4, "PHONE", "+12025550100"), Mark(0, 4, "URL")],
)
def test_what_anybody_uses_speaks_of_no_country(mark: Mark) -> None:
    assert clues("a.io and more", [mark]) == {}


def test_a_source_says_more_than_the_language_and_a_tag_more_than_a_language() -> None:
    assert max(home_of("en", "nz").items(), key=lambda one: one[1])[0] == "NZ"
    assert home_of("pt-PT")["PT"] > home_of("pt")["BR"]
    assert not any(country.isalpha() for country in home_of("xx"))


def test_clues_add_to_what_the_language_says() -> None:
    home = with_clues(home_of("es"), clues("Carabineros y chilenos"))
    assert home["CL"] > home["ES"]
    assert with_clues(home_of("es"), clues("")) == home_of("es")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Police in Hull held two men.", "Hull", "Kingston upon Hull"),
        ("Cocaine reached Las Palmas.", "Las Palmas", "Las Palmas de Gran Canaria"),
        ("Zoll in Frankfurt", "Frankfurt", "Frankfurt am Main"),
    ],
)
def test_a_part_of_a_large_city_s_name_means_it(text: str, name: str, expected: str) -> None:
    assert place(text, name).name == expected


def test_a_world_city_is_not_pulled_to_a_hamlet_by_one_other_place() -> None:
    text = "Antwerp, 340 kg. Fresno, California, 12 kg."
    marks = [
        Mark(text.index(name), text.index(name) + len(name), "PLACE") for name in ("Antwerp", "Fresno", "California")
    ]
    assert [mark.place.country for mark in resolve(text, marks) if mark.place] == ["BE", "US", "US"]


@pytest.mark.parametrize(
    ("name", "expected"), [("Laos", "Laos"), ("Venezuela", "Venezuela"), ("Taiwan", "Taiwan"), ("Vietnam", "Vietnam")]
)
def test_countries_are_called_what_news_calls_them(name: str, expected: str) -> None:
    assert place(f"They came from {name}.", name).name == expected


def test_the_pipeline_hands_the_source_s_country_to_places_and_phones() -> None:
    text = "Police searched a house in Boston. Call 020 7946 0018."
    plain = "Police searched a house in Boston."
    found = {}
    for country, told in (("GB", text), (None, plain)):
        (made,) = annotate_texts(pipeline(), [AnnotationRequest(told, "en", None, country)])
        found[country] = {entity.label: entity for entity in made.entities}
    assert [found[country]["PLACE"].place.country for country in ("GB", None)] == ["GB", "US"]  # type: ignore[union-attr]
    assert found["GB"]["PHONE"].canonical == "+442079460018"


@given(st.text(max_size=200), st.text(max_size=8), st.text(max_size=4))
def test_no_language_and_no_country_is_refused(text: str, language: str, country: str) -> None:
    (mark,) = resolve(text + " Hull", [Mark(len(text) + 1, len(text) + 5, "PLACE")], language, country)
    assert mark.start == len(text) + 1
