"""Selectors as people write them: spelled out, in other scripts, with signs that nobody sees, beside cues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.selectors.lines import Line, measured, read_lines
from nlp.marks import without_overlaps
from nlp.selectors import read_selectors
from nlp.selectors.view import readable, refanged

LINES = read_lines()
FOUND_AT_LEAST = 0.98


def read(text: str, language: str | None = None, country: str | None = None) -> list[tuple[str, str, str | None]]:
    marks = without_overlaps(read_selectors(text, language, country))
    return [(mark.label, text[mark.start : mark.end], mark.canonical) for mark in marks]


def test_the_invented_lines_are_read_and_nothing_else() -> None:
    figures = measured(LINES, lambda text: without_overlaps(read_selectors(text)))
    lines = sum(one["lines"] for one in figures.values())
    assert lines > 300
    assert sum(one["canonical"] for one in figures.values()) >= FOUND_AT_LEAST * lines
    assert sum(one["false"] for one in figures.values()) == 0


@pytest.mark.parametrize("line", [line for line in LINES if not line.label], ids=lambda line: line.text[:40])
def test_a_line_that_only_looks_like_it_holds_none(line: Line) -> None:
    assert read(line.text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to ana [at] post [dot] example", ("EMAIL", "ana [at] post [dot] example", "ana@post.example")),
        ("see hxxps[:]//bad[.]example/a", ("URL", "hxxps[:]//bad[.]example/a", "https://bad.example/a")),
        ("host 192[.]0[.]2[.]7 fell", ("IP", "192[.]0[.]2[.]7", "192.0.2.7")),
        ("Tel ٠٥٠ ١٢٣ ٤٥٦٧ دبي", ("PHONE", "٠٥٠ ١٢٣ ٤٥٦٧", "+971501234567")),
        ("join t.me/Night_Market!", ("HANDLE", "t.me/Night_Market", "telegram:night_market")),
        ("https://wa.me/447700900123", ("PHONE", "https://wa.me/447700900123", "+447700900123")),
        ("访问https://shop.example/a。然后", ("URL", "https://shop.example/a", "https://shop.example/a")),
        ("the tanker MT Grey Gull sank", ("VESSEL", "Grey Gull", "Grey Gull")),
        ("MMSI 244123456 was silent", ("VESSEL", "MMSI 244123456", "MMSI 244123456")),
        ("Jabber: shop@chat.example", ("HANDLE", "shop@chat.example", "xmpp:shop@chat.example")),
    ],
)
def test_what_is_written_otherwise_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(("country", "number"), [("GB", "+442079460958"), ("IT", "+3902079460958"), (None, None)])
def test_the_country_of_the_source_says_how_a_number_is_written(country: str | None, number: str | None) -> None:
    found = read("Tel 020 7946 0958", "de", country)
    assert number is None or ("PHONE", "020 7946 0958", number) in found


def test_signs_without_width_are_left_out_and_offsets_stay() -> None:
    text = "pay 1A1zP1eP5QGefi2D\u200bMPTfTL5SLmv7Div\u2060fNa now"
    (mark,) = read_selectors(text)
    assert text[mark.start : mark.end] == "1A1zP1eP5QGefi2D\u200bMPTfTL5SLmv7Div\u2060fNa"
    assert mark.canonical == "btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


@given(st.lists(st.sampled_from(["[.]", "\u200b", "(at)", "hxxp://", "a", "9", " ", "é", "\u0661", "[dot]", "@", "."])))
def test_a_view_leads_back_into_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    view = readable(text)
    for one in (view, refanged(view)):
        if one is not None and one.places is not None:
            assert len(one.places) == len(one.text)
            assert list(one.places) == sorted(one.places)
            assert all(0 <= place < len(text) for place in one.places)


HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                "Tel: ",
                "+44 20 ",
                "0x",
                "@",
                "wickr: ",
                "IMO 9074729",
                "MV ",
                "vessel ",
                "[.]",
                ".onion",
                "http://",
                "::",
            ]
        ),
    ),
    max_size=20,
)


@given(HOSTILE)
def test_any_text_is_read_and_every_mark_lies_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for mark in read_selectors(text):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.canonical
        assert mark.why


@pytest.mark.parametrize(
    "run", ["9", "1 ", "@", "a@", "1A", ".", "a.", "[.]", "http://", "(", ")", "0x", ":", "MV A", "+4 "]
)
def test_long_runs_are_read_in_the_end(run: str) -> None:
    text = run * (100_000 // len(run))
    assert all(mark.end <= len(text) for mark in read_selectors(text, "en"))


@pytest.mark.parametrize("country", [None, "US", "DE", "FR", "IE", "AU"])
@pytest.mark.parametrize("divider", [" ", "\u00a0"])
def test_no_part_of_a_card_number_is_a_telephone_number(country: str | None, divider: str) -> None:
    text = f"The card numbers are {divider.join(['4111', '1111', '1111', '1111'])}."
    assert [mark for mark in read_selectors(text, "en", country) if mark.label == "PHONE"] == []


def test_the_user_of_a_web_address_is_no_mail_address() -> None:
    text = "It fetched http://user:pw@host.com/ and https://joe@host.com/a; write to ann@host.com."
    assert [mark.canonical for mark in read_selectors(text) if mark.label == "EMAIL"] == ["ann@host.com"]


def test_two_signs_make_no_mail_address() -> None:
    assert [mark for mark in read_selectors("from x@y.com@z.com today") if mark.label == "EMAIL"] == []


def test_a_mail_address_spelled_out_in_part_is_read() -> None:
    text = "Write to joe [at] example dot com for the list."
    found = [(text[mark.start : mark.end], mark.canonical) for mark in read_selectors(text) if mark.label == "EMAIL"]
    assert found == [("joe [at] example dot com", "joe@example.com")]
