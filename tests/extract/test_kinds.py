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


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<h2>", "<a href=/x>", "<p>", "</p>", "</a>", PROSE[0], "<ul><li>", "<nav>"]), max_size=40
    )
)
def test_any_page_has_a_kind(pieces: list[str]) -> None:
    assert read("".join(pieces)).kind in ("article", "listing", "thread", "document", "other")
