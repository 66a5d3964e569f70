"""What only some kinds of document have: counters, relations, changes, and that they are gone."""

from __future__ import annotations

from typing import Any

from tests.desk.fictions import FakeSearcher, desk_context, document, entity
from tests.desk.reading import Page
from tests.desk.serving import served

HOSTILE = "<script>alert(1)</script>"


def page_of(**more: Any) -> Page:
    shown = document(1, **more)
    with served(desk_context(FakeSearcher(documents=[shown]))) as desk:
        return Page(desk.get(f"/document/{shown['id']}").text)


def test_a_post_shows_its_counters_thread_and_who_boosted_it() -> None:
    found = page_of(
        details={"counters": {"likes": 4, "boosts": 2}, "thread": "https://quay.example/t/7", "warning": HOSTILE},
        relations=[{"type": "boost", "by": f"ida {HOSTILE}", "at": "2026-03-02T09:30:00+00:00"}],
    )
    section = "//section[@aria-labelledby='details']"
    told = dict(zip(found.texts(f"{section}//dt"), found.texts(f"{section}//dd"), strict=True))
    assert told["counters"] == "likes 4, boosts 2"
    assert told["thread"] == "https://quay.example/t/7"
    assert told["warning"] == HOSTILE
    assert told["boost"] == f"ida {HOSTILE}, 2026-03-02 09:30 UTC"


def test_a_document_that_was_taken_away_says_so() -> None:
    found = page_of(gone={"since": "2026-03-02T09:30:00+00:00", "reason": "HTTP 410 Gone"})
    (notice,) = found.texts("//p[@role='note']")
    assert "Taken away by its publisher: HTTP 410 Gone, seen 2026-03-02 09:30 UTC" in notice


def test_changes_are_shown_line_by_line() -> None:
    found = page_of(
        changes=[{"version": 2, "diff": f"@@ -1 +1 @@\n-40 kg\n+48 kg {HOSTILE}"}, {"version": 3, "diff": ""}]
    )
    assert found.texts("//pre//span[@class='removed']") == ["-40 kg"]
    assert found.texts("//pre//span[@class='added']") == [f"+48 kg {HOSTILE}"]
    assert found.texts("//h3") == ["Changed in version 2", "Changed in version 3"]
    assert found.texts("//pre")[1] == "title, authors or date only"


def test_a_document_shown_in_part_says_so() -> None:
    (notice,) = page_of(partial=True).texts("//p[@role='note']")
    assert "only a part of the text is shown to those who do not pay" in notice
    assert page_of().texts("//p[@role='note']") == []


def test_each_post_of_a_thread_stands_under_who_wrote_it_and_when() -> None:
    text = "Who saw the ship?\n\nMara Quill did.\n\nShe left at noon."
    posts = [
        {"author": f"ida {HOSTILE}", "published": "2026-03-02T09:30:00+00:00", "text": "Who saw the ship?"},
        {"author": None, "published": None, "text": "Mara Quill did.\n\nShe left at noon."},
    ]
    found = page_of(kind="thread", text=text, posts=posts, entities=[entity(text, "Mara Quill", "PERSON")])
    assert found.texts("//div[@class='text']/p") == [
        f"ida {HOSTILE} · 2026-03-02 09:30 UTC", "Who saw the ship?", "no name", "Mara Quill did.", "She left at noon.",
    ]  # fmt: skip
    assert found.texts("//p[@class='who']")[1] == "no name"
    assert found.texts("//a[@class='entity person']") == ["Mara Quill"]
