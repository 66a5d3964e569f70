"""What is read from whole pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.pages import PROSE, article, paragraphs, read


def test_an_article() -> None:
    head = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite",
    "name":"Velmora Post"},{"@type":"NewsArticle","headline":"Forty packages among tiles",
    "datePublished":"2024-05-03T23:30:00-03:00","author":[{"@type":"Person","name":"Ana Ruiz"},
    {"@type":"Person","name":"Bo Lind"}]},]}</script><link rel="canonical" href="/news/tiles?x=1">"""
    page = read(article(head))
    assert page.error is None
    assert page.kind == "article"
    assert page.title == "Forty packages among tiles"
    assert page.text == "\n\n".join(PROSE)
    assert page.authors == ("Ana Ruiz", "Bo Lind")
    assert page.published == "2024-05-03T23:30:00-03:00"
    assert page.language == "en"
    assert page.canonical == "https://post.example/news/tiles?x=1"


def test_lists_quotes_tables_and_subheadings_are_kept() -> None:
    body = (
        paragraphs(PROSE[:2])
        + "<h2>What was found</h2><ul><li>forty packages</li><li>two phones</li></ul>"
        + "<blockquote><p>We look at everything twice.</p></blockquote>"
        + "<table><tr><th>Year</th><th>Finds</th></tr><tr><td>2023</td><td>7</td></tr></table>"
        + paragraphs(PROSE[2:])
    )
    blocks = read(article(body=body)).text.split("\n\n")
    assert "What was found" in blocks
    assert "- forty packages\n- two phones" in blocks
    assert "We look at everything twice." in blocks
    assert "Year | Finds\n2023 | 7" in blocks
    assert blocks[-1] == PROSE[-1]


def test_navigation_footer_and_comments_are_left_out() -> None:
    comments = (
        '<section id="comments" class="comments"><div class="comment"><p>First! I saw it too.</p></div></section>'
    )
    text = read(article().replace("<footer>", comments + "<footer>")).text
    assert "rights reserved" not in text
    assert "Home" not in text
    assert "First!" not in text


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Fog on the quay - Velmora Post", "", "Fog on the quay"),
        ("Velmora Post: Fog | Velmora Post", "", "Velmora Post: Fog"),
        ("Fog on the quay", "Fog on the quay", "Fog on the quay"),
        ("Fog &amp; salt – a story | Velmora Post", "Fog &amp; salt – a story", "Fog & salt – a story"),
        ("", "", None),
    ],
)
def test_title(title: str, heading: str, expected: str | None) -> None:
    page = f"""<html><head><title>{title}</title><meta property="og:site_name" content="Velmora Post"></head>
    <body><h1>{heading}</h1>{paragraphs()}</body></html>"""
    assert read(page).title == expected


@pytest.mark.parametrize(
    ("title", "heading", "head", "expected"),
    [
        ("Velmora Post : Fog on the quay", "", "", "Fog on the quay"),
        ("Velmora Post - Fog on the quay", "Velmora Post - Fog on the quay", "", "Fog on the quay"),
        ("Fog - on the quay", "Fog - on the quay", "", "Fog - on the quay"),
        ("Home", "", '<meta itemprop="headline" content="Fog on the quay">', "Fog on the quay"),
    ],
)
def test_the_site_names_itself_where_it_links_home(title: str, heading: str, head: str, expected: str) -> None:
    page = f"""<html><head><title>{title}</title>{head}</head>
    <body><a href="/">Velmora Post</a><h1>{heading}</h1>{paragraphs()}</body></html>"""
    assert read(page, "https://vp.example/fog").title == expected


def test_a_page_without_main_text_is_no_error() -> None:
    page = read("<html><head><title>Nothing here</title></head><body></body></html>")
    assert (page.text, page.error, page.title) == ("", None, "Nothing here")
    assert read(b"").error is None


def test_language_is_checked_against_the_text() -> None:
    spanish = "<p>Los agentes de aduanas abrieron el jueves un contenedor de azulejos y hallaron cuarenta paquetes.</p>"
    spanish += "<p>La portavoz del puerto dijo por la tarde que dos conductores quedaron en libertad sin cargos.</p>"
    spanish += "<p>Fue el tercer hallazgo del año en las terminales, donde se instalaron escáneres en primavera.</p>"
    assert read(article(body=spanish, lang="en")).language == "es"
    assert read(article(lang="en-GB")).language == "en"
    assert read("<html lang='pt_BR'><body><p>Oi</p></body></html>").language == "pt"
    assert read("<html><body><p>12</p></body></html>").language is None


def test_plain_text_is_a_document() -> None:
    page = read(b"Harbour notice\n\nNo mooring today.", content_type="text/plain")
    assert (page.kind, page.text) == ("document", "Harbour notice\n\nNo mooring today.")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"\x00" * 5000, "binary"),
        (b"<p>" + b"x" * 33 * 2**20, "larger than 32 MiB"),
        (b"<div>" * 100_000, "deep"),
        (b"<a href='/x'>y</a> " * 1_000_000, "elements"),
        (b"<div>" * 300 + b"<a href='/x'>y</a>" * 20_000, "nests too many"),
        (b"<div " + b" ".join(b"a%d=b" % n for n in range(50_000)) + b">x</div>", "attributes"),
        (b"<p>" + b"many words " * 800_000, "characters of text"),
    ],
    ids=["pdf", "png", "nul", "large", "deep", "links", "nested links", "attributes", "prose"],
)
def test_what_costs_too_much_is_refused_by_name(body: bytes, reason: str) -> None:
    page = read(body)
    assert page.error is not None
    assert reason in page.error
    assert page.text == ""


@pytest.mark.parametrize(
    "head",
    [
        "<title>" + " | ".join(["Fog"] * 100_000) + "</title>",
        '<script type="application/ld+json">{"@type":"Article","headline":' + "[" * 500 + "]" * 500 + "}</script>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<div class="comment message reply">' * 380 + "<i>a</i>" * 5_000 + "</div>" * 380,
        "<!-- x -->" * 100_000,
        "<table><tr><td>" * 100 + "<h1>a</h1>" * 5_000 + "</td></tr></table>" * 100,
        "<div><p>Fog.</p><ul><li>" * 100 + "<a href='/a'>b</a>" * 5_000 + "</li></ul></div>" * 100,
    ],
    ids=["title", "jsonld", "brackets", "nested posts", "comments", "tables", "lists"],
)
def test_hostile_markup_beside_the_text_does_not_lose_the_page(head: str) -> None:
    page = read("<html>" + head + "<body>" + paragraphs() + "</body></html>", "https://forum.post.example/threads/1")
    assert page.error is None
    assert PROSE[1] in page.text


def test_a_long_single_line_is_read() -> None:
    page = read("<html><body><p>" + "harbour " * 100_000 + "</p></body></html>")
    assert page.error is None
    assert len(page.text) > 700_000


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"'!-[]&;#x abpdivscrt\x00\n\ud7ff", max_size=300), st.integers(0, 1500))
def test_damage_anywhere_never_raises(noise: str, at: int) -> None:
    html = article()
    page = read(html[:at] + noise + html[at:])
    assert "\x00" not in page.text


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "text/html; charset=utf-16", "text/plain", "x;;="]))
def test_any_bytes_are_read(body: bytes, content_type: str | None) -> None:
    read(body, None, content_type)
