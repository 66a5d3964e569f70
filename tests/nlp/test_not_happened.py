"""Arrests and sentences that were denied, wished for, only possible or undone are no events."""

from __future__ import annotations

import pytest

from tests.nlp.event_texts import events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prosecutors wanted Ann Roe jailed for 20 years, but she was acquitted."),
        ("en", "Reports that officers arrested Ann Roe are false, police said."),
        ("en", "Police denied that they had arrested Ann Roe."),
        ("en", "The appeal court quashed Ann Roe’s 20-year prison sentence."),
        ("en", "Ann Roe’s sentence of ten years in prison was overturned on appeal."),
        ("en", "A warrant was issued for the arrest of Ann Roe."),
        ("en", "Campaigners called for the arrest of Ann Roe."),
        ("en", "Ann Roe risks being jailed for ten years."),
        ("en", "Ann Roe was nearly arrested."),
        ("en", "Ann Roe will be arrested."),
        ("en", "The EU refused to impose sanctions on Ann Roe."),
        ("es", "La policía niega haber detenido a Ann Roe."),
        ("es", "Es falso que Ann Roe haya sido detenida."),
        ("es", "El Supremo anuló la condena de diez años de prisión a Ann Roe."),
        ("es", "La Fiscalía pide que Ann Roe sea condenada a doce años de prisión."),
        ("fr", "La police dément avoir arrêté Ann Roe."),
        ("fr", "Ann Roe, condamnée à dix ans de prison en première instance, a été acquittée en appel."),
        ("fr", "Ann Roe, recherchée depuis 2020, n’a toujours pas été arrêtée."),
        ("pt", "Ann Roe nega ter sido presa."),
        ("pt", "O tribunal anulou a pena: Ann Roe fora condenada a dez anos, mas foi absolvida."),
        ("it", "La polizia smentisce che Ann Roe sia stata arrestata."),
        ("it", "Assolta Ann Roe: era stata condannata a dieci anni."),
        ("de", "Die Polizei dementiert, dass Ann Roe festgenommen wurde."),
        ("de", "Das Gericht hob die Haftstrafe von zehn Jahren gegen Ann Roe auf."),
        ("de", "Ann Roe wurde nicht festgenommen."),
        ("de", "Die Festnahme von Ann Roe wurde dementiert."),
        ("nl", "De politie ontkent dat Ann Roe is aangehouden."),
        ("nl", "Het hof vernietigde de celstraf van tien jaar van Ann Roe."),
    ],
)
def test_what_has_not_happened(language: str, text: str) -> None:
    assert events(text, language, person="Ann Roe") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe denied murder but was jailed for three years.",
        "Ann Roe, who denied the charges, was jailed for three years.",
        "Ann Roe was acquitted of murder but jailed for three years for theft.",
        "Ann Roe was jailed for three years while Bob Poe was cleared.",
        "Wanted fugitive Ann Roe was jailed for three years.",
    ],
)
def test_what_happened_all_the_same(text: str) -> None:
    assert [(event.person, event.years) for event in events(text, person="Ann Roe|Bob Poe")] == [("Ann Roe", 3.0)]
