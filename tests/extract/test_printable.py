"""Characters that no text has, in pages and in what pages state about themselves."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.jsonld import read_things
from crawler.extract.kinds.build import length
from crawler.extract.markup import parse
from crawler.extract.printable import printable, without_references
from crawler.extract.titles.reading import MAX_STATED, shorten_titles
from tests.extract.pages import PROSE, article, paragraphs, read

BAD = ["&#7;", "&#x1B;", "&#27", "&#65534;", "\x07", "\ufffe", "\U0001ffff", "&#131071;"]
UNSOUND = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]")


@pytest.mark.parametrize("bad", BAD)
def test_controls_in_title_and_text_leave_no_trace(bad: str) -> None:
    html = article(body=paragraphs([f"{bad} {text}" for text in PROSE]))
    page = read(html.replace("Forty packages", f"For{bad}ty packages"))
    assert (page.error, page.title) == (None, "Forty packages among tiles")
    assert not UNSOUND.search(page.text + (page.title or ""))
    assert PROSE[2] in page.text


@pytest.mark.parametrize("bad", ["\\u0007", "\\u0000", "\\ud800", "\\uffff"])
def test_controls_in_what_a_page_states_leave_no_trace(bad: str) -> None:
    told = f'"headline": "Forty{bad} packages among tiles", "articleBody": "{bad}{" ".join(PROSE)}"'
    author = f'"author": {{"@type": "Person", "name": "Mira{bad} Talvio"}}'
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", {told}, {author}}}</script>'
    page = read(article(script))
    assert (page.error, page.title, page.authors) == (None, "Forty packages among tiles", ("Mira Talvio",))
    page = read(f"<html><head><title>Fog</title>{script}</head><body></body></html>")
    assert page.error is None
    assert not UNSOUND.search(page.text + (page.title or ""))


def test_references_to_letters_stay() -> None:
    assert without_references("&#74;&#x1F600;&#10;&#9;&#271;&#x7;&#0;B") == "&#74;&#x1F600;&#10;&#9;&#271;B"


def test_controls_of_windows_are_read_as_it_means_them() -> None:
    assert printable("O\x92Brien\x81 \x93fog\x94\r\nquay\rport") == "O’Brien “fog”\nquay\nport"


@given(st.text(st.characters(), max_size=40))
def test_any_text_becomes_printable_and_stays_so(text: str) -> None:
    once = printable(text)
    assert not UNSOUND.search(once)
    assert printable(once) == once
    once.encode()


@given(
    st.recursive(
        st.text(st.characters(), max_size=8), lambda inner: st.lists(inner) | st.dictionaries(st.just("name"), inner)
    )
)
def test_strings_of_things_can_be_put_into_a_tree(value: object) -> None:
    tree = parse(f'<script type="application/ld+json">{json.dumps({"a": value}).replace("<", " ")}</script>')
    for thing in read_things(tree):
        json.dumps(thing, ensure_ascii=False).encode()


def test_a_title_of_megabytes_is_cut_before_it_is_compared() -> None:
    endless = "fog | " * 400_000
    tree = parse(f'<html><head><title>{endless}</title><meta property="og:title" content="{endless}"></head></html>')
    shorten_titles(tree)
    stated = next(tree.iter("meta")).get("content") or ""
    assert (len(tree.findtext(".//title") or ""), len(stated)) == (MAX_STATED, MAX_STATED)


def test_long_texts_are_measured_by_their_beginning() -> None:
    assert length("警" * 1000) == 2000
    assert length("警a" * 500_000) == 1_500_000
    assert length("fog" * 500_000) == 1_500_000
