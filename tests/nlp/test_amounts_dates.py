"""Dates as news tells them: of what has happened, of last year, of the day after, of other calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.amounts import read_dates
from nlp.amounts.persian_dates import gregorian


def _told(text: str, language: str = "en", published: str | None = "2026-03-12") -> list[tuple[str, str | None]]:
    return [
        (text[mark.start : mark.end], mark.canonical)
        for mark in sorted(read_dates(text, published, language), key=lambda mark: mark.start)
    ]


@pytest.mark.parametrize(
    ("text", "found", "iso"),
    [
        ("Police seized it on March 20.", "March 20", "2025-03-20"),
        ("On March 20 last year police seized it.", "March 20 last year", "2025-03-20"),
        ("In May last year", "May last year", "2025-05"),
        ("In May police seized it.", "May", "2025-05"),
        ("In mid-January police seized it.", "January", "2026-01"),
        ("On March 20 a hearing is due.", "March 20", "2026-03-20"),
        ("He will be sentenced on May 5.", "May 5", "2026-05-05"),
        ("The trial is set for April.", "April", "2026-04"),
        ("He was remanded until March 20.", "March 20", "2026-03-20"),
        ("It was planned by men arrested on March 20.", "March 20", "2025-03-20"),
        ("On Friday he will appear in court.", "Friday", "2026-03-13"),
        ("On Friday he was held.", "Friday", "2026-03-06"),
        ("the day after tomorrow", "the day after tomorrow", "2026-03-14"),
        ("Police in Miami seized it on 04/05/2025.", "04/05/2025", "2025-04-05"),
        ("Police in London seized it for £5 on 04/05/2025.", "04/05/2025", "2025-05-04"),
        ("It was seized on 11/03/2026.", "11/03/2026", "2026-03-11"),
    ],
)
def test_a_date_without_a_year_is_past_unless_the_sentence_looks_ahead(text: str, found: str, iso: str) -> None:
    assert _told(text) == [(found, iso)]


@pytest.mark.parametrize(
    ("language", "text", "found", "iso"),
    [
        ("es", "20 de marzo del año pasado", "20 de marzo del año pasado", "2025-03-20"),
        ("es", "el 20 de marzo será juzgado", "20 de marzo", "2026-03-20"),
        ("fr", "le 20 mars dernier", "20 mars dernier", "2025-03-20"),
        ("fr", "en mai de l'année dernière", "mai de l'année dernière", "2025-05"),
        ("de", "am 20. März vergangenen Jahres", "20. März vergangenen Jahres", "2025-03-20"),
        ("nl", "op 20 maart vorig jaar", "20 maart vorig jaar", "2025-03-20"),
        ("it", "il 20 marzo scorso", "20 marzo scorso", "2025-03-20"),
        ("ru", "3 мая 2024 г. изъяли", "3 мая 2024 г.", "2024-05-03"),
        ("ru", "в мае прошлого года", "мае прошлого года", "2025-05"),
        ("uk", "3 травня 2024 року", "3 травня 2024 року", "2024-05-03"),
        ("pl", "3 maja 2024 r.", "3 maja 2024 r.", "2024-05-03"),
        ("pl", "trzy dni temu", "trzy dni temu", "2026-03-09"),
        ("ro", "pe 3 mai 2024", "3 mai 2024", "2024-05-03"),
        ("tr", "3 Mayıs 2024'te", "3 Mayıs 2024", "2024-05-03"),
        ("el", "στις 3 Μαΐου 2024", "3 Μαΐου 2024", "2024-05-03"),
        ("ar", "٣ مايو ٢٠٢٤", "٣ مايو ٢٠٢٤", "2024-05-03"),
        ("ar", "3 كانون الثاني 2024", "3 كانون الثاني 2024", "2024-01-03"),
        ("fa", "۱۵ اردیبهشت ۱۴۰۳", "۱۵ اردیبهشت ۱۴۰۳", "2024-05-04"),
        ("th", "3 พฤษภาคม 2567", "3 พฤษภาคม 2567", "2024-05-03"),
        ("th", "วันที่ 10 มี.ค. 69", "10 มี.ค. 69", "2026-03-10"),
        ("zh", "2024年5月3日", "2024年5月3日", "2024-05-03"),
        ("zh", "去年5月", "去年5月", "2025-05"),
        ("ja", "令和6年5月3日に", "令和6年5月3日", "2024-05-03"),
        ("ja", "警視庁は10日、", "10日", "2026-03-10"),
        ("ko", "2024년 5월 3일에", "2024년 5월 3일", "2024-05-03"),
    ],
)
def test_dates_of_a_language(language: str, text: str, found: str, iso: str) -> None:
    assert _told(text, language) == [(found, iso)]


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "He fled on 3 May 2024 and was held the next day.", ("the next day", "2024-05-04")),
        (
            "en",
            "Last seen on 3 May 2024. The next day he fled; two days later he died.",
            ("two days later", "2024-05-06"),
        ),
        ("de", "Am 3. Mai 2024 wurde er gesehen, tags darauf gefasst.", ("tags darauf", "2024-05-04")),
        ("en", "The next day he was held.", ("The next day", None)),
    ],
)
def test_the_next_day_counts_from_the_day_told_before(language: str, text: str, last: tuple[str, str | None]) -> None:
    assert _told(text, language)[-1] == last


@pytest.mark.parametrize("text", ["拘留10日間", "10日間", "Black Friday", "พบ 10 คน", "на 20 человек"])
def test_what_is_no_date(text: str) -> None:
    assert _told(text, "ja" if "日" in text else "en") == []


@pytest.mark.parametrize("text", ["31/02/2024", "2024年13月3日", "30 กุมภาพันธ์ 2567", "۳۱ اسفند ۱۴۰۳"])
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    assert all(iso is None for _, iso in _told(text, "fa"))


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.sampled_from(["15 May", "May 31", "December 30"]))
def test_a_date_is_never_later_than_publication_unless_the_text_looks_ahead(day: date, written: str) -> None:
    for ahead, text in ((False, f"Police seized it on {written}."), (True, f"He will be tried on {written}.")):
        ((_, iso),) = _told(text, published=day.isoformat())
        assert iso is not None
        told = date.fromisoformat(iso)
        assert told >= day if ahead else told <= day
        assert abs(told - day) <= timedelta(days=366)


def test_where_the_day_has_begun_in_the_east_it_is_not_ahead() -> None:
    assert _told("Police seized it on March 13.", published="2026-03-12T20:00:00+00:00") == [("March 13", "2026-03-13")]
    assert _told("Police seized it on March 13.", published="2026-03-12") == [("March 13", "2025-03-13")]


@pytest.mark.parametrize(
    ("year", "first"),
    [(1358, "1979-03-21"), (1375, "1996-03-20"), (1399, "2020-03-20"), (1403, "2024-03-20"), (1404, "2025-03-21")],
)
def test_years_of_the_solar_hijri_calendar_begin_at_the_equinox(year: int, first: str) -> None:
    assert gregorian(year, 1, 1) == date.fromisoformat(first)
    last = gregorian(year, 12, 30) or gregorian(year, 12, 29)
    assert last is not None
    assert gregorian(year + 1, 1, 1) == last + timedelta(days=1)


@given(st.text("年月日0123456789令和元は、昨今中เมษายน .พ.ศ.فروردین/", max_size=60))
def test_signs_of_dates_in_any_order_are_read_without_error(text: str) -> None:
    for mark in read_dates(text, "2026-03-12", None):
        assert 0 <= mark.start < mark.end <= len(text)
