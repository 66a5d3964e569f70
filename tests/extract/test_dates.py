"""Dates as publishers write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.dates import moment, plausible, read_date
from crawler.extract.loosedates import read_loose_date
from tests.extract.pages import article, paragraphs, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T10:11:12.345+02:00", "2024-05-03T10:11:12+02:00"),
        ("2024-05-03 10:11 -0500", "2024-05-03T10:11:00-05:00"),
        ("2024-05-03T10:11:12Z", "2024-05-03T10:11:12+00:00"),
        ("20240503T101112Z", "2024-05-03T10:11:12+00:00"),
        ("Fri, 03 May 2024 23:59:60 EST", "2024-05-03T23:59:59-05:00"),
        ("3 May 24 10:11 GMT", "2024-05-03T10:11:00+00:00"),
        ("Fri May  3 10:11:12 2024", "2024-05-03T10:11:12"),
        ("May 3rd, 2024 at 5:04 p.m.", "2024-05-03T17:04:00"),
        ("12:30", None),
        ("3 de mayo de 2024", "2024-05-03"),
        ("1er août 2024 à 10h30", "2024-08-01T10:30:00"),
        ("3. Mai 2024, 14:05 Uhr", "2024-05-03T14:05:00"),
        ("3 мая 2024", "2024-05-03"),
        ("2024年5月3日", "2024-05-03"),
        ("13/05/2024", "2024-05-13"),
        ("03/05/2024", None),
        ("2024", None),
        ("NA", None),
        ("2024-13-40", None),
        ("", None),
        (None, None),
    ],
)
def test_read_date(text: str | None, expected: str | None) -> None:
    assert read_date(text) == expected


def test_slashes_are_read_as_told() -> None:
    assert read_date("03/05/2024", day_first=True) == "2024-05-03"
    assert read_date("03/05/2024", day_first=False) == "2024-03-05"


def test_a_time_without_zone_is_utc_only_where_the_format_says_so() -> None:
    assert read_date("2024-05-03T10:11") == "2024-05-03T10:11:00"
    assert read_date("2024-05-03T10:11", utc=True) == "2024-05-03T10:11:00+00:00"


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
    found = read_date(text)
    assert found is None or moment(found) is not None


def test_plausible() -> None:
    now = datetime(2024, 6, 1, tzinfo=UTC)
    assert plausible("2024-06-02", now)
    assert not plausible("2024-06-09", now)
    assert not plausible("1970-01-01", now)


def test_loose_dates_are_whole_days_only() -> None:
    assert read_loose_date("3 kwietnia 2024 r.") in ("2024-04-03", None)
    assert read_loose_date("May 2024") is None
    assert read_loose_date("yesterday at noon") is None


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            '<meta property="article:published_time" content="2024-05-03T10:00:00+02:00">',
            "",
            "2024-05-03T10:00:00+02:00",
        ),
        ('<meta name="date" content="2024-05-03">', '<time datetime="2024-05-04">x</time>', "2024-05-03"),
        ("", '<time datetime="2024-05-03T08:00">3 May</time>', "2024-05-03T08:00:00"),
        ("", '<p class="post-date">Published: 3 May 2024</p>', "2024-05-03"),
        ("", '<span class="updated">Updated 9 May 2024</span><span class="date">3 May 2024</span>', "2024-05-03"),
        ('<meta name="date" content="2044-05-03">', '<span class="date">3 May 2024</span>', "2024-05-03"),
    ],
)
def test_published(head: str, body: str, expected: str) -> None:
    html = article(head).replace("</h1>", f"</h1>{body}")
    assert read(html).published == expected


def test_published_from_the_address() -> None:
    assert read(article(), "https://post.example/2024/05/03/tiles").published == "2024-05-03"


@pytest.mark.parametrize("number", ["No. 9/2023", "Nr. 9/2023", "N° 9/2023", "nº 9-2023", "No 9/2023"])
def test_the_number_of_a_document_is_no_date(number: str) -> None:
    body = f"<p>PRESS RELEASE {number}</p><p class='date'>{number}</p>" + paragraphs()
    assert read(article(body=body), None).published is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Port Sel, 5 May 2024", "2024-05-05"),
        ("PORT SEL, May 5, 2024 – Customs officers opened a container.", "2024-05-05"),
        ("Saint-Aubin, le 5 mai 2024", "2024-05-05"),
        ("Puerto Sel, 5 de mayo de 2024", "2024-05-05"),
        ("5 May 2024", "2024-05-05"),
    ],
)
def test_a_dateline_tells_the_day(line: str, expected: str) -> None:
    assert read(article(body=f"<p>{line}</p>{paragraphs()}"), None).published == expected


def test_of_a_listing_only_its_own_date_counts() -> None:
    teasers = "".join(
        f"<div><h2><a href='/{n}'>Fog on quay {n}</a></h2><time datetime='2024-05-0{n}'></time></div>"
        for n in range(1, 9)
    )
    listing = f"<html><head><title>News of the harbour</title>%s</head><body>%s<div>{teasers}</div></body></html>"
    assert read(listing % ("", "<h1>News of the harbour</h1>"), None).published is None
    assert read(listing % ('<meta name="date" content="2024-05-03">', ""), None).published == "2024-05-03"
    beside = "<div><p>3 May 2024</p><h1>News of the harbour</h1></div>"
    assert read(listing % ("", beside), None).published == "2024-05-03"
