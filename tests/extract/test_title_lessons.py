"""What a page teaches about the titles of other pages of its host, and what is made of it there."""

from __future__ import annotations

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.titles.lessons import taught_affixes
from crawler.extract.titles.reading import read_title
from crawler.hints import Hints
from tests.extract.test_titles import TITLE, facts, og, title


def test_what_stood_around_other_titles_of_the_host_is_cut() -> None:
    head = f"<title>{TITLE} - The Daily Tile - Crime in town</title>"
    assert title(head) == f"{TITLE} - The Daily Tile - Crime in town"
    assert title(head, hints=Hints(affixes=frozenset({"thedailytile", "crimeintown"}))) == TITLE
    assert title(head, "<h1>Crime in town</h1>", hints=Hints(affixes=frozenset({"thedailytilecrimeintown"}))) == TITLE


def test_a_page_teaches_what_stands_around_its_title() -> None:
    page = facts(f"<title>Port | {TITLE} | Harbour | Velmora Post</title>{og(TITLE)}")
    assert taught_affixes(page, TITLE) == ("velmorapost", "port", "harbourvelmorapost")
    assert taught_affixes(facts(f"<title>{TITLE}</title>"), TITLE) == ()
    assert taught_affixes(facts(f"<title>{TITLE} - Page 2</title>"), TITLE) == ()
    assert taught_affixes(facts("<title>Another headline | Velmora Post</title>"), TITLE) == ("velmorapost",)
    assert taught_affixes(page, None) == ()


def test_what_pages_taught_is_cut_from_the_next() -> None:
    page = facts(f"<title>{TITLE} — Tiles, Ships — The Daily</title>", f"<h1>{TITLE}</h1>", "https://a.example/1")
    learnt = frozenset(taught_affixes(page, read_title(page)))
    assert title("<title>Two drivers freed — Tiles, Ships — The Daily</title>", hints=Hints(affixes=learnt)) == (
        "Two drivers freed"
    )


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_lessons_are_few_and_short(stated: str, own: str) -> None:
    taught = taught_affixes(facts(f"<title>{escape(stated)}</title>{og(stated[::-1])}"), own)
    assert len(taught) <= 4
    assert all(1 < len(affix) <= 60 and affix == affix.casefold() for affix in taught)
