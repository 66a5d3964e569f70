"""Numbers, quantities, money and dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.amounts import kilograms, read_dates, read_money, read_quantities
from nlp.amounts.numbers import parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,5", 3.5), ("3.5", 3.5), ("26,000", 26000), ("1.200.000", 1200000), ("1,234.56", 1234.56),
        ("1.234,56", 1234.56),        ("1 200", 1200), ("12 500,5", 12500.5), ("0.125", 0.125),
        ("1.2 million", 1200000), ("half a million", 500000),
        ("half", 0.5), ("half a", 0.5), ("a dozen", 12), ("two and a half", 2.5), ("twenty-five", 25), ("1½", 1.5),
        ("one hundred and twenty", 120), ("two thousand three hundred", 2300), ("1/2", 0.5), ("3 1/2", 3.5),
        ("a hundred", 100), ("three quarters of a", 0.75), ("2 dozen", 24), ("one", 1),
        ("five hundred thousand", 500000),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float) -> None:
    assert parse_number(text) == value


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert parse_number(f"{number:,}") == number
    if number >= 1_000_000:
        assert parse_number(f"{number:,}".replace(",", ".")) == number
        assert parse_number(f"{number:,}".replace(",", " ")) == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_decimals_are_read_back(whole: int, hundredths: int) -> None:
    expected = float(f"{whole}.{hundredths:02d}")
    assert parse_number(f"{whole}.{hundredths:02d}") == expected
    assert parse_number(f"{whole},{hundredths:02d}") == expected


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    parse_number(text)
    for read in (read_quantities, read_money, read_dates):
        for mark in read(text):
            assert 0 <= mark.start < mark.end <= len(text)


@pytest.mark.parametrize(
    ("text", "found", "canonical"),
    [
        ("about 3,5 tonnes of it", "3,5 tonnes", "3.5 tonne"),
        ("a 20-pound bag", "20-pound", "20 pound"),
        ("more than 26,000lbs", "26,000lbs", "26000 pound"),
        ("1.2 million pills", "1.2 million pills", "1200000 pill"),
        ("half a kilo", "half a kilo", "0.5 kilogram"),
        ("a half-pound", "half-pound", "0.5 pound"),
        ("four packages", "four packages", "4 package"),
        ("a dozen pills", "a dozen pills", "12 pill"),
        ("300g found", "300g", "300 gram"),
        ("10 to 15 kilos", "10 to 15 kilos", "10 kilogram"),
        ("two to three million pills", "two to three million pills", "2000000 pill"),
        ("a baggy", "a baggy", "1 bag"),
        ("five marijuana plants", "five marijuana plants", "5 plant"),
    ],
)
def test_quantities(text: str, found: str, canonical: str) -> None:
    (mark,) = read_quantities(text)
    assert (text[mark.start : mark.end], mark.canonical) == (found, canonical)


@pytest.mark.parametrize(
    "text",
    ["a small amount", "thousands of pounds", "the 5G network", "a 4-year-old", "worth 3 million pounds", "60 km/h"],
)
def test_no_quantity(text: str) -> None:
    assert list(read_quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "found", "amount", "currency"),
    [
        ("worth $1.3 million", "$1.3 million", 1.3e6, "USD"),
        ("£1.25m of it", "£1.25m", 1.25e6, "GBP"),
        ("2,000 euros", "2,000 euros", 2000, "EUR"),
        ("150 000 €", "150 000 €", 150000, "EUR"),
        ("A$20", "A$20", 20, "AUD"),
        ("EUR 20k", "EUR 20k", 20000, "EUR"),
        ("worth 3 million pounds", "3 million pounds", 3e6, "GBP"),
        ("500 Mexican pesos", "500 Mexican pesos", 500, "MXN"),
    ],
)
def test_money(text: str, found: str, amount: float, currency: str) -> None:
    (mark,) = read_money(text)
    assert (text[mark.start : mark.end], mark.amount, mark.unit) == (found, amount, currency)


@pytest.mark.parametrize(
    ("text", "found", "iso"),
    [
        ("on May 6, 2025 in", "May 6, 2025", "2025-05-06"),
        ("6 May 2025", "6 May 2025", "2025-05-06"),
        ("on Dec. 13", "Dec. 13", "2023-12-13"),
        ("by 31 January.", "31 January", "2024-01-31"),
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        ("13/05/2024", "13/05/2024", "2024-05-13"),
        ("05/06/2024", "05/06/2024", None),
        ("in May 2020", "May 2020", "2020-05"),
        ("in 2016", "2016", "2016"),
        ("yesterday", "yesterday", "2024-06-04"),
        ("on Thursday", "Thursday", "2024-05-30"),
        ("last year", "last year", "2023"),
        ("February 30, 2024", "February 30, 2024", None),
    ],
)
def test_dates(text: str, found: str, iso: str | None) -> None:
    (mark,) = read_dates(text, "2024-06-05T10:00:00+02:00")
    assert (text[mark.start : mark.end], mark.canonical) == (found, iso)


@pytest.mark.parametrize("text", ["for three days", "at 10:30", "you may 5", "a two-year sentence", "section 2016"])
def test_no_date(text: str) -> None:
    assert list(read_dates(text)) == []


def test_weights() -> None:
    assert kilograms(1, "pound") == 0.45359237
    assert kilograms(2, "tonne") == 2000
    assert kilograms(1, "ton") == 907.18474
    assert kilograms(1, "ton", us_english=False) == 1000
    assert kilograms(5, "pill") is None
    assert kilograms(None, "gram") is None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("unos 1.200 kilogramos", "1200 kilogram"), ("3,5 toneladas", "3.5 tonne"), ("2.000 pastillas", "2000 pill")],
)
def test_quantities_in_other_languages(text: str, canonical: str) -> None:
    (mark,) = read_quantities(text, english=False)
    assert mark.canonical == canonical
