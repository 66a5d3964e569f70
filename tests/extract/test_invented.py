"""The invented pages hold what their readers are asked for."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from lxml import html

from benchmarks.extract.synthetic.__main__ import main
from benchmarks.extract.synthetic.scores import SYSTEMS, means, read
from benchmarks.extract.synthetic.stories import stories
from benchmarks.extract.tally import Answer

STORIES = stories()


def test_there_are_forty_languages_with_five_paragraphs_two_authors_and_a_day() -> None:
    assert len({story.language for story in STORIES}) == 40
    for story in STORIES:
        assert (len(story.paragraphs), len(story.authors), len(story.others)) == (5, 2, 2), story.language
        assert date.fromisoformat(story.iso).year in (2025, 2026), story.language


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_page_shows_or_carries_every_block_and_author_of_its_answer(system: str) -> None:
    for story in STORIES:
        made = SYSTEMS[system](story)
        shown = html.tostring(html.document_fromstring(made.html), encoding="unicode", method="text")
        for text in (*map(unescape, made.body), *made.authors):
            assert text in shown, (story.language, text)


@pytest.mark.parametrize("system", ["charset_declared", "charset_unsaid"])
def test_old_charsets_hold_the_whole_page(system: str) -> None:
    pages = [SYSTEMS[system](story) for story in STORIES]
    assert all(made.html.encode(made.encoding).decode(made.encoding) == made.html for made in pages)
    assert len({made.encoding for made in pages}) > 10


def test_a_reading_is_judged_by_what_the_reader_reads() -> None:
    story = STORIES[0]
    whole = read(
        story, "joomla", lambda page, _: Answer(page.body, "article", story.title, story.authors[:1], story.iso)
    )
    assert whole.scores == {"kind": 1, "word_f1": 1, "title": 1, "author": 1, "date": 1}
    assert whole.wrong == {}
    wrong = read(story, "joomla", lambda *_: Answer("", "other", "", ("By",), "2026-01-01", "xx"))
    assert set(wrong.scores.values()) == {0.0}
    assert wrong.wrong["author"] == "('By',)"
    assert means([whole, wrong])["title"] == 0.5


def test_of_a_listing_only_kind_and_language_are_judged() -> None:
    listing = read(STORIES[0], "front", lambda *_: Answer("", "listing", "", (), "", "en"))
    assert listing.scores == {"kind": 1, "language": 1}


def test_the_command_prints_a_table_of_the_chosen_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "cs", "--system", "joomla", "--format", "table"]) == 0
    rows = [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]]
    assert rows == ["all", "cs", "joomla"]
