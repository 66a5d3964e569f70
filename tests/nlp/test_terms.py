"""How many years are to be served: whose term it is, what is an age, a range or suspended."""

from __future__ import annotations

import pytest

from tests.nlp.event_texts import events, said


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "Ann Roe was jailed for two and a half years.", 2.5),
        ("en", "Ann Roe was sentenced to 10 to 15 years in prison.", 10.0),
        ("en", "Ann Roe was sentenced in 2019 to 30 months in prison.", 2.5),
        ("en", "Ann Roe was sentenced to 12 years in prison with 4 years suspended.", 8.0),
        ("en", "Ann Roe was sentenced to five years, all but two suspended.", 2.0),
        ("es", "El tribunal condenó a Ann Roe, de 52 años, a nueve años de prisión.", 9.0),
        ("es", "Ann Roe fue condenada a una pena de dos años y medio de prisión.", 2.5),
        ("es", "El juez condenó a nueve años de prisión a Ann Roe.", 9.0),
        ("fr", "Le tribunal a condamné Ann Roe, 52 ans, à huit ans de prison ferme.", 8.0),
        ("fr", "Ann Roe a été condamnée à trois ans de prison dont un an avec sursis.", 2.0),
        ("fr", "Ann Roe a été condamnée à quatre ans de prison, dont deux ferme.", 2.0),
        ("fr", "Ann Roe a écopé de quatre ans.", 4.0),
        ("pt", "O tribunal condenou Ann Roe, de 52 anos, a 14 anos de prisão.", 14.0),
        ("it", "Il Tribunale ha condannato Ann Roe, 52 anni, a 14 anni di reclusione.", 14.0),
        ("de", "Das Gericht verurteilte Ann Roe (41) zu einer Haftstrafe von acht Jahren und sechs Monaten.", 8.5),
        ("nl", "Ann Roe is veroordeeld tot 24 maanden cel, waarvan 8 voorwaardelijk.", 1.33),
        ("nl", "Ann Roe kreeg een celstraf van zes jaar.", 6.0),
        ("en", "The court imposed a sentence of 12 years on Ann Roe.", 12.0),
        ("it", "Il giudice ha inflitto nove anni di carcere a Ann Roe.", 9.0),
    ],
)
def test_years_that_are_served(language: str, text: str, years: float) -> None:
    found = events(text, language, person="Ann Roe")
    assert [said(event, "type", "person", "years") for event in found] == [("sentence", "Ann Roe", years)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Roe received a two-year sentence suspended for 18 months."),
        ("en", "Ann Roe was handed a suspended sentence of two years."),
        ("en", "The judge suspended Ann Roe’s two-year prison sentence."),
        ("en", "The two were jailed for between 5 and 10 years."),
        ("es", "Ann Roe fue condenada a dos años de prisión, pena que quedó suspendida."),
        ("fr", "Ann Roe a été condamnée à 18 mois de prison avec sursis."),
        ("pt", "Ann Roe foi condenada a três anos de prisão com pena suspensa."),
        ("it", "Ann Roe è stata condannata a due anni con pena sospesa."),
        ("de", "Ann Roe wurde zu zwei Jahren Haft auf Bewährung verurteilt."),
        ("de", "Ann Roe wurde zu einer Bewährungsstrafe von zwei Jahren verurteilt."),
        ("nl", "Ann Roe kreeg een voorwaardelijke celstraf van zes maanden."),
    ],
)
def test_a_term_that_is_suspended_or_a_range_is_none(language: str, text: str) -> None:
    assert events(text, language, person="Ann Roe") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Roe and Bob Poe were jailed for 10 and 12 years respectively."),
        ("en", "Ann Roe was jailed for 10 years and Bob Poe for 12 years."),
        ("en", "The judge sentenced Ann Roe to 10 years and Bob Poe to 12 years in prison."),
        ("de", "Das Gericht verurteilte Ann Roe zu zehn und Bob Poe zu zwölf Jahren Haft."),
        ("es", "Ann Roe y Bob Poe fueron condenados a 10 y 12 años de prisión respectivamente."),
        ("fr", "Ann Roe et Bob Poe ont été condamnés respectivement à 10 et 12 ans de prison."),
        ("pt", "Ann Roe e Bob Poe foram condenados a 10 e 12 anos de prisão, respectivamente."),
        ("it", "Ann Roe e Bob Poe sono stati condannati rispettivamente a 10 e 12 anni di carcere."),
        ("de", "Ann Roe und Bob Poe wurden zu zehn beziehungsweise zwölf Jahren Haft verurteilt."),
        ("nl", "Ann Roe en Bob Poe zijn veroordeeld tot respectievelijk 10 en 12 jaar cel."),
    ],
)
def test_each_has_a_term_of_his_own(language: str, text: str) -> None:
    found = events(text, language, person="Ann Roe|Bob Poe")
    assert [(event.person, event.years) for event in found] == [("Ann Roe", 10.0), ("Bob Poe", 12.0)]


def test_life_has_the_least_that_is_to_be_served() -> None:
    (event,) = events("Ann Roe was jailed for life with a minimum term of 32 years.", person="Ann Roe")
    assert said(event, "years", "life") == (32.0, True)


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Ann Roe was jailed for six years and four months.", None),
        ("Ann Roe was jailed for ten years for fraud.", "fraud"),
        ("Ann Roe was jailed for life for the theft of a boat.", "the theft of a boat"),
        ("Ann Roe was arrested for " + "smuggling tobacco " * 9, " ".join(["smuggling tobacco"] * 5)),
    ],
)
def test_a_charge_is_no_span_of_time_and_ends_with_a_word(text: str, charge: str | None) -> None:
    assert [event.charge for event in events(text, person="Ann Roe")] == [charge]
