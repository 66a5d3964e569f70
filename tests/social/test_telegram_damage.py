"""Numbers as Telegram shortens them, and damaged pages of its preview."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crawler.harvest import Answer, Harvest, Task
from crawler.social import telegram
from crawler.social.telegram_marks import count
from tests.services.platforms.telegram import Channel, Message, message_html

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TASK = Task("quay", "telegram", "https://t.me/s/harbourwatch", NOW)
P = "tgme_widget_message"


def _page(*messages: Message) -> bytes:
    channel = Channel("HarbourWatch", "Harbour Watch")
    channel.add(*messages)
    posts = "".join(message_html(channel, one) for one in channel.messages)
    return f"<html><head><meta charset=utf-8></head><body>{posts}</body></html>".encode()


def _read(body: bytes) -> Harvest:
    ask = telegram.begin(TASK).asks[0]
    return telegram.read(Answer(TASK, ask, ask.url, 200, {"content-type": "text/html"}, body, NOW))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("532", 532),
        ("1.2K", 1_200),
        ("10.5M", 10_500_000),
        ("2B", 2_000_000_000),
        ("1 204", 1_204),
        ("12\u00a0345", 12_345),
    ],
)
def test_shortened_numbers_are_written_out(written: str, number: int) -> None:
    assert count(written) == number


@pytest.mark.parametrize("written", ["", "many", "1.2.3K", "-5", "9" * 100, "1K2", None, "٣"])
def test_what_is_no_number_stays_none(written: str | None) -> None:
    assert count(written) is None


@given(st.integers(0, 10**9), st.sampled_from(["", "K", "M"]))
def test_whole_numbers_are_read_in_every_unit(value: int, unit: str) -> None:
    assert count(f"{value}{unit}") == value * {"": 1, "K": 1_000, "M": 1_000_000}[unit]


_BODY = _page(
    Message(
        'Words <a href="https://paper.example">x</a>',
        inner=f'<a class="{P}_photo_wrap" style="background-image:url(\'https://c.example/1.jpg\')"></a>',
    ),
    Message(inner=f'<div class="{P}_poll"><div class="{P}_poll_question">Q</div></div>', edited=True, signature="S"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(_BODY) - 1), st.integers(0, 400), st.binary(max_size=60))
@example(0, len(_BODY), b"\x00\xff<")
@example(0, len(_BODY), b"<div class=tgme_widget_message data-post='harbourwatch/99999999999999'>")
@example(
    0, len(_BODY), b"<div class=tgme_widget_message data-post=harbourwatch/1><time datetime=99999-01-01T00:00></time>"
)
def test_a_damaged_page_never_raises(place: int, length: int, junk: bytes) -> None:
    harvest = _read(_BODY[:place] + junk + _BODY[place + length :])
    assert harvest.error or harvest.drafts or harvest.refused or harvest.cursor
    assert all(draft.url.lower().startswith("https://t.me/harbourwatch/") for draft in harvest.drafts)
