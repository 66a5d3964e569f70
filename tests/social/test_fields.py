"""Checked access to what strangers wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.social.fields import byline, elsewhere, instant, language, moment, present
from crawler.social.json import AnswerError, flag, ident, items, mapping, number, parse, text

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@settings(deadline=None)
@given(JUNK, JUNK)
def test_nothing_raises_whatever_the_value_is(holder: Any, value: Any) -> None:
    for one in (holder, {"key": value}, {"key": holder}):
        assert text(one, "key") is None or text(one, "key")
        assert (ident(one, "key") or "").isprintable() or text(one, "key")
        assert number(one, "key") is None or isinstance(number(one, "key"), int)
        assert isinstance(mapping(one, "key"), dict)
        assert isinstance(items(one, "key"), list)
        assert flag(one, "key") is (isinstance(one, dict) and one.get("key") is True)


@pytest.mark.parametrize(
    ("value", "read"),
    [("  a\x00b\ud83d ", "ab"), ("", None), (" \n", None), (7, None), (["a"], None), ("line\nline", "line\nline")],
)
def test_text_is_clean_or_absent(value: Any, read: str | None) -> None:
    assert text({"key": value}, "key") == read


@pytest.mark.parametrize(
    ("value", "read"),
    [(7, 7), (7.9, 7), (True, None), ("7", None), (2**60, None), (float("nan"), None), (float("-inf"), None), (0, 0)],
)
def test_numbers_are_whole_and_of_sane_size(value: Any, read: int | None) -> None:
    assert number({"key": value}, "key") == read


@pytest.mark.parametrize(("value", "read"), [(7, "7"), ("7", "7"), (True, None), (7.5, None), (2**70, None)])
def test_identifiers_may_be_numbers(value: Any, read: str | None) -> None:
    assert ident({"key": value}, "key") == read


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!doctype html>", "a web page"),
        (b"", "no JSON"),
        (b"[" * 200_000, "too deep"),
        (b'{"a":' * 200_000, "too deep"),
        (b"\xff\xfe\xfa", "no JSON"),
        (b"9" * 5000, "no JSON"),
    ],
)
def test_what_is_not_json_is_told_in_words(body: bytes, words: str) -> None:
    with pytest.raises(AnswerError, match=words):
        parse(body)


def test_numbers_that_json_does_not_know_are_absent() -> None:
    assert parse(b'{"a": NaN, "b": -Infinity}') == {"a": None, "b": None}


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2026-05-04T10:00:00Z", "2026-05-04T10:00:00+00:00"),
        ("2026-05-04T10:00:00.500-07:00", "2026-05-04T10:00:00.500-07:00"),
        ("2026-05-04T10:00:00", "2026-05-04T10:00:00+00:00"),
        ("2026-05-04", "2026-05-04"),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9" * 1000, None),
    ],
)
def test_times_keep_their_own_offset(value: str | None, read: str | None) -> None:
    assert moment(value) == read


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=45)))))
def test_a_time_is_the_same_instant_when_written_anew(when: datetime) -> None:
    written = moment(when.isoformat())
    assert written is None or instant(written) == when


def test_authors_languages_and_links_have_one_form() -> None:
    assert byline("@ana\n", " Ana \n Ruiz ") == "ana (Ana Ruiz)"
    assert byline("ana", "@ana") == byline("ana", None) == "ana"
    assert [language(one, "de") for one in ("en", "zh-Hant", "und", "", None, "english!")] == [
        *("en", "zh-Hant"),
        *["de"] * 4,
    ]
    links = ["https://a.example/?utm_source=x", "https://a.example/", "https://OWN.example/", "mailto:a", "https://[x"]
    assert elsewhere(links, ["own.example"]) == ("https://a.example/",)
    assert present({"a": None, "b": "", "c": 0, "d": {"e": None}, "f": [{"g": None, "h": False}]}) == {
        "c": 0,
        "f": [{"h": False}],
    }
    assert datetime(2026, 5, 4, tzinfo=UTC) == instant("2026-05-04")
