"""Crawled text is only ever text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus import corpus
from tests.desk.fictions import RUN, SOURCE, FakeSearcher, desk_context, standard_status
from tests.desk.hostile import OWN, hostile_document
from tests.desk.reading import Page
from tests.desk.serving import Desk, served
from watchfloor.desk.rendering import Renderer
from watchfloor.desk.results import PAGE_FACETS

OF_THE_DESK = {
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "svg", "circle", "path", "nav",
    "main", "footer", "span", "kbd", "h1", "h2", "form", "label", "input", "button", "ul", "ol", "li", "b", "bdi",
    "div", "section", "aside", "p", "mark", "figure", "figcaption", "text", "line", "rect", "code", "article",
    "fieldset", "legend", "table", "thead", "tbody", "tr", "th", "td", "em", "q", "dl", "dt", "dd", "small", "br",
    "details", "summary",
}  # fmt: skip
# What no parser of pages can carry through unchanged, whoever wrote it.
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udfff]")


@contextmanager
def desk_of(texts: list[str]) -> Iterator[tuple[Desk, list[dict[str, Any]]]]:
    documents = [hostile_document(number, text) for number, text in enumerate(texts, 1)]
    facets = {name: [(text, 1) for text in texts] for name in PAGE_FACETS}
    run = RUN | {"source": texts[0], "reason": texts[1], "state": texts[2], "error": texts[3]}
    source = SOURCE | dict.fromkeys(("id", "name", "kind", "schedule"), texts[0]) | {"last_run": run}
    status = standard_status(runs=[run], sources=[source])
    context = desk_context(FakeSearcher(documents, facets), status=lambda: status)
    with served(context) as desk:
        yield desk, documents


def parsed(page: str) -> Page:
    return Page(NOT_TEXT.sub("", page))


def assert_only_ours(found: Page) -> None:
    assert found.elements() <= OF_THE_DESK
    for name, value in found.attributes():
        assert not name.startswith("on")
        assert name not in ("style", "srcdoc", "formaction", "background", "http-equiv")
        if name in ("href", "src", "action"):
            assert value.startswith(("/", "#", "http://", "https://")), value
            assert not value.startswith("//"), value
    assert len(found.select("//script")) == 1
    assert len(found.select("//form")) <= 1


def assert_shown(found: Page, text: str) -> None:
    assert " ".join(NOT_TEXT.sub("", text).split()) in found.all_text()


def check_all_pages(texts: list[str]) -> None:
    with desk_of(texts) as (desk, documents):
        pages = {path: desk.get(path) for path in ("/?limit=200", "/sources", "/runs", "/runs/7", "/status")}
        assert {answer.status for answer in pages.values()} == {200}
        for answer in pages.values():
            assert_only_ours(parsed(answer.text))
        result = parsed(pages["/?limit=200"].text)
        for document in documents:
            found = parsed(desk.get(f"/document/{document['id']}").text)
            assert_only_ours(found)
            for page in (found, result):
                assert_shown(page, document["title"])
            assert desk.get(f"/document/{document['id']}.json").json()["title"] == document["title"]


def test_our_own_collection() -> None:
    check_all_pages(list(OWN))


def test_the_big_list_of_naughty_strings() -> None:
    texts = [text for text in json.loads((corpus("hostile-blns") / "blns.json").read_text("utf-8")) if text.strip()]
    for start in range(0, len(texts), 175):
        check_all_pages(texts[start : start + 175])


def test_hostile_queries_and_filters_are_only_shown(desk: Desk) -> None:
    for text in OWN:
        for path in (f"/?q={quote(text)}", f"/?f=tag:{quote(text)}", f"/?sort={quote(text)}", f"/{quote(text)}"):
            answer = desk.get(path)
            assert answer.status < 500
            assert_only_ours(parsed(answer.text))


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_at_all(text: str) -> None:
    page = Renderer().page("failure.html", title=text, message=text, here="").body
    assert_only_ours(parsed(bytes(page).decode()))
