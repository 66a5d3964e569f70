"""What readers write below an article."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.extract.comments import comment_areas, read_comments
from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from index.model import Post
from tests.extract.pages import NOW, PROSE, article, paragraphs


def comments(html: str) -> tuple[Post, ...]:
    return read_comments(Facts(parse(html), "https://post.example/news/tiles", NOW))


def wordpress(number: int, name: str, text: str, inner: str = "") -> str:
    return f"""<li id="comment-{number}" class="comment byuser depth-1"><article class="comment-body">
    <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{name}</b>
    <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-{number}">
    <time datetime="2024-05-0{number}T08:00:00+02:00">May {number}, 2024 at 8:00 am</time></a></div></footer>
    <div class="comment-content"><p>{text}</p></div><div class="reply"><a href="#r">Reply</a></div></article>
    <ol class="children">{inner}</ol></li>"""


def below(boxes: str, head: str = "") -> str:
    return article(head).replace("</main>", f"</main>{boxes}")


def test_comments_are_read_with_author_and_time() -> None:
    inner = wordpress(2, "Tern", PROSE[2])
    html = below(
        f"<div id='comments' class='comments-area'><h2>3 thoughts on tiles</h2><ol class='comment-list'>"
        f"{wordpress(1, 'Gull', PROSE[1], inner)}{wordpress(3, 'Skua', PROSE[3])}</ol>"
        f"<div id='respond'><h3>Leave a reply</h3><form><label>Comment</label></form></div></div>"
    )
    assert comments(html) == (
        Post("Gull", "2024-05-01T08:00:00+02:00", PROSE[1]),
        Post("Tern", "2024-05-02T08:00:00+02:00", PROSE[2]),
        Post("Skua", "2024-05-03T08:00:00+02:00", PROSE[3]),
    )


@pytest.mark.parametrize(
    "box",
    [
        "<section class='article__comments'>", "<div id=kommentare>", "<div class='comentarios-lista'>",
        "<ul class=yorumlar>", "<div class='node-comments'>", "<div class='commentaires'>", "<aside id='reacties'>",
        "<div class='user-comments'>",
        "<div id='disqus_thread'>", "<div class='c-comments-section'>",
        "<div data-testid='comments-container'>",
    ],
)  # fmt: skip
def test_boxes_of_comments_are_known_by_their_names(box: str) -> None:
    tag = box[1:].partition(" ")[0]
    tree = parse(below(f"{box}<p>{PROSE[1]}</p></{tag}>"))
    assert [area.tag for area in comment_areas(tree)] == [tag]


@pytest.mark.parametrize(
    "box",
    [
        "<body class='comments-open'>", "<div class='has-comments'>", "<div class='comment-count'>",
        "<a class=comments-link>", "<div class='post no-comments'>", "<div class='commentary'>",
        "<div class='expert-comment-text'>",
        "<div class='recent-comments'>",
    ],
)  # fmt: skip
def test_names_that_only_speak_of_comments_are_no_boxes_of_them(box: str) -> None:
    assert comment_areas(parse(f"{box}<p>{PROSE[0]}</p>")) == []


def test_a_box_that_holds_the_page_itself_is_none_of_comments() -> None:
    assert comment_areas(parse(f"<div class='comments'><h1>Tiles</h1>{paragraphs()}</div>")) == []


def test_only_the_outermost_box_counts() -> None:
    tree = parse(below("<div id='comments'><ol class='comment-list'><li class='comment'>x</li></ol></div>"))
    assert [area.get("id") for area in comment_areas(tree)] == ["comments"]


def test_stated_comments_are_read_where_the_page_shows_none() -> None:
    thing = {
        "@type": "NewsArticle",
        "headline": "Forty packages",
        "comment": [
            {
                "@type": "Comment",
                "author": {"name": "Gull"},
                "dateCreated": "2024-05-03",
                "text": "I saw &amp; heard it.",
            },
            {"@type": "Comment", "text": "No one said this."},
            "nothing",
        ],
    }
    html = below("", f"<script type='application/ld+json'>{json.dumps(thing)}</script>")
    assert comments(html) == (Post("Gull", "2024-05-03", "I saw & heard it."),)


def test_a_name_without_end_does_not_take_unbounded_time() -> None:
    tree = parse(f"<div class='comments{'-1' * 80}{'1' * 100}x'><p>{PROSE[0]}</p></div>")
    assert comment_areas(tree) == []


def test_an_article_without_comments_has_none() -> None:
    form = "<div id='respond' class='comment-respond'><h3>Leave a reply</h3><form><textarea></textarea></form></div>"
    rules = "<div class='comment'><a href='/user/rules'>Rules</a><p>Be kind to others here.</p></div>"
    note = f"<div id='comments'>{rules}</div>"
    assert comments(below(form)) == ()
    assert comments(below(note)) == ()
    assert comments(article()) == ()


def test_one_comment_that_says_who_and_when_is_read() -> None:
    html = below(f"<div id='comments'><ol class='comment-list'>{wordpress(1, 'Gull', PROSE[1])}</ol></div>")
    assert comments(html) == (Post("Gull", "2024-05-01T08:00:00+02:00", PROSE[1]),)


_PIECES = st.sampled_from([
    "<div class='comments'>", "</div>", "<li class='comment'>", "<b class='fn'>Gull</b>", PROSE[0],
    "<time datetime='2024-05-03'>", "<h1>", "<main>", "<form id='respond'>", "<script type='application/ld+json'>",
    '{"comment": [[{"text": 3}]]}',
    "</script>", "<p>",
])  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=40))
def test_no_markup_stops_the_reader_of_comments(pieces: list[str]) -> None:
    assert all(one.text for one in comments("<body>" + "".join(pieces)))
