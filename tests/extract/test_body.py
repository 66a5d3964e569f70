"""The main text of pages: what belongs to it and what does not, in pages of many builds and scripts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from crawler.extract.body import main_blocks
from crawler.extract.heuristics import without
from crawler.extract.markup import parse
from crawler.extract.text.pieces import MAX_PIECES, Pieces
from crawler.extract.text.signs import MAX_MEASURED, signs_of
from crawler.extract.text.signs import NAMES as SIGNS
from tests.extract.languages import HEADLINES, PARAGRAPHS
from tests.extract.pages import PROSE, article, paragraphs

LINKS = "".join(f"<li><a href='/{name}'>{name.title()}</a></li>" for name in ("port", "fog", "ships", "tides", "jobs"))
OTHERS = ["Fog closes the northern pier", "Ferry to Port Sel runs again", "Two new pilots for the harbour"]


def blocks(html: str) -> list[str]:
    return main_blocks(parse(html))


def around(body: str, title: str = "Forty packages among tiles") -> str:
    """A page without any known name: menu, heading, text, list of other pages, footer."""
    others = "".join(f"<div><a href='/{at}'>{other}</a></div>" for at, other in enumerate(OTHERS))
    return f"""<html><head><title>{title}</title></head><body><div><ul>{LINKS}</ul></div><div><h1>{title}</h1>
    <div>{body}</div></div><div>{others}</div><div><p>© 2024 Velmora Post</p></div></body></html>"""


def texts_in(code: str) -> list[str]:
    """A text in three paragraphs, parted where sentences end or, where none is seen to, by length."""
    text = " ".join(PARAGRAPHS[code].split())
    sentences = [part.strip() for part in re.split(r"(?<=[.。।՞։።؟۔])\s*", text) if part.strip()]
    third = len(text) // 3
    return sentences if len(sentences) > 1 else [text[:third], text[third : third * 2], text[third * 2 :]]


@pytest.mark.parametrize("code", sorted(PARAGRAPHS))
def test_an_article_in_any_language_is_read_whole_and_alone(code: str) -> None:
    found = blocks(around(paragraphs(texts_in(code)), HEADLINES[code]))
    assert found == texts_in(code)


@pytest.mark.parametrize("code", ["th", "ar", "zh", "hi", "fa", "ja", "en"])
@pytest.mark.parametrize(
    "build",
    ["<br><br>".join, "<br/>\n<br />".join, lambda texts: "".join(f"<div><span>{text}</span></div>" for text in texts)],
    ids=["breaks", "spaced breaks", "boxes"],
)
def test_paragraphs_need_no_paragraph_elements(code: str, build) -> None:  # type: ignore[no-untyped-def]
    found = blocks(around(build(texts_in(code)), HEADLINES[code]))
    assert found == texts_in(code)


def test_text_directly_in_the_page_is_read() -> None:
    assert blocks(f"<html><body><h1>Tiles</h1>{'<br><br>'.join(PROSE)}</body></html>")[-4:] == PROSE
    assert blocks(f"<html><body>{PROSE[0]}</body></html>") == [PROSE[0]]


def test_a_very_short_article_is_read() -> None:
    assert blocks(around("<p>No mooring today: the harbour is closed.</p>", "No mooring")) == [
        "No mooring today: the harbour is closed."
    ]


def test_nothing_is_lost_where_advertisements_and_boxes_split_the_text() -> None:
    body = (
        f"<div class='a1'>{paragraphs(PROSE[:1])}</div><div class='ad-slot'>Advertisement</div>"
        f"<div class='a2'>{paragraphs(PROSE[1:2])}</div><div class='related'><a href='/x'>{OTHERS[0]}</a></div>"
        f"<div class='a3'>{paragraphs(PROSE[2:])}</div>"
    )
    assert blocks(around(body)) == PROSE


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='cookie-notice'><p>We use cookies to improve this site. By continuing you agree.</p></div>",
        "<div class='newsletter-signup'><p>Sign up for our newsletter and get the news every day.</p></div>",
        "<div class='share-bar'><a href='#'>Share</a> <a href='#'>Tweet</a></div>",
        "<p><a href='/fog'>Read more: Fog closes the northern pier</a></p>",
        "<div class='related-posts'><h3>Related</h3><ul>" + LINKS + "</ul></div>",
        "<form class='comment-form'><p>Leave a comment. It will be shown later.</p><textarea></textarea></form>",
        "<div class='tags'>Tags: <a href='/t/port'>port</a>, <a href='/t/tiles'>tiles</a></div>",
        "<nav class='breadcrumb'><a href='/'>Home</a> › <a href='/port'>Port</a></nav>",
        "<aside class='sidebar'><h3>Most read</h3><ol>" + LINKS + "</ol></aside>",
    ],
    ids=["cookies", "newsletter", "share", "more", "related", "comment form", "tags", "breadcrumb", "sidebar"],
)
def test_what_stands_around_a_text_is_left_out(furniture: str) -> None:
    assert blocks(article(body=paragraphs() + furniture)) == PROSE
    assert blocks(article(body=paragraphs(PROSE[:2]) + furniture + paragraphs(PROSE[2:]))) == PROSE


def test_lists_quotes_rows_and_subheadings_keep_their_form() -> None:
    body = (
        f"{paragraphs(PROSE[:2])}<h2>What was found</h2><ul><li>forty packages</li><li>two phones<ul>"
        f"<li>one broken</li></ul></li></ul>{paragraphs(PROSE[2:3])}"
        "<blockquote>We look at every container twice, she said.</blockquote>"
        f"<table><tr><th>Year</th><th>Finds</th></tr><tr><td>2023</td><td>7</td></tr></table>{paragraphs(PROSE[3:])}"
    )
    assert blocks(article(body=body)) == [
        *PROSE[:2], "What was found", "- forty packages\n- two phones\n- one broken", PROSE[2],
        "We look at every container twice, she said.", "Year | Finds\n2023 | 7", PROSE[3],
    ]  # fmt: skip


def test_items_that_are_paragraphs_are_no_list() -> None:
    items = "".join(f"<li><h3>Step {at}</h3><p>{text}</p></li>" for at, text in enumerate(PROSE))
    assert not any(block.startswith("- ") for block in blocks(article(body=f"<ol>{items}</ol>")))


def test_line_breaks_stay_and_code_keeps_its_lines() -> None:
    body = f"<p>Port Sel,<br>5 May 2024,<br>in the evening hours of the day.</p>{paragraphs()}"
    assert blocks(article(body=body))[0] == "Port Sel,\n5 May 2024,\nin the evening hours of the day."
    code = blocks(article(body=f"{paragraphs(PROSE[:2])}<pre>moor --now\n  --quay 4</pre>{paragraphs(PROSE[2:])}"))
    assert "moor --now\n--quay 4" in code


def test_comments_are_text_only_where_there_is_no_other() -> None:
    said = [f"{text} That is what I heard as well." for text in PROSE]
    comments = "".join(f"<div class='comment'><p>{text}</p></div>" for text in said)
    page = article().replace("<footer>", f"<div id='comments'>{comments}</div><footer>")
    assert blocks(page) == PROSE
    with without("body.comments"):
        assert blocks(page)[:4] == PROSE
    assert blocks(f"<body><h1>Tiles</h1><div class='comments'>{comments}</div></body>")[-4:] == said


def test_a_text_that_is_open_for_comments_is_no_comment() -> None:
    others = "".join(f"<p>{text} {text}.</p>" for text in PROSE)
    page = f"<body><div class='comments-open'><h1>Tiles</h1>{paragraphs()}</div><div class='text'>{others}</div></body>"
    assert [block for block in blocks(page) if block in PROSE] == PROSE


def test_a_hidden_copy_of_the_text_is_not_read_again() -> None:
    copy = f"<div itemprop='articleBody'>{' '.join(PROSE)}</div>"
    page = article(body=f"<div class='entry-content'>{paragraphs()}</div>{copy}")
    assert blocks(page) == PROSE
    with without("body.again"):
        assert len(blocks(page)) == 5
    twice = article(body=f"<div class='small'>{paragraphs()}</div><div class='large'>{paragraphs()}</div>")
    assert blocks(twice) == PROSE


def test_the_title_is_no_part_of_the_text() -> None:
    assert blocks(article())[0] == PROSE[0]
    headed = article(body=f"<h1>Forty packages among tiles</h1><h2>Found on Thursday</h2>{paragraphs()}")
    assert "Forty packages among tiles" not in blocks(headed)


def test_what_is_open_without_an_end_holds_the_page() -> None:
    for tag in ("button", "nav", "noscript", "select", "object"):
        assert blocks(f"<body><{tag} class='menu'><p>Menu</p><main>{paragraphs()}</main></body>")[-4:] == PROSE, tag


def test_text_for_readers_without_scripts_is_read_and_requests_to_them_are_not() -> None:
    assert blocks(f"<body><div id='app'></div><noscript>{paragraphs()}</noscript></body>") == PROSE
    asked = "<noscript><p>Please switch on JavaScript to read this page as it was meant to be.</p></noscript>"
    assert blocks(article(body=asked + paragraphs())) == PROSE


def test_a_page_without_text_has_no_blocks() -> None:
    assert blocks("<html><body><script>var a</script><svg><text>b</text></svg></body></html>") == []
    assert blocks("<html><head><title>a</title></head></html>") == []


def test_the_tree_stays_as_it_is() -> None:
    tree = parse(article(body=f"{paragraphs()}<table><tr><td>{paragraphs()}<h2>a</h2></td></tr></table>"))
    before = etree.tostring(tree)
    main_blocks(tree)
    assert etree.tostring(tree) == before


@pytest.mark.parametrize(
    "line",
    [
        "Bültenimize her sabah için abone olun", "İlgili haberler: <a href='/sis'>Sis iskeleyi kapattı</a>",
        "Přihlaste se k odběru novinek z přístavu", "Telli meie uudiskiri", "Loe ka: <a href='/udu'>Udu sulges kai</a>",
        "Подпишитесь на письма из порта", "हमारे न्यूज़लेटर के लिए नाम लिखें", "뉴스레터를 매일 아침 받아 보세요",
    ],
)  # fmt: skip
def test_requests_and_links_to_others_within_the_text_are_left_out(line: str) -> None:
    asked = f"<div class='inline-newsletter read-more'><h4>{line}</h4></div>"
    found = blocks(article(body=f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{asked}<p>{PROSE[2]}</p>"))
    assert found == PROSE[:3]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
     "<p>", "</p>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<div class='comment'>", "</div>",
     "<br>", "<a href='/a'>", "</a>", "<pre>", "</pre>", "<nav>", "</nav>", "<h1>", "</h1>", "<b>", "</b>", "<select>",
     "Fog on the quay. ", "\x01", "\x02", "สวัสดี", "\n", " | ", "\u200b", PROSE[0]]), max_size=40))  # fmt: skip
def test_any_markup_gives_blocks_with_text(parts: list[str]) -> None:
    tree = parse("<html><body>" + "".join(parts) + "</body></html>")
    for block in main_blocks(tree):
        assert block.strip() == block != ""
        assert "\x01" not in block
        assert "\x02" not in block


def test_very_many_pieces_are_read_in_bounds() -> None:
    tree = parse("<body>" + "".join(f"<p>Find {at} of the year.</p>" for at in range(21_000)) + "</body>")
    assert 5_000 < len(main_blocks(tree)) <= MAX_PIECES


@pytest.mark.parametrize(("letter", "comma"), [("fog ", ", "), ("雾港口夜", "，、")])
def test_only_the_beginning_of_a_very_long_piece_is_counted(letter: str, comma: str) -> None:
    long = letter * (MAX_MEASURED // len(letter))
    commas, dense = SIGNS.index("commas"), SIGNS.index("letters")
    one, other, third = (
        signs_of(Pieces([text], [0], [0], [0], [0]), frozenset(), "")[0]
        for text in (long, long + comma * 100, comma * 100 + long)
    )
    assert one[commas] == other[commas] == 0 < third[commas]
    assert other[dense] == pytest.approx(one[dense] * (MAX_MEASURED + 200) / MAX_MEASURED)


@pytest.mark.parametrize("text", ["Fog on the quay; no ship, no sound.", "A3 B4 c5!", "(“Fog?”)", "1 2 3"])
def test_signs_are_the_same_whether_a_text_is_ascii_or_not(text: str) -> None:
    plain, other = (signs_of(Pieces([one], [0], [0], [0], [0]), frozenset(), "")[0] for one in (text, f"{text} \u200b"))
    for name in ("sentences", "commas", "lower_first", "number_first"):
        assert plain[SIGNS.index(name)] == other[SIGNS.index(name)]
