"""What kind of page it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.pages import PROSE, article, paragraphs, read

HEADLINES = [f"Night watch of Velmora reports on barge number {n}" for n in range(1, 13)]


def teasers(tag: str = "h2", text: str = "") -> str:
    return "".join(
        f'<div class="lead"><{tag}><a href="/n/{n}">{one}</a></{tag}><p>{text}</p></div>'
        for n, one in enumerate(HEADLINES)
    )


def page(body: str, head: str = "", marks: str = "") -> str:
    return f'<html><head><title>Velmora Post</title>{head}</head><body class="{marks}">{body}</body></html>'


@pytest.mark.parametrize("url", ["https://post.example/news/tiles", "https://post.example/?p=77", None])
def test_prose_under_a_headline_is_an_article_whatever_its_address(url: str | None) -> None:
    assert read(article(), url).kind == "article"


def test_an_article_with_related_headlines_stays_one() -> None:
    body = (
        f"<main><h1>Forty packages among tiles at the quay</h1>{paragraphs(PROSE * 2)}</main><aside>{teasers()}</aside>"
    )
    assert read(page(body), "https://post.example/2024/05/03/forty-packages-among-tiles").kind == "article"


@pytest.mark.parametrize("tag", ["h2", "h3", "div"])
@pytest.mark.parametrize("url", ["https://post.example/", "https://post.example/harbour", None])
def test_headlines_that_repeat_are_a_listing(tag: str, url: str | None) -> None:
    assert read(page(f"<main><h1>Harbour</h1>{teasers(tag)}</main>"), url).kind == "listing"


def test_headlines_with_teasers_are_a_listing() -> None:
    body = f"<main><h1>Harbour</h1>{teasers('h3', PROSE[0])}<a class='page-numbers' href='/harbour/page/2'>2</a></main>"
    assert read(page(body, marks="archive category"), "https://post.example/category/harbour").kind == "listing"


def test_headlines_and_short_lines_alone_are_a_listing_whatever_the_page_states() -> None:
    rows = "".join(f"<h3>Barge number {n} of the night watch</h3><div>Port Sel {n}</div>" for n in range(60))
    states = "<meta property='og:type' content='article'>"
    listed = f"<main><h1>All barges of the year at Velmora</h1><p>{PROSE[0]}</p>{teasers('h2')}{rows}</main>"
    told = f"<main><h1>All barges of the year at Velmora</h1>{paragraphs(PROSE * 3)}{teasers('h2')}{rows}</main>"
    address = "https://post.example/all-barges-of-the-year"
    assert read(page(listed, states, "single-post"), address).kind == "listing"
    assert read(page(told, states, "single-post"), address).kind == "article"


@pytest.mark.parametrize(
    "address",
    ["https://shop.example/collections/coats-for-harbour-nights", "https://pods.example/categories/show/id/62"],
)
def test_little_text_in_the_folder_of_a_list_is_no_article(address: str) -> None:
    body = f"<main><h1>Coats for long harbour nights</h1>{paragraphs(PROSE[:2])}</main>"
    head = "<meta property='article:published_time' content='2024-05-03'>"
    assert read(page(body), address).kind != "article"
    assert read(page(body), "https://post.example/news/coats-for-harbour-nights").kind == "article"
    assert read(page(body, head), "https://post.example/topics/coats-for-harbour-nights-of-this-year").kind == "article"


def test_a_page_that_only_holds_a_form_is_neither() -> None:
    form = "<h1>Write to us</h1><form><input name='a'><textarea></textarea></form><p>We answer.</p>"
    assert read(page(form), "https://post.example/contact").kind == "other"


def test_answers_to_one_another_are_a_thread_without_a_forum_address() -> None:
    comment = """<div class="comment"><a class="author" href="/u/{0}">saltdog{0}</a><time datetime="2024-05-03"></time>
    <p>I saw the barge at the north quay as well, and it lay there for the {0} night without lights.</p></div>"""
    said = "".join(comment.format(n) for n in range(12))
    assert read(page(f"<h1>Barge without lights?</h1>{said}"), "https://post.example/s/barge").kind == "thread"
    told = f"<main><h1>Barge without lights at the quay</h1>{paragraphs(PROSE * 5)}</main>"
    assert read(page(told + said), "https://post.example/2024/05/03/barge-without-lights").kind == "article"


def test_a_topic_without_a_number_is_no_thread() -> None:
    boxes = "<div class='post-meta'>a</div><div class='post-tags'>b</div>"
    body = f"<main><h1>History of the harbour of Velmora</h1>{paragraphs(PROSE * 3)}</main>{boxes}"
    assert read(page(body), "https://post.example/topic/history-of-the-harbour").kind == "article"


def test_scripts_without_blanks_count_by_what_their_letters_say() -> None:
    text = "".join(
        f"<p>维尔莫拉港海关人员星期四打开一个装有瓷砖的集装箱，发现了四十包货物，总重四十六公斤，{n}名司机接受了讯问。</p>"
        for n in range(5)
    )
    body = f"<main><h1>瓷砖集装箱中发现四十包货物</h1>{text}</main>"
    assert read(page(body), "https://post.example/news/4711829.html").kind == "article"


@pytest.mark.parametrize(
    "heading",
    [
        "404", "Error 404", "Page not found", "404 - Article not found", "Oops! Page not found", "Seite nicht gefunden",
        "Página no encontrada", "Страница не найдена", "الصفحة غير موجودة", "ページが見つかりません", "ไม่พบหน้า",
        "Access denied", "502 Bad Gateway", "Just a moment...", "Verify you are human", "Before you continue",
        "Bevor Sie fortfahren", "请稍候",
    ],
)  # fmt: skip
def test_a_page_that_does_not_show_what_was_asked_for_is_neither(heading: str) -> None:
    body = f"<h1>{heading}</h1><p>{PROSE[0]} {PROSE[1]}</p><nav>{teasers()}</nav>"
    html = f"<html><head><title>{heading} | Velmora Post</title></head><body>{body}</body></html>"
    assert read(html, "https://post.example/2024/05/03/forty-packages-among-tiles").kind == "other"


def test_a_wall_that_asks_to_log_in_is_neither() -> None:
    form = "<h1>Anmelden</h1><p>Bitte melden Sie sich an.</p><form><input type='password' name='p'></form>"
    assert read(page(form), "https://post.example/2024/05/03/forty-packages-among-tiles").kind == "other"


@pytest.mark.parametrize(
    "heading",
    ["Missing boy not found after three days", "Vermisster Schiffer nicht gefunden", "A moment of luck at the quay"],
)
def test_news_of_what_was_not_found_is_an_article(heading: str) -> None:
    html = article(body=paragraphs(PROSE)).replace("Forty packages among tiles", heading)
    assert read(html, "https://post.example/2024/05/03/missing-boy-not-found").kind == "article"


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/?s=tiles", "https://post.example/etiquetas/puerto", "https://post.example/kategorie/hafen",
        "https://post.example/rubrika/port", "https://post.example/autor/anna-karsten", "https://post.example/page/3",
    ],
)  # fmt: skip
def test_teasers_at_an_address_of_lists_are_a_listing_in_any_language(url: str) -> None:
    assert read(page(f"<main><h1>Puerto</h1>{teasers('h3', PROSE[0])}</main>"), url).kind == "listing"


def test_an_article_under_the_name_of_a_list_stays_one() -> None:
    html = page(f"<main><h1>Forty packages among tiles</h1>{paragraphs(PROSE)}</main>")
    assert read(html, "https://post.example/latest/forty-packages-among-tiles").kind == "article"


def test_a_page_around_a_film_is_an_article() -> None:
    thing = (
        '<script type="application/ld+json">{"@type": "VideoObject", "name": "Freighter searched at the quay"}</script>'
    )
    body = f"<main><h1>Freighter searched at the quay of Velmora</h1><video src=x></video><p>{PROSE[0]}</p></main>"
    assert read(page(body, thing), "https://post.example/video/freighter-searched-at-the-quay").kind == "article"


def posts(name: str, inner: str = "") -> str:
    return "".join(
        f"<div class='{name}'>{inner}<a class='username' href='/members/{n}'>gull{n}</a>"
        f"<time datetime='2024-05-0{n}'></time><p>{text}</p></div>"
        for n, text in enumerate(PROSE * 2, 1)
    )


def test_posts_that_hold_the_text_are_a_thread_without_a_forum_address() -> None:
    assert read(page(f"<h1>Barge?</h1>{posts('forum-post')}"), "https://quay.example/barge-77.html").kind == "thread"


def test_dated_entries_with_headlines_of_their_own_are_no_thread() -> None:
    teaser = "<h2><a href='/n/1'>Night watch of Velmora reports on a barge</a></h2>"
    assert read(page(f"<h1>Blog</h1>{posts('post-item', teaser)}"), "https://quay.example/blog").kind == "listing"


@pytest.mark.parametrize("path", ["", "latest", "c/harbour/5", "forumdisplay.php?f=7", "tag/barges"])
def test_the_list_of_a_forums_threads_is_a_listing(path: str) -> None:
    rows = "".join(
        f"<tr class='topic-list-item'><td><a href='/t/{n}'>{one}</a></td><td class='posts'>3</td></tr>"
        for n, one in enumerate(HEADLINES)
    )
    html = page(f"<table>{rows}</table>", '<meta name="generator" content="Discourse 3.5">')
    assert read(html, f"https://forum.quay.example/{path}").kind == "listing"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<h2>", "<a href=/x>", "<p>", "</p>", "</a>", PROSE[0], "<ul><li>", "<nav>"]), max_size=40
    )
)
def test_any_page_has_a_kind(pieces: list[str]) -> None:
    assert read("".join(pieces)).kind in ("article", "listing", "thread", "document", "other")


PAGER = (
    '<div class="pager"><span>1</span> <a href="/news/tiles?page=2">2</a> <a href="/news/tiles?page=2">Next</a></div>'
)
LINK = '<link rel="next" href="/news/tiles?page=2">'
SHORT = "<h1>The chemist of Harrow Lane</h1><p>By Oona Brack</p>" + paragraphs(PROSE[:3])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LINK, f"<article>{SHORT}{PAGER}</article>"),
        ("", f"<article>{SHORT}{PAGER}</article>"),
        ('<link rel="next" href="/news/the-next-story">', f"<article>{SHORT}</article>"),
        (
            LINK,
            f'<div>{SHORT}<p class="page-links"><a class="post-page-numbers" href="?page=2">2</a></p></div>',
        ),
        (
            "",
            f'<article>{SHORT}</article><nav class="post-navigation"><a rel="next" href="/news/barge">Barge</a></nav>',
        ),
    ],
)
def test_page_numbers_of_an_article_do_not_make_it_a_listing(head: str, body: str) -> None:
    assert read(page(body, head), "https://post.example/news/tiles").kind == "article"


def test_an_article_of_several_pages_tells_the_next() -> None:
    told = read(page(f"<article>{SHORT}{PAGER}</article>", LINK), "https://post.example/news/tiles")
    assert told.next == "https://post.example/news/tiles?page=2"


def test_page_numbers_below_teasers_still_speak_for_a_listing() -> None:
    few = teasers("h3", PROSE[0])
    rows = "".join(f'<a class="page-numbers" href="/harbour/page/{n}">{n}</a>' for n in range(2, 6))
    assert read(page(f"<main><h1>Harbour</h1>{few}</main>{rows}"), "https://post.example/harbour").kind == "listing"


WALL = """<div class="cmp"><h1>Willkommen bei Nordblatt</h1><p>Um weiter zu lesen, stimmen Sie bitte der Verwendung von
Cookies zu oder schließen Sie ein Abo ohne Werbung ab. Wir und unsere bis zu 90 Partner verwenden Cookies und ähnliche
Techniken für Anzeigen und Messung.</p><button>Akzeptieren und weiter</button><p>Datenschutz</p></div>"""


def test_a_question_for_consent_is_no_article() -> None:
    assert read(page(WALL), "https://nordblatt.example/hafen/vierzig-pakete-im-hafen").kind == "other"
    told = f"<h1>Forty packages among tiles</h1>{paragraphs(PROSE)}"
    assert (
        read(page(told + WALL.replace("h1", "h2")), "https://nordblatt.example/hafen/forty-packages").kind == "article"
    )
