"""What documents without a title are called."""

from __future__ import annotations

import pytest

from watchfloor.naming import FIRST_WORDS, headline, named


def test_a_title_goes_before_everything() -> None:
    assert named({"title": "Seizure", "headline": "ida: words"}) == "Seizure"
    assert named({"title": None, "headline": "ida: words"}) == "ida: words"
    assert named({"title": None, "headline": None}) == "(no title)"


@pytest.mark.parametrize(
    ("authors", "text", "name"),
    [
        (("Ida Brandt", "Mara Quill"), "Two\n\nlines", "Ida Brandt; Mara Quill: Two lines"),
        ((), "Two lines", "Two lines"),
        (("Ida Brandt",), " \n", "Ida Brandt"),
        ((), "", None),
        ((), "harbour " * 30, "harbour " * 9 + "harbour…"),
        ((), "港" * 200, "港" * FIRST_WORDS + "…"),
    ],
)
def test_who_wrote_it_and_the_first_words(authors: tuple[str, ...], text: str, name: str | None) -> None:
    assert headline(authors, text) == name
