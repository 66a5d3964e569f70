"""People in languages other than English: by verbs, ages and first names. The people are invented."""

from __future__ import annotations

import pytest

from nlp.names import read_names


def people(text: str, language: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in read_names(text, (), language) if mark.label == "PERSON"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La polic\u00eda detuvo ayer en Vigo a Antonio Herrador Cort\u00e9, de 45 a\u00f1os.",
            "Antonio Herrador Cort\u00e9",
        ),
        ("es", "Xurxo Barrag\u00e1n fue detenido en el puerto.", "Xurxo Barrag\u00e1n"),
        ("es", "El juez conden\u00f3 a Xurxo Barrag\u00e1n a nueve a\u00f1os.", "Xurxo Barrag\u00e1n"),
        ("es", "Ismael 'El Mono' Zambra vive escondido.", "Ismael 'El Mono' Zambra"),
        ("fr", "Le tribunal a condamn\u00e9 jeudi Erwan Kerbrat \u00e0 huit ans.", "Erwan Kerbrat"),
        ("fr", "Interpell\u00e9 \u00e0 Lille, Abdel Touilat (32) nie les faits.", "Abdel Touilat"),
        ("it", "Arrestato Salvatore Romei, 44 anni, ritenuto vicino al clan.", "Salvatore Romei"),
        ("it", "Tebaldo Grisi \u00e8 stato arrestato a Palermo.", "Tebaldo Grisi"),
        ("pt", "Wando Teles foi preso em Lisboa.", "Wando Teles"),
        ("de", "Das Gericht verurteilte Mehmet Yilmazer (41) zu acht Jahren.", "Mehmet Yilmazer"),
        ("de", "Der Prozess gegen Volkhard Kestermann beginnt.", "Volkhard Kestermann"),
        ("nl", "Sjaak van der Hoek werd gisteren aangehouden.", "Sjaak van der Hoek"),
        ("pl", "Prokurator oskar\u017cy\u0142 Piotr Nowyk o handel.", "Piotr Nowyk"),
        ("sv", "Polisen grep Lars Anderfors i natt.", "Lars Anderfors"),
    ],
)
def test_a_person_is_found_by_what_is_told_of_them(language: str, text: str, expected: str) -> None:
    assert people(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Gr\u00fcne Woche beginnt am Montag im Messezentrum."),
        ("es", "El Ministerio conden\u00f3 los hechos en Costa Rica."),
        ("it", "Il Comune ha approvato il bilancio."),
        (
            "ru",
            "\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u0435\u043d\u043a\u043e \u0443\u0435\u0445\u0430\u043b.",
        ),
    ],
)
def test_nobody_is_guessed(language: str, text: str) -> None:
    assert people(text, language) == []
