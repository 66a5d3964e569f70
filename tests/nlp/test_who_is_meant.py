"""Whom a verb of arresting or sentencing means: not owners, victims, speakers, lawyers and kin beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.annotation import Event
from tests.nlp.event_texts import events

_LANGUAGES = ["en", "es", "fr", "pt", "it", "de", "nl"]


def _named(text: str, language: str = "en") -> list[str | None]:
    found: list[Event] = events(text, language, person="Ann Roe|Bob Poe|Carl Low")
    return [event.person for event in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested Bob Poe’s wife, Ann Roe, 40, on Monday."),
        ("en", "Ann Roe, the wife of Bob Poe, was arrested."),
        ("en", "Bob Poe’s husband said Ann Roe was arrested."),
        ("en", "Ann Roe was arrested, prosecutor Bob Poe said."),
        ("en", "According to Bob Poe, a witness, Ann Roe was arrested."),
        ("en", "Ann Roe, who killed Bob Poe, was arrested."),
        ("en", "Ann Roe shot Bob Poe and was arrested."),
        ("en", "The raid led to the arrest of Ann Roe, an ally of Bob Poe."),
        ("en", "Bob Poe wept as Ann Roe’s arrest was shown in May."),
        ("en", "ANN’S HOUSE SEARCHED\nOfficers found a gun and arrested Ann Roe for the murder of Bob Poe."),
        ("en", "POLICE ARREST Ann Roe IN RAID"),
        ("en", "Ann Roe, 42, ARRESTED IN SEAVILLE"),
        ("en", "The wife of jailed smuggler Bob Poe, Ann Roe, was arrested."),
        ("en", "Bob Poe testified against Ann Roe, who was later arrested."),
        ("en", "Carl Low, the detective who arrested Ann Roe, retired."),
        ("es", "La policía detuvo ayer en Puerto Falso a Ann Roe, de 45 años."),
        ("es", "El juez Bob Poe dijo que Ann Roe fue detenida."),
        ("es", "El marido de Bob Poe, Ann Roe, fue arrestado."),
        ("es", "Detenida Ann Roe por matar a Bob Poe."),
        ("fr", "Ann Roe, 45 ans, soupçonnée du meurtre de Bob Poe, a été interpellée."),
        ("fr", "Selon Bob Poe, Ann Roe a été arrêtée."),
        ("fr", "Le procureur Bob Poe a annoncé l’arrestation de Ann Roe."),
        ("pt", "O advogado Bob Poe disse que Ann Roe foi presa."),
        ("pt", "A polícia prendeu Ann Roe pela morte de Bob Poe."),
        ("it", "Arrestata Ann Roe, 44 anni, per l’omicidio di Bob Poe."),
        ("it", "I carabinieri hanno arrestato a Porto Falso Ann Roe."),
        ("de", "Nach dem Mord an Bob Poe hat die Polizei Ann Roe (41) festgenommen."),
        ("de", "Ann Roe, die Bob Poe tötete, wurde verhaftet."),
        ("de", "Die Polizei nahm Ann Roe am Montag fest."),
        ("nl", "De politie heeft dinsdag Ann Roe aangehouden voor de moord op Bob Poe."),
        ("nl", "Volgens Bob Poe is Ann Roe opgepakt."),
    ],
)
def test_the_one_arrested_stands_among_others(language: str, text: str) -> None:
    assert _named(text, language) == ["Ann Roe"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested Ann Roe’s son, 17."),
        ("en", "The father of Ann Roe was arrested."),
        ("en", "A lawyer for Ann Roe was arrested."),
        ("en", "Ann Roe said her client was arrested."),
        ("en", "Ann Roe told Bob Poe that she had been arrested."),
        ("en", "The man who killed Ann Roe was arrested."),
        ("en", "Two associates of Ann Roe were arrested."),
        ("es", "El hijo de Ann Roe fue detenido."),
        ("fr", "Le chauffeur de Ann Roe a été interpellé."),
        ("pt", "A esposa de Ann Roe foi presa."),
        ("it", "Il figlio di Ann Roe è stato arrestato."),
        ("de", "Der Sohn von Ann Roe wurde festgenommen."),
        ("de", "Der Mann, der Ann Roe tötete, wurde festgenommen."),
        ("nl", "De man die Ann Roe doodde, is aangehouden."),
    ],
)
def test_somebody_else_is_not_the_one_arrested(language: str, text: str) -> None:
    assert not {"Ann Roe", "Bob Poe"} & set(_named(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "Mr Justice Bob Poe jailed Ann Roe for nine years.",
        "Bob Poe wept in court as Ann Roe was jailed for nine years.",
        "Ann Roe was jailed for nine years for killing Bob Poe.",
        "A court handed Ann Roe a nine-year prison term after the death of Bob Poe.",
    ],
)
def test_the_one_sentenced_stands_among_others(text: str) -> None:
    assert _named(text) == ["Ann Roe"]


def test_a_company_of_somebody_is_sanctioned_without_its_owner() -> None:
    assert events("The Treasury sanctioned Ann Roe’s driver, Bob Poe.", person="Ann Roe|Bob Poe")[0].person == "Bob Poe"


_PIECES = st.sampled_from(
    ["Ann Roe ", "Bob Poe’s ", "was ", "who ", "arrested ", "jailed for ten years ", "said ", "and ", ", ", ": ", "of ",
     "the ", "son ", "hat ", "festgenommen ", "condenó a ", "a été ", "arrêté ", "\n", ". ", "\u2013 ", "“"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(_LANGUAGES))
def test_any_words_are_read_and_every_person_stands_in_the_text(text: str, language: str) -> None:
    for event in events(text, language, person="Ann Roe|Bob Poe"):
        assert 0 <= event.start < event.end <= len(text)
        assert event.person is None or event.person in text


@given(st.sampled_from(_LANGUAGES), st.text("aé ,.’\u3002-“0", max_size=300))
def test_long_runs_of_any_signs_hide_no_arrest_behind_a_new_line(language: str, text: str) -> None:
    assert "Ann Roe" in {
        event.person for event in events(f"{text}\nAnn Roe was arrested. {text}", "en", person="Ann Roe")
    }
    assert events(text, language) == []
