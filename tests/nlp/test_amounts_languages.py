"""Quantities and money in the languages and scripts that are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.amounts.languages import SEEN, UNSEEN, read_told, scores, told_by
from nlp.amounts import read_amounts
from nlp.amounts.units import american
from nlp.marks import Mark


def _told(text: str, language: str | None, drugs: list[Mark] | None = None) -> list[tuple[str, str | float | None]]:
    marks = sorted(read_amounts(text, language, None, drugs or []), key=lambda mark: mark.start)
    return [
        (text[mark.start : mark.end], mark.canonical if mark.label == "QUANTITY" else mark.amount)
        for mark in marks
        if mark.label != "DATE"
    ]


@pytest.mark.parametrize(
    ("language", "text", "found", "told"),
    [
        ("ru", "изъято полтора килограмма", "полтора килограмма", "1.5 kilogram"),
        ("ru", "около 500 тыс. рублей", "500 тыс. рублей", 5e5),
        ("ru", "на 2,5 млрд. рублей", "2,5 млрд. рублей", 2.5e9),
        ("ru", "полтонны травы", "полтонны", "0.5 tonne"),
        ("uk", "двадцять п\u2019ять кілограмів", "двадцять п\u2019ять кілограмів", "25 kilogram"),
        ("pl", "pół kilograma", "pół kilograma", "0.5 kilogram"),
        ("pl", "za 1,2 mln zł", "1,2 mln zł", 1.2e6),
        ("ro", "douăzeci și cinci de kilograme", "douăzeci și cinci de kilograme", "25 kilogram"),
        ("tr", "on beş kilo", "on beş kilo", "15 kilogram"),
        ("tr", "İki buçuk ton", "İki buçuk ton", "2.5 ton"),
        ("el", "αξίας 3 εκατ. ευρώ", "3 εκατ. ευρώ", 3e6),
        ("ar", "و٢٫٥ مليون حبة", "٢٫٥ مليون حبة", "2500000 pill"),
        ("ar", "ونصف كيلوغرام", "نصف كيلوغرام", "0.5 kilogram"),
        ("ar", "خمسة وعشرين كيلوغراما", "خمسة وعشرين كيلوغراما", "25 kilogram"),
        ("ar", "ضبط طنين", "طنين", "2 tonne"),
        ("fa", "۵۰۰ کیلوگرم", "۵۰۰ کیلوگرم", "500 kilogram"),
        ("fa", "سه تن حشیش", "سه تن", "3 tonne"),
        ("fa", "۳ میلیارد تومان", "۳ میلیارد تومان", 3e10),
        ("th", "ยาบ้า 6 ล้านเม็ด", "6 ล้านเม็ด", "6000000 pill"),
        ("th", "๑๒ กก.", "๑๒ กก.", "12 kilogram"),
        ("th", "2 แสน 5 หมื่นเม็ด", "2 แสน 5 หมื่นเม็ด", "250000 pill"),
        ("zh", "三十五克", "三十五克", "35 gram"),
        ("zh", "35.6千克", "35.6千克", "35.6 kilogram"),
        ("zh", "一吨半", "一吨半", "1.5 tonne"),
        ("zh", "案值500万元", "500万元", 5e6),
        ("ja", "約1億2000万円", "1億2000万円", 1.2e8),
        ("ja", "約５００キロ", "５００キロ", "500 kilogram"),
        ("ko", "1.5톤을", "1.5톤", "1.5 tonne"),
        ("it", "due quintali", "due quintali", "200 kilogram"),
        ("it", "tra i 5 e i 7 chili", "5 e i 7 chili", "5 kilogram"),
        ("es", "docena y media de plantas", "docena y media de plantas", "18 plant"),
        ("fr", "2,5 M\u20ac", "2,5 M\u20ac", 2.5e6),
        ("de", "40 Tsd. Euro", "40 Tsd. Euro", 4e4),
        ("en", "two to three dozen pills", "two to three dozen pills", "24 pill"),
        ("en", "1.5m pills", "1.5m pills", "1500000 pill"),
        ("en", "12 lakh tablets", "12 lakh tablets", "1200000 pill"),
    ],
)
def test_amounts_of_a_language(language: str, text: str, found: str, told: str | float) -> None:
    assert _told(text, language) == [(found, told)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "数百公斤"),
        ("zh", "第一块"),
        ("ja", "数十キロ"),
        ("fa", "۳ تن از قاچاقچیان"),
        ("en", "hundreds of kilos"),
        ("en", "a tone of it"),
        ("en", "jailed for 10 and 12 years"),
        ("th", "หลายล้านเม็ด"),
        ("ja", "十数人"),
    ],
)
def test_what_is_no_amount(language: str, text: str) -> None:
    assert _told(text, language) == []


def test_stones_of_a_drug_are_pounds() -> None:
    assert _told("14 stone of cannabis", "en", [Mark(12, 20, "DRUG", "cannabis")]) == [("14 stone", "196 pound")]
    assert _told("14 stone steps", "en") == []


@given(st.integers(1, 9999), st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"]))
def test_digits_of_any_script_are_read(number: int, digits: str) -> None:
    text = "".join(digits[int(digit)] for digit in str(number)) + " kg"
    assert _told(text, None) == [(text, f"{number} kilogram")]


@given(st.text("一二三五十百千万億半数0123.,公斤吨元円キロกก ล้านเม็ด", max_size=80))
def test_signs_in_any_order_are_read_without_error(text: str) -> None:
    for mark in read_amounts(text, "zh"):
        assert 0 <= mark.start < mark.end <= len(text)


def test_invented_sentences_of_every_language_are_read() -> None:
    told = [*read_told(SEEN), *read_told(UNSEEN)]
    by_language = scores((one, told_by(one.text)) for one in told)
    assert len(by_language) >= 19
    assert {language for language, score in by_language.items() if score.f1 < 0.9} == set()


@pytest.mark.parametrize(
    ("text", "country", "short"),
    [
        ("Police seized 3 tons of cocaine in Peru.", None, False),
        ("Police seized 3 tons of cocaine in Houston.", None, True),
        ("A cutter of the U.S. Coast Guard offloaded 3 tons.", None, True),
        ("Police in Cádiz seized 3 tons worth \u20ac5 million.", None, False),
        ("Agents of the DEA and HMRC seized 3 tons worth £5m.", None, False),
        ("The haul weighed 3 tons (6,000 pounds).", None, True),
        ("The sheriff's men in Ohio found 3 tons (3,000 kilos).", None, False),
        ("They seized 3 tons.", "US", True),
        ("They seized 3 tons in Miami.", "CO", False),
    ],
)
def test_a_ton_is_short_only_in_american_english(text: str, country: str | None, short: bool) -> None:
    assert american(text, True, country) is short
    assert not american(text, False, country)
