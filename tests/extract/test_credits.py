"""Lines of a text that say no more than its authors and its date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.credits import without_credits
from tests.extract.pages import PROSE, article, paragraphs, read

CREDITS = [
    ("en", "By Jane Roe", "Published 3 May 2024, 10:15"),
    ("en", "Written by Jane Roe | 3 May 2024", "Updated: 4 May 2024"),
    ("de", "Von Jane Roe", "Veröffentlicht am 3. Mai 2024, 10:15 Uhr"),
    ("fr", "Par Jane Roe", "Publié le 3 mai 2024 à 10h15"),
    ("es", "Por Jane Roe", "Publicado: 3 de mayo de 2024"),
    ("pl", "Autor: Jane Roe", "Opublikowano: 3 maja 2024"),
    ("ru", "Автор: Анна Роева", "Опубликовано: 3 мая 2024"),
    ("tr", "Yazan: Jane Roe", "Yayınlanma: 3 Mayıs 2024"),
    ("el", "Της Μαρίας Ρόη", "Δημοσίευση: 3 Μαΐου 2024"),
]


@pytest.mark.parametrize(("lang", "byline", "dateline"), CREDITS)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_lines_that_only_repeat_author_and_date_are_no_text(lang: str, byline: str, dateline: str, place: str) -> None:
    lines, text = f"<p>{byline}</p><p>{dateline}</p>", paragraphs(PROSE * 2)
    page = read(article(body=lines + text if place == "head" else text + lines, lang=lang))
    assert (page.published or "").startswith("2024-05-03")
    assert len(page.authors) == 1
    assert page.text.split("\n\n") == PROSE * 2


TEXT = [*PROSE, *PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "By Tom Hale",  # somebody else
        "By Sunday evening Jane Roe had counted forty packages.",
        "5 June 2024",  # another day
        "3 May 2024: the harbour opens its second pier",
        "Port Sel, 3 May 2024",  # where it was written is told nowhere else
        "Photo: Jane Roe",
    ],
)
def test_lines_that_say_more_stay(line: str) -> None:
    assert without_credits([line, *TEXT], ["Jane Roe"], "2024-05-03", "en") == [line, *TEXT]


def test_lines_within_the_text_stay() -> None:
    text = [*TEXT[:4], "3 May 2024", *TEXT[4:]]
    assert without_credits(text, ["Jane Roe"], "2024-05-03", "en") == text


def test_the_days_of_a_chronology_stay() -> None:
    text = ["3 May 2024", *TEXT[:2], "4 May 2024", *TEXT[2:4], "5 May 2024", *TEXT[4:]]
    assert without_credits(text, ["Jane Roe"], "2024-05-03", "en") == text


def test_a_text_of_nothing_else_stays() -> None:
    assert without_credits(["By Jane Roe"], ["Jane Roe"], None, "en") == ["By Jane Roe"]


@given(st.lists(st.text(max_size=60), max_size=8), st.lists(st.text(max_size=20), max_size=3), st.text(max_size=12))
def test_of_any_blocks_some_are_kept_in_their_order(blocks: list[str], authors: list[str], published: str) -> None:
    kept, given_ones = without_credits(blocks, authors, published, ""), iter(blocks)
    assert bool(kept) == bool(blocks)
    assert all(block in given_ones for block in kept)
