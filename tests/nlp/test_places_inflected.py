"""Names of places in other cases than the first, and places read without a model."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.marks import Mark
from nlp.places import find_places, resolve
from nlp.places.inflections import forms

LANGUAGES = ["de", "pl", "cs", "hr", "hu", "fi", "ro", "el", "uk", "tr", "lt", "xx", ""]


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("de", "Niederlanden", "NL"),
        ("de", "Vereinigten Staaten", "US"),
        ("de", "Kolumbiens", "CO"),
        ("pl", "Krakowie", "PL"),
        ("pl", "Niemczech", "DE"),
        ("cs", "Praze", "CZ"),
        ("hr", "Zagrebu", "HR"),
        ("sr", "Albanije", "AL"),
        ("hu", "Budapesten", "HU"),
        ("fi", "Helsingissä", "FI"),
        ("ro", "Spaniei", "ES"),
        ("el", "Αθήνας", "GR"),
        ("uk", "Києві", "UA"),
        ("tr", "İstanbul'da", "TR"),
        ("ru", "Перми", "RU"),
        ("pt", "Roterdã", "NL"),
        ("es", "Inglaterra", "GB"),
        ("fr", "Genève", "CH"),
        ("es", "Ginebra", "CH"),
        ("de", "Sizilien", "IT"),
        ("fr", "Havre", "FR"),
    ],
)
def test_a_name_in_another_case_or_language_is_resolved(language: str, written: str, expected: str) -> None:
    (mark,) = resolve(f"- {written} -", [Mark(2, 2 + len(written), "PLACE")], language)
    assert mark.place is not None
    assert mark.place.country == expected


def test_a_name_that_is_known_as_written_is_not_bent() -> None:
    (mark,) = resolve("in Bremen", [Mark(3, 9, "PLACE")], "de")
    assert mark.place is not None
    assert mark.place.name == "Bremen"


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_forms_begin_with_the_name_and_are_few(name: str, language: str) -> None:
    found = list(forms(name, language))
    assert found[0] == name
    assert len(found) <= 500


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Policja w Gdańsku i Gdyni zatrzymała ich. Kokaina z Kolumbii.", ["Gdańsku", "Gdyni", "Kolumbii"]),
        ("it", "Blitz tra Locri e Rosarno, la droga era diretta a Lecco.", ["Locri", "Rosarno", "Lecco"]),
        (
            "es",
            "Fue detenido en el aeropuerto El Dorado, hubo registros en Sagunto y Barbate.",
            ["El Dorado", "Sagunto", "Barbate"],
        ),
        ("nl", "In de haven van Vlissingen, bestemd voor een bedrijf in Barendrecht.", ["Vlissingen", "Barendrecht"]),
        ("de", "Die Täter kamen aus Wels und Steyr.", ["Wels", "Steyr"]),
        ("de", "Drei Männer kauften Wein. Ländern und Bergen fehlt Geld.", []),
        ("es", "Solo aceptamos solicitudes. La oficina SAKI ayuda.", []),
        ("pt", "Agiu em São Paulo, Prado liderava o grupo.", ["São Paulo"]),
        ("id", "Bukan begitu. Polisi menangkap dua orang di Batam.", ["Batam"]),
    ],
)
def test_towns_are_read_behind_words_that_go_before_places(language: str, text: str, expected: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in find_places(text, language)] == expected


@given(
    st.lists(st.sampled_from(["en", "El", "La", "Roma", "y", ",", "Paz", "w", "Hafen", "SAKI", ".", "\n"]), max_size=30)
)
def test_places_are_sorted_and_apart_in_any_language(words: list[str]) -> None:
    text = " ".join(words)
    for language in LANGUAGES:
        found = find_places(text, language)
        assert all(one.end <= other.start for one, other in pairwise(found))
