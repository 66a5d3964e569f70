"""Texts that a page carries and does not show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.carried.fragments import blocks_in
from crawler.extract.carried.reading import carried_blocks
from crawler.extract.heuristics import without
from tests.extract.pages import PROSE, article, paragraphs
from tests.extract.reading import facts_of

TITLE = "Forty packages among tiles"
HTML = paragraphs()
OTHER = [
    f"In Port Sel the mayor opened bridge number {n} on Sunday, and the band played until the evening."
    for n in range(9)
]


def page(script: str, shown: str = "<p>Loading</p>") -> list[str]:
    """What is read where that script stands beside little text."""
    return carried_blocks(facts_of(article(head=script, body=shown)), [])


def state(value: Any, form: str = '<script type="application/json">{}</script>') -> str:
    return form.replace("{}", json.dumps(value))


def stated(**fields: Any) -> str:
    return state(
        {"@type": "NewsArticle", "headline": TITLE, **fields}, '<script type="application/ld+json">{}</script>'
    )


@pytest.mark.parametrize("body", ["\n\n".join(PROSE), "\n".join(PROSE), HTML, HTML.replace("<", "&lt;"), PROSE])
def test_an_article_body_in_json_ld_is_read_in_paragraphs(body: object) -> None:
    assert page(stated(articleBody=body)) == PROSE


def test_paragraphs_that_were_lost_are_divided_at_wide_gaps_between_sentences() -> None:
    one, two = " ".join(PROSE[:2]), " ".join(PROSE[2:])
    assert page(stated(articleBody=f"{one}  {two}")) == [one, two]


def test_two_blanks_after_every_sentence_are_a_habit_and_no_paragraphs() -> None:
    assert page(stated(articleBody="  ".join(PROSE))) == [" ".join(PROSE)]


STATES = {
    "html": {"props": {"pageProps": {"article": {"title": TITLE, "body": HTML}}}},
    "paragraphs": {"story": {"headline": TITLE, "paragraphs": PROSE}},
    "elements": {
        "headlines": {"basic": TITLE},
        "content_elements": [
            {"type": "image", "caption": "A container of tiles in the evening"},
            *({"type": "text", "content": text} for text in PROSE),
            {"type": "interstitial_link", "content": "Read also: the bridge of Port Sel"},
        ],
    },
    "editor": {"title": TITLE, "body": {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in PROSE]}},
    "spans": {
        "title": TITLE,
        "content": [
            {"_type": "block", "children": [{"_type": "span", "text": text[:20]}, {"_type": "span", "text": text[20:]}]}
            for text in PROSE
        ],
    },
    "nodes": {
        "title": TITLE,
        "text": {
            "nodeType": "document",
            "content": [
                {
                    "nodeType": "paragraph",
                    "content": [
                        {"nodeType": "text", "value": text[:20]},
                        {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": text[20:]}]},
                    ],
                }
                for text in PROSE
            ],
        },
    },
    "tags": {"hed": TITLE, "body": ["div", {"class": "a"}, *(["p", text[:20], ["em", text[20:]]] for text in PROSE)]},
}


@pytest.mark.parametrize("name", STATES)
def test_the_text_is_found_in_the_state_of_a_page_however_its_editor_keeps_it(name: str) -> None:
    assert page(state(STATES[name])) == PROSE


FORMS = {
    "assigned": "<script>window.__INITIAL_STATE__ = {};(function(){var a=1}());</script>",
    "undefined": '<script>window.__STATE__={"a":undefined,"on":!0,"b":{}};</script>',
    "property": '<script>Site.global={"v":1};Site.globalContent={};Site.more="x";</script>',
    "called": "<script>boot({}, 12)</script>",
    "attribute": "<div data-page='{}'></div>",
}


@pytest.mark.parametrize("name", FORMS)
def test_the_state_is_found_wherever_a_page_puts_it(name: str) -> None:
    assert page(state(STATES["html"], FORMS[name])) == PROSE


def test_a_state_within_a_string_is_parsed() -> None:
    inner = json.dumps(json.dumps(STATES["html"]))
    assert page(f"<script>window.store = JSON.parse({inner});</script>") == PROSE
    single = json.dumps(STATES["html"]).replace("\\", "\\\\").replace("'", "\\'")
    assert page(f"<script>window.store = JSON.parse('{single}');</script>") == PROSE


def test_a_page_that_is_sent_in_pieces_is_put_together() -> None:
    row = "7:" + json.dumps(["$", "div", None, {"title": TITLE, "content": HTML}]) + "\n"
    half = len(row) // 2
    pushes = "".join(f"<script>self.__f.push([1,{json.dumps(part)}])</script>" for part in (row[:half], row[half:]))
    assert page(pushes) == PROSE


def test_the_strings_of_a_program_are_the_last_resort() -> None:
    program = f"window.__N__=(function(a,b){{return {{t:a,c:b}}}}({json.dumps(TITLE)},{json.dumps(HTML)}));"
    shown = [PROSE[0]]
    assert carried_blocks(facts_of(article(head=f"<script>{program}</script>")), shown) == PROSE


def test_what_is_shown_stays_where_no_more_is_carried() -> None:
    facts = facts_of(article(head=stated(articleBody="\n\n".join(PROSE))))
    shown = list(PROSE)
    assert carried_blocks(facts, shown) is shown


def test_the_text_of_another_article_is_not_taken() -> None:
    shown = PROSE[:2]
    for script in (stated(articleBody="\n\n".join(OTHER)), state({"title": TITLE, "body": paragraphs(OTHER)})):
        assert carried_blocks(facts_of(article(head=script)), shown) is shown
    assert page(state({"title": "A bridge is opened", "body": paragraphs(OTHER)})) == []


def test_a_list_of_articles_is_no_text() -> None:
    news = [{"slug": f"n{n}", "headline": f"Bridge {n}", "content": text} for n, text in enumerate(OTHER)]
    assert page(state({"title": TITLE, "content": news})) == []


def test_the_beginning_is_completed_from_what_is_carried() -> None:
    assert carried_blocks(facts_of(article(head=state(STATES["elements"]))), PROSE[:1]) == PROSE


def test_nothing_is_taken_from_hidden_markup() -> None:
    hidden = f"<noscript>{HTML}</noscript><template>{HTML}</template><textarea>{HTML}</textarea><!-- {HTML} -->"
    assert page("", hidden) == []


def test_each_rule_can_be_switched_off() -> None:
    with without("carried.json-ld"), without("carried.state"):
        assert page(stated(articleBody=HTML)) == []
        assert page(state(STATES["html"])) == []


def test_html_is_written_down_in_blocks() -> None:
    text = (
        "<h2>What</h2><p>One <b>bold</b><br>line.</p><ul><li>a</li><li><p>b</p></li></ul><script>x()</script>"
        "<table><tr><th>Year</th><th>Finds</th></tr><tr><td>2023</td><td>7</td></tr></table>"
        "<figure><img><figcaption>A quay</figcaption></figure><p>End.</p>"
    )
    assert blocks_in(text) == ["What", "One bold\nline.", "- a\n- b", "Year | Finds\n2023 | 7", "End."]


@pytest.mark.parametrize(
    "script",
    [
        "window.a = " + "[" * 200_000,
        "window.a = " + '{"a":' * 50_000,
        "x=[1,".join([""] * 20_000),
        'x={"' * 20_000,
        "'\\'" * 100_000,
        "JSON.parse('" * 20_000,
        'self.f.push([1,"' * 20_000,
        'self.f.push([1,"' + "1:[" * 100_000 + '"])',
        "a=" + json.dumps({"body": [{"content": [{"content": "x " * 200}] * 50}] * 200}),
        "a=" + json.dumps([[["p", "q"]] * 300] * 300),
    ],
    ids=["brackets", "objects", "halves", "keys", "quotes", "parse", "push", "rows", "rich", "tags"],
)
def test_hostile_scripts_carry_nothing(script: str) -> None:
    assert page(f"<script>{script}</script>") == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.just("Some prose, in words. " * 20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["body", "content", "text", "type", "title", "children", "x"]), inner, max_size=4
        )
    ),
    max_leaves=25,
)


@settings(max_examples=80, deadline=None)
@given(JSON, st.sampled_from(sorted(FORMS)))
def test_any_state_is_read(value: Any, form: str) -> None:
    found = page(state(value, FORMS[form]).replace("</", "<\\/").replace("<\\/script>", "</script>"))
    assert all(isinstance(block, str) and block.strip() for block in found)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="<>/pbrliul tdh2&;#\n \u2028.A", max_size=200))
def test_any_fragment_is_read(text: str) -> None:
    assert all(block == block.strip() and block for block in blocks_in(text))
