"""Dates as publishers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.dates.loose import read_loose_date
from crawler.extract.dates.reading import find_dates, moment, plausible, read_date
from crawler.extract.dates.text import plain
from crawler.extract.dates.years import from_persian


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T10:11:12.345+02:00", "2024-05-03T10:11:12+02:00"),
        ("2024-05-03 10:11 -0500", "2024-05-03T10:11:00-05:00"),
        ("2024-05-03T10:11:12Z", "2024-05-03T10:11:12+00:00"),
        ("20240503T101112Z", "2024-05-03T10:11:12+00:00"),
        ("Fri, 03 May 2024 23:59:60 EST", "2024-05-03T23:59:59-05:00"),
        ("Sat, 04 May 2024 10:11:12 +0200", "2024-05-04T10:11:12+02:00"),
        ("3 May 24 10:11 GMT", "2024-05-03T10:11:00+00:00"),
        ("Fri May  3 10:11:12 2024", "2024-05-03T10:11:12"),
        ("Fri May 03 2024 10:11:12 GMT+0200 (CEST)", "2024-05-03T10:11:12+02:00"),
        ("May 3rd, 2024 at 5:04 p.m.", "2024-05-03T17:04:00"),
        ("4/24/2024 12:00:00 AM", "2024-04-24T00:00:00"),
        ("12:30", None),
        ("3 de mayo de 2024", "2024-05-03"),
        ("1er août 2024 à 10h30", "2024-08-01T10:30:00"),
        ("3. Mai 2024, 14:05 Uhr", "2024-05-03T14:05:00"),
        ("3 мая 2024", "2024-05-03"),
        ("2024年5月3日", "2024-05-03"),
        ("13/05/2024", "2024-05-13"),
        ("03/05/2024", None),
        ("03.05.2024", "2024-05-03"),
        ("2024-13-40", None),
        ("31 February 2024", None),
        ("Top 3 in May 2024", None),
        ("", None),
        (None, None),
    ],
)
def test_read_date(text: str | None, expected: str | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize("text", ["NA", "N/A", "2024", "May", "May 2024", "10", "now", "on", "1.5", "24", "MA", "sec"])
def test_what_the_usual_libraries_take_for_a_date_is_none(text: str) -> None:
    assert read_date(text) is None
    assert read_loose_date(text) is None
    assert find_dates(text) == []


def test_slashes_are_read_as_told() -> None:
    assert read_date("03/05/2024", day_first=True) == "2024-05-03"
    assert read_date("03/05/2024", day_first=False) == "2024-03-05"


def test_a_time_without_zone_is_utc_only_where_the_format_says_so() -> None:
    assert read_date("2024-05-03T10:11") == "2024-05-03T10:11:00"
    assert read_date("2024-05-03T10:11", utc=True) == "2024-05-03T10:11:00+00:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ira Vell | 3 May 2024 | 5 min read", ["2024-05-03"]),
        ("10:30, 3 May 2024", ["2024-05-03T10:30:00"]),
        ("Published 3 May 2024, updated 9 May 2024", ["2024-05-03", "2024-05-09"]),
        ("release v1.2.2024", []),
        ("call 2024 10 11", []),
        ("in 2024 three ships", []),
    ],
)
def test_dates_are_found_within_a_line(text: str, expected: list[str]) -> None:
    assert [one.iso for one in find_dates(text)] == expected


def test_a_found_date_says_where_it_stands() -> None:
    line = plain("Port Sel, 3 de setiembre de 2024 – niebla")
    (found,) = find_dates(line)
    assert line[found.start : found.end] == "3 de setiembre de 2024"


def test_a_found_date_says_what_its_numbers_prove() -> None:
    (day,), (month,), (open_one,) = (
        find_dates(text, day_first=True) for text in ("25/03/2024", "03/25/2024", "03/04/2024")
    )
    assert (day.day_first, month.day_first, open_one.day_first) == (True, False, None)
    assert (day.guessed, month.guessed, open_one.guessed) == (False, False, True)


zones = st.integers(-11 * 60, 13 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31)).map(lambda value: value.replace(microsecond=0))


@settings(max_examples=150, deadline=None)
@given(times, zones)
def test_iso_and_mail_dates_come_back_unshifted(value: datetime, zone: timezone) -> None:
    aware = value.replace(tzinfo=zone)
    assert read_date(aware.isoformat()) == aware.isoformat()
    assert read_date(format_datetime(aware)) == aware.isoformat()
    assert moment(aware.isoformat()) == aware


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_sound_date_or_none(text: str) -> None:
    found = [read_date(text), read_date(text, language="fa"), *(one.iso for one in find_dates(text, language="th"))]
    assert all(one is None or moment(one) is not None for one in found)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789./-:, 年月日thMaypm\ue005\ue021", max_size=120))
def test_torn_dates_never_break_the_reader(text: str) -> None:
    assert all(moment(one.iso) is not None for one in find_dates(text, day_first=True, language="ko"))


def test_plausible() -> None:
    now = datetime(2024, 6, 1, 12, tzinfo=UTC)
    assert plausible("2024-06-02", now), "it is the second of June already in the east"
    assert plausible("2024-06-02T01:30:00", now)
    assert not plausible("2024-06-02T02:30:00", now)
    assert not plausible("2024-06-03", now)
    assert plausible("2024-06-01T14:04:00+02:00", now)
    assert not plausible("2024-06-01T14:06:00+02:00", now)
    assert not plausible("1970-01-01", now)


def test_loose_dates_are_whole_days_only() -> None:
    assert read_loose_date("3 kwietnia 2024 r.") == "2024-04-03"
    assert read_loose_date("on the 12th of November 2024") == "2024-11-12"
    assert read_loose_date("03/04/2024") is None
    assert read_loose_date("3 May 2024 or 4 May 2024") is None
    assert read_loose_date("yesterday at noon") is None


@pytest.mark.parametrize(
    ("year", "spring"),
    [(1357, date(1978, 3, 21)), (1399, date(2020, 3, 20)), (1403, date(2024, 3, 20)), (1404, date(2025, 3, 21))],
)
def test_the_persian_year_begins_in_spring(year: int, spring: date) -> None:
    assert from_persian(year, 1, 1) == spring


@settings(max_examples=150, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_every_day_has_one_persian_date(day: date) -> None:
    start = from_persian(day.year - 622, 1, 1)
    year = day.year - 622 if day - start < timedelta(days=366) and day >= start else day.year - 621
    first = from_persian(year, 1, 1)
    passed = (day - first).days
    month, rest = (passed // 31 + 1, passed % 31) if passed < 186 else ((passed - 186) // 30 + 7, (passed - 186) % 30)
    if 0 <= passed < 365:
        assert from_persian(year, month, rest + 1) == day
