"""Numbers, quantities, money and dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.amounts import kilograms, read_amounts, read_dates, read_money, read_quantities
from nlp.amounts.numbers import find_numbers, parse_number
from nlp.marks import Mark


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


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two-and-a-half", 2.5), ("en", "285 thousand 412", 285412), ("en", "five crore", 5e7),
        ("en", "two million and a half", 2.5e6), ("en", "half a dozen", 6), ("en", "12,34,567", 1234567),
        ("es", "cinco mil millones", 5e9), ("es", "treinta y cinco", 35), ("es", "dos y media", 2.5),
        ("es", "1.200", 1200),
        ("fr", "quatre-vingt-dix", 90), ("fr", "vingt et un", 21), ("fr", "soixante-quinze", 75),
        ("fr", "2,117", 2.117),
        ("pt", "dois mil e quinhentos", 2500), ("pt", "meia", 0.5), ("it", "duecentocinquanta", 250),
        ("it", "due e mezzo", 2.5),
        ("de", "zweihundertfünfzig", 250), ("de", "zweieinhalb", 2.5), ("de", "1,2 Millionen", 1.2e6),
        ("nl", "vijfentwintig", 25), ("nl", "tweeënhalf", 2.5), ("nl", "drieduizend", 3000),
    ],
)  # fmt: skip
def test_numbers_in_other_ways_and_languages(language: str, text: str, value: float) -> None:
    assert parse_number(text, language) == value


@pytest.mark.parametrize("text", ["", "several", "a", "hundreds", "thousand", "and", "two three", "1 2"])
def test_what_is_no_single_number(text: str) -> None:
    assert parse_number(text) is None


@given(
    st.text("0123456789.,-/ ½\u00a0ab", max_size=60), st.sampled_from(["en", "es", "fr", "pt", "it", "de", "nl", "th"])
)
def test_numbers_stand_in_order_and_do_not_overlap(text: str, language: str) -> None:
    numbers = find_numbers(text, language)
    assert all(0 <= number.start < number.end <= len(text) and number.value >= 0 for number in numbers)
    assert all(one.end <= other.start for one, other in pairwise(numbers))


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
        ("a baggy of it", "a baggy", "1 bag"),
        ("two-and-a-half tons", "two-and-a-half tons", "2.5 ton"),
        ("twenty-one (21) pounds", "twenty-one (21) pounds", "21 pound"),
        ("1 200 kg", "1 200 kg", "1200 kilogram"),
        ("44 mg to 50 mg", "44 mg to 50 mg", "44 mg"),
        ("between 5 and 10 kg", "5 and 10 kg", "5 kilogram"),
        ("285 small plastic bags", "285 small plastic bags", "285 bag"),
        ("12.500 pills", "12.500 pills", "12500 pill"),
        ("400 Nosuch 5 pills", "400", "400 pill"),
    ],
)
def test_quantities(text: str, found: str, canonical: str) -> None:
    (mark,) = read_quantities(text)
    assert (text[mark.start : mark.end], mark.canonical) == (found, canonical)


@pytest.mark.parametrize(
    "text",
    [
        "a small amount",
        "several tons",
        "in a bag",
        "the 700 block of a street",
        "20 million pounds",
        "thousands of pounds",
        "the 5G network",
        "a 4-year-old",
        "worth 3 million pounds",
        "60 km/h",
    ],
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
        ("US$1.2bn", "US$1.2bn", 1.2e9, "USD"),
        ("Rs 5 crore", "Rs 5 crore", 5e7, "INR"),
        ("RM3.4 million", "RM3.4 million", 3.4e6, "MYR"),
        ("five million euros", "five million euros", 5e6, "EUR"),
        ("$3 million dollars", "$3 million dollars", 3e6, "USD"),
        ("$5-6 million", "$5-6 million", 5e6, "USD"),
    ],
)
def test_money(text: str, found: str, amount: float, currency: str) -> None:
    (mark,) = read_money(text)
    assert (text[mark.start : mark.end], mark.amount, mark.unit) == (found, amount, currency)


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("es", "5 mil millones de pesos colombianos", 5e9, "COP"),
        ("es-CL", "$20 mil", 20000, "CLP"),
        ("en-AU", "$5m", 5e6, "AUD"),
        ("fr", "3 millions d'euros", 3e6, "EUR"),
        ("de", "2,5 Mio. Euro", 2.5e6, "EUR"),
        ("pt", "R$ 5 milhões", 5e6, "BRL"),
        ("nl", "2 miljoen euro", 2e6, "EUR"),
        ("it", "5 milioni di euro", 5e6, "EUR"),
    ],
)
def test_money_in_other_languages(language: str, text: str, amount: float, currency: str) -> None:
    (mark,) = read_money(text, language)
    assert (mark.start, mark.end, mark.amount, mark.unit) == (0, len(text), amount, currency)


def test_pesos_are_those_of_the_country_that_the_text_names() -> None:
    text = "In Argentina the police counted 5,000 pesos."
    assert [mark.unit for mark in read_money(text)] == ["ARS"]


def test_a_unit_behind_the_drug_belongs_to_the_number_before_it() -> None:
    text = "20,000 fentanyl pills and 4,827 ecstasy."
    drugs = [Mark(7, 15, "DRUG", "fentanyl"), Mark(32, 39, "DRUG", "mdma")]
    found = [mark for mark in read_amounts(text, "en", None, drugs) if mark.label == "QUANTITY"]
    assert [(text[mark.start : mark.end], mark.canonical) for mark in found] == [
        ("20,000", "20000 pill"),
        ("4,827", "4827 other"),
    ]


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
        ("Tuesday, May 6, 2025", "Tuesday, May 6, 2025", "2025-05-06"),
        ("on May 5-7, 2024", "May 5-7, 2024", "2024-05-05/2024-05-07"),
        ("last Tuesday", "last Tuesday", "2024-06-04"),
        ("three days ago", "three days ago", "2024-06-02"),
        ("last month", "last month", "2024-05"),
        ("last week", "last week", "2024-W22"),
        ("since January", "January", "2024-01"),
    ],
)
def test_dates(text: str, found: str, iso: str | None) -> None:
    (mark,) = read_dates(text, "2024-06-05T10:00:00+02:00")
    assert (text[mark.start : mark.end], mark.canonical) == (found, iso)


@pytest.mark.parametrize(
    ("language", "text", "found", "iso"),
    [
        ("es", "el 5 de mayo de 2024", "5 de mayo de 2024", "2024-05-05"),
        ("es", "el martes pasado", "martes pasado", "2024-06-04"),
        ("es", "hace tres días", "hace tres días", "2024-06-02"),
        ("fr", "le 1er mai", "1er mai", "2024-05-01"),
        ("fr", "mardi dernier", "mardi dernier", "2024-06-04"),
        ("fr", "avant-hier", "avant-hier", "2024-06-03"),
        ("pt", "na segunda-feira", "segunda-feira", "2024-06-03"),
        ("it", "tre giorni fa", "tre giorni fa", "2024-06-02"),
        ("de", "im März 2024", "März 2024", "2024-03"),
        ("de", "am 3. März 2024", "3. März 2024", "2024-03-03"),
        ("de", "letzten Dienstag", "letzten Dienstag", "2024-06-04"),
        ("nl", "drie dagen geleden", "drie dagen geleden", "2024-06-02"),
        ("es", "03/04/2024", "03/04/2024", "2024-04-03"),
        ("en-US", "03/04/2024", "03/04/2024", "2024-03-04"),
        ("en-GB", "03/04/2024", "03/04/2024", "2024-04-03"),
    ],
)
def test_dates_in_other_languages(language: str, text: str, found: str, iso: str) -> None:
    (mark,) = read_dates(text, "2024-06-05", language)
    assert (text[mark.start : mark.end], mark.canonical) == (found, iso)


def test_an_ambiguous_date_is_read_as_the_others_of_the_text() -> None:
    assert [mark.canonical for mark in read_dates("03/04/2024, 03/25/2024")] == ["2024-03-04", "2024-03-25"]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_written_dates_are_read_back(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        (mark,) = read_dates(text)
        assert (mark.start, mark.end, mark.canonical) == (0, len(text), day.isoformat())


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_date_without_a_year_lies_within_a_year_of_publication(day: date) -> None:
    (mark,) = read_dates("on 15 May", day.isoformat())
    assert mark.canonical is not None
    assert timedelta(days=-366) <= date.fromisoformat(mark.canonical) - day <= timedelta(days=61)


@pytest.mark.parametrize(
    "text",
    [
        "over the last year",
        "a total of 2000 people",
        "He may march",
        "Sun and Sat",
        "for three days",
        "at 10:30",
        "you may 5",
        "a two-year sentence",
        "section 2016",
    ],
)
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
    (mark,) = read_quantities(text, "es")
    assert mark.canonical == canonical


def test_two_amounts_joined_by_and_stay_two() -> None:
    text = "Agents seized $1.2 million and 40 kilograms of cocaine, and later 1.5 million and 20 kg."
    marks = [(text[one.start : one.end], one.amount) for one in read_amounts(text, "en") if one.label != "DATE"]
    assert ("$1.2 million", 1_200_000.0) in marks
    assert ("40 kilograms", 40.0) in marks
    assert ("20 kg", 20.0) in marks


def test_a_number_word_behind_a_scale_in_digits_is_another_amount() -> None:
    text = "worth 3 million and two kilos"
    (mark,) = read_quantities(text, "en")
    assert (text[mark.start : mark.end], mark.amount) == ("two kilos", 2.0)
    assert parse_number("2 milhões e quinhentos mil", "pt") == 2_500_000


@pytest.mark.parametrize(
    ("text", "found", "canonical"),
    [
        ("4 x 1kg blocks of cocaine", "4 x 1kg", "4 kilogram"),
        ("4x1kg blocks of cocaine", "4x1kg", "4 kilogram"),
        ("3 \u00d7 2.5 kg of powder", "3 \u00d7 2.5 kg", "7.5 kilogram"),
        ("a model A4 x1kg", None, None),
        ("about 10^3 kg", None, None),
    ],
)
def test_so_many_of_a_weight_are_multiplied(text: str, found: str | None, canonical: str | None) -> None:
    marks = [(text[mark.start : mark.end], mark.canonical) for mark in read_quantities(text, "en")]
    assert marks == ([(found, canonical)] if found else [])


@pytest.mark.parametrize(
    ("text", "language", "canonical"),
    [
        ("изъято 5 кг кокаина", "ru", "5 kilogram"), ("12 граммов", "ru", "12 gram"),
        ("200 г героина", "ru", "200 gram"),
        ("3,5 тонны", "ru", "3.5 tonne"), ("5 т гашиша", "ru", "5 tonne"), ("20 кілограмів", "uk", "20 kilogram"),
        ("35 kilogramów", "pl", "35 kilogram"), ("7 κιλά", "el", "7 kilogram"), ("400 таблеток", "ru", "400 pill"),
        ("в 2020 г. задержан", "ru", None), ("стоит 5 т. рублей", "ru", None),
    ],
)  # fmt: skip
def test_weights_in_other_scripts(text: str, language: str, canonical: str | None) -> None:
    assert [mark.canonical for mark in read_quantities(text, language)] == ([canonical] if canonical else [])
