"""Which sign stands before decimals: the numbers of the text, then its language, names apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.amounts import read_amounts
from nlp.language import detect, is_surely


def _told(text: str, language: str | None = None) -> list[str | None]:
    marks = read_amounts(text, language or detect(text))
    return [mark.canonical for mark in marks if mark.label == "QUANTITY"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Customs seized 2,500 kg of cocaine in Vlissingen and 1,200 kg in Terneuzen.", [2500, 1200]),
        ("Officers of the Guardia di Finanza found 2,500 kg in the port of Gioia Tauro.", [2500]),
        ("They found 1.250 kg of it and 3,5 tonnes worth 2.500.000 euros.", [1250, 3.5]),
        ("They found 2.345 kg of it; see chapters 3,4 and 5.", [2.345]),
    ],
)
def test_an_english_text_with_foreign_names_keeps_its_thousands(text: str, told: list[float]) -> None:
    assert [float((one or "").split()[0]) for one in _told(text)] == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Der Zoll hat in Rotterdam 1,345 kg Kokain gefunden und 2.500 Gramm Heroin.", [1.345, 2500]),
        ("it", "La polizia ha sequestrato a Londra 2,500 kg di cocaina.", [2.5]),
        ("de", "1,345 kg Kokain", [1.345]),
        ("nl", "Customs seized 2,500 kg of cocaine in the port and the men were held.", [2500]),
        ("es", "Incautaron 1.250 kilos y 2,500 kilos.", [1250, 2500]),
        ("de", "Es waren 1,500 Tabletten und 2.000 Tabletten.", [1500, 2000]),
        ("de", "Die Ampullen hatten 2,500 mg.", [2500]),
    ],
)
def test_a_declared_language_counts_where_the_words_agree(language: str, text: str, told: list[float]) -> None:
    assert [float((one or "").split()[0]) for one in _told(text, language)] == told


def test_money_is_not_told_in_thousandths() -> None:
    (mark,) = read_amounts("Elle a payé 2,500 euros à un homme de la ville.", "fr")
    assert (mark.amount, mark.unit) == (2500.0, "EUR")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police arrested Jan de Vries in Rotterdam on Tuesday.", "en"),
        ("POLICE SEIZE 500KG OF COCAINE IN LIVERPOOL RAID", "en"),
        ("Carlos Ruiz, of San Luis Potosí, was arrested in Ciudad Juárez.", "en"),
        ("La policía incautó en Rotterdam 1.250 kilos de hachís.", "es"),
        ("De douane heeft in Londen 3.200 kilo cocaïne onderschept.", "nl"),
        ("Изъято 5 кг", "ru"),
        ("У Києві вилучили 12 кг", "uk"),
        ("缴获冰毒120公斤", "zh"),
        ("覚醒剤500キロを押収", "ja"),
        ("필로폰 10kg 압수", "ko"),
        ("ยึดไอซ์ 500 กิโลกรัม", "th"),
        ("ضبط 15 كيلوغراما", "ar"),
        ("کشف ۵۰۰ کیلوگرم", "fa"),
        ("Κατασχέθηκαν 35 κιλά", "el"),
        ("Ember", None),
        ("", None),
        ("12345 --- 678", None),
    ],
)
def test_a_text_is_in_the_language_of_its_words(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_a_language_is_sure_only_where_the_words_leave_no_doubt() -> None:
    assert is_surely("Der Zoll hat am Montag in einem Container aus Ecuador Kokain gefunden.", "de-AT")
    assert not is_surely("Customs officers found the drugs in a container from Ecuador.", "nl")
    assert not is_surely("Rotterdam Antwerpen", "nl")


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect(text) is None or 2 <= len(detect(text) or "") <= 3
