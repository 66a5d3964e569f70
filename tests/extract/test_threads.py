"""Forum threads."""

from __future__ import annotations

from tests.extract.pages import PROSE, read


def post(author: str, date: str, text: str) -> str:
    return f"""<article class="message post-item"><div class="message-user">
    <a class="username" href="/u/x">{author}</a><span>Joined 2011</span></div>
    <time datetime="{date}">some day</time><div class="bbWrapper">{text}</div>
    <div class="message-footer"><button>Reply</button></div></article>"""


THREAD = (
    """<html lang="en"><head><title>Tiles at the quay? | Velmora Forum</title><meta name="generator" content="XenForo">
    </head><body><nav><a href="/">Home</a></nav><h1>Tiles at the quay?</h1>"""
    + post("saltdog", "2024-05-03T08:00:00+02:00", f"{PROSE[0]}<br><br>Did anyone see it?")
    + post(
        "quay_cat",
        "2024-05-03T09:30:00+02:00",
        f"<blockquote class='bbCodeBlock--quote'>{PROSE[0]}</blockquote>{PROSE[1]}",
    )
    + post("saltdog", "2024-05-04", PROSE[2])
    + "</body></html>"
)


def test_posts_in_order_with_author_and_date() -> None:
    page = read(THREAD, "https://forum.post.example/threads/tiles.77/")
    assert page.kind == "thread"
    assert page.title == "Tiles at the quay?"
    assert [one.author for one in page.posts] == ["saltdog", "quay_cat", "saltdog"]
    assert [one.published for one in page.posts] == [
        "2024-05-03T08:00:00+02:00",
        "2024-05-03T09:30:00+02:00",
        "2024-05-04",
    ]
    assert page.posts[0].text == f"{PROSE[0]}\n\nDid anyone see it?"
    assert page.posts[1].text == PROSE[1]
    assert page.text == "\n\n".join(one.text for one in page.posts)
    assert page.authors == ("saltdog",)
    assert page.published == "2024-05-03T08:00:00+02:00"


def test_posts_appear_in_the_line_of_a_thread_only() -> None:
    line = read(THREAD, "https://forum.post.example/threads/tiles.77/").as_json()
    assert line["posts"][2] == {"author": "saltdog", "published": "2024-05-04", "text": PROSE[2]}
    assert "posts" not in read("<p>Nothing</p>").as_json()
