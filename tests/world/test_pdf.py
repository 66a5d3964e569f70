"""The writer of PDF files, against the crawler's reader of them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.office import read_office
from watchfloor.world.pdf import pdf

WHEN = datetime(2026, 7, 6, 9, 0, tzinfo=timezone(timedelta(hours=2)))
WORDS = st.text("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœÀÉ0123456789'()\\’€", min_size=1, max_size=12)


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_title_author_and_time_are_told() -> None:
    read = read_office(pdf("Bilan d’été", "Parquet de l’Estuaire", WHEN, ["Rien à signaler."]))
    assert (read.title, read.authors, read.created) == (
        "Bilan d’été",
        ("Parquet de l’Estuaire",),
        "2026-07-06T09:00:00+02:00",
    )


def test_a_long_text_takes_several_pages_and_loses_nothing() -> None:
    paragraphs = [" ".join(f"word{number}x{place}" for place in range(40)) + "." for number in range(30)]
    text = _plain(" ".join(read_office(pdf("Tides", "Nobody", WHEN, paragraphs)).blocks))
    assert [one for one in paragraphs if _plain(one) not in text] == []


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_any_words_come_back_in_order(words: list[str]) -> None:
    text = " ".join(read_office(pdf("A title of words", "Nobody", WHEN, [f"First {' '.join(words)} last."])).blocks)
    assert "".join(words) in text.replace(" ", "")
