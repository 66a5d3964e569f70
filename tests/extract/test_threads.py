"""Forum threads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from crawler.extract.threads.dates import is_relative, looks_like_time, read_lasting_date, read_post_date
from crawler.extract.threads.reading import convincing, read_posts
from index.model import Post
from tests.extract.pages import PROSE, read

NOW = datetime(2024, 6, 5, 12, tzinfo=UTC)  # a Wednesday


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


def posts(html: str) -> list[Post]:
    return read_posts(Facts(parse(html), "https://forum.post.example/x/77", NOW))


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


def test_posts_are_found_by_their_build_where_no_name_says_what_they_are() -> None:
    rows = "".join(
        f"<div class='zz'><div class='y1'><b>{name}</b></div><div class='y2'><i>{day} May 2024, 10:0{day}</i>"
        f"<p>{text}</p></div></div>"
        for name, day, text in zip(("gull", "tern", "gull"), (3, 4, 5), PROSE, strict=False)
    )
    found = posts(f"<body><div class='menu'><a href=/a>A</a> <a href=/b>B</a></div><div>{rows}</div></body>")
    assert [(one.author, one.published, one.text) for one in found] == [
        ("gull", "2024-05-03T10:03:00", PROSE[0]),
        ("tern", "2024-05-04T10:04:00", PROSE[1]),
        ("gull", "2024-05-05T10:05:00", PROSE[2]),
    ]


def test_an_answer_inside_another_is_a_post_of_its_own() -> None:
    def comment(number: int, name: str, text: str, inner: str = "") -> str:
        return (
            f"<li class='comment' id='c{number}'><a href='/u/{name}'>{name}</a> "
            f"<time datetime='2024-05-0{number}'></time><div class='comment-text'>{text}</div><ul>{inner}</ul></li>"
        )

    inner = comment(2, "tern", PROSE[1], comment(3, "gull", PROSE[2]))
    found = posts(f"<body><ul>{comment(1, 'gull', PROSE[0], inner)}{comment(4, 'skua', PROSE[3])}</ul></body>")
    assert [(one.author, one.text) for one in found] == [
        ("gull", PROSE[0]), ("tern", PROSE[1]), ("gull", PROSE[2]), ("skua", PROSE[3]),
    ]  # fmt: skip


def test_a_first_post_that_is_built_otherwise_comes_first() -> None:
    opening = (
        "<div class='topic-start'><a href='/u/gull'>gull</a> <time datetime='2024-05-01'></time>"
        f"<p>{PROSE[0]} {PROSE[3]}</p></div>"
    )
    answers = "".join(post("tern", f"2024-05-0{n}", text) for n, text in enumerate(PROSE[1:3], 2))
    assert [one.author for one in posts(f"<body>{opening}<div>{answers}</div></body>")] == ["gull", "tern", "tern"]


def test_since_when_someone_is_a_member_is_no_time_of_a_post() -> None:
    rows = "".join(
        "<div class='post'><div class='user-info'><a class='username' href='/u/x'>gull</a>"
        f"<span>Joined 4 May 2011</span></div><div class='post-content'>{text}</div></div>"
        for text in PROSE
    )
    assert {one.published for one in posts(f"<body>{rows}</body>")} == {None}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Yesterday, 10:32", "2024-06-04T10:32:00"),
        ("Today at 10:32 PM", "2024-06-05T22:32:00"),
        ("Gestern um 08:15 Uhr", "2024-06-04T08:15:00"),
        ("Monday at 9:05 AM", "2024-06-03T09:05:00"),
        ("3 hours ago", "2024-06-05T09:00:00+00:00"),
        ("an hour ago", "2024-06-05T11:00:00+00:00"),
        ("vor 3 Stunden", "2024-06-05T09:00:00+00:00"),
        ("il y a 2 jours", "2024-06-03"),
        ("hace una semana", "2024-05-29"),
        ("3 часа назад", "2024-06-05T09:00:00+00:00"),
        ("2 ore fa", "2024-06-05T10:00:00+00:00"),
        ("3 uur geleden", "2024-06-05T09:00:00+00:00"),
        ("há 5 minutos", "2024-06-05T11:55:00+00:00"),
        ("3 godziny temu", "2024-06-05T09:00:00+00:00"),
        ("godzinę temu", "2024-06-05T11:00:00+00:00"),
        ("před 2 dny", "2024-06-03"),
        ("пре 3 дана", None),
        ("prije 3 dana", "2024-06-02"),
        ("2 години тому", "2024-06-05T10:00:00+00:00"),
        ("acum 3 ore", "2024-06-05T09:00:00+00:00"),
        ("3 órája", "2024-06-05T09:00:00+00:00"),
        ("πριν από 3 ώρες", "2024-06-05T09:00:00+00:00"),
        ("3 saat önce", "2024-06-05T09:00:00+00:00"),
        ("منذ 3 ساعات", "2024-06-05T09:00:00+00:00"),
        ("منذ ساعة", "2024-06-05T11:00:00+00:00"),
        ("לפני 3 שעות", "2024-06-05T09:00:00+00:00"),
        ("3 घंटे पहले", "2024-06-05T09:00:00+00:00"),
        ("3 ชั่วโมงที่แล้ว", "2024-06-05T09:00:00+00:00"),
        ("3 giờ trước", "2024-06-05T09:00:00+00:00"),
        ("3 jam yang lalu", "2024-06-05T09:00:00+00:00"),
        ("3小时前", "2024-06-05T09:00:00+00:00"),
        ("3時間前", "2024-06-05T09:00:00+00:00"),
        ("3시간 전", "2024-06-05T09:00:00+00:00"),
        ("3 timer siden", "2024-06-05T09:00:00+00:00"),
        ("3 tuntia sitten", "2024-06-05T09:00:00+00:00"),
        ("Wczoraj, 10:32", "2024-06-04T10:32:00"),
        ("dün 10:32", "2024-06-04T10:32:00"),
        ("昨天 10:32", "2024-06-04T10:32:00"),
        ("Hier geht es weiter", None),
        ("Hier à 10:32", "2024-06-04T10:32:00"),
        ("Post by quay » Tue Aug 27, 2019 1:47 am", "2019-08-27T01:47:00"),
        ("« Reply #2 on: April 3, 2024, 09:15:22 PM »", "2024-04-03T21:15:22"),
        ("#3 12.05.2024, 18:22", "2024-05-12T18:22:00"),
        ("Ven 3 Mai 2024 10:22", "2024-05-03T10:22:00"),
        ("03 мая 2024, 10:22", "2024-05-03T10:22:00"),
        ("1714723200", "2024-05-03T08:00:00+00:00"),
        ("Joined 2011", None),
        ("NA", None),
        ("99 years ago", None),
        ("", None),
    ],
)
def test_times_as_forums_write_them(text: str, date: str | None) -> None:
    assert read_post_date(text, NOW) == date


def test_a_day_and_month_in_figures_is_read_only_where_their_order_is_known() -> None:
    assert read_post_date("04-05-2024, 10:22", NOW) is None
    assert read_post_date("04-05-2024, 10:22", NOW, day_first=True) == "2024-05-04T10:22:00"
    assert read_post_date("04-05-2024, 10:22 AM", NOW, day_first=False) == "2024-04-05T10:22:00"


def test_spans_are_told_from_times() -> None:
    assert is_relative("3 hours ago")
    assert not is_relative("Yesterday, 10:32")
    assert looks_like_time("Yesterday")
    assert looks_like_time("৩ এপ্রিল ২০২৬")
    assert looks_like_time("۱ مهر ۱۴۰۵")
    assert not looks_like_time("a grey boat")
    assert not looks_like_time("boat 1405")


@given(st.text(max_size=200), st.booleans() | st.none())
def test_no_text_stops_the_reader_of_times(text: str, day_first: bool | None) -> None:
    date = read_post_date(text, NOW, day_first=day_first)
    assert date is None or datetime.fromisoformat(date)


_PIECES = st.sampled_from([
    "<div class='post'>", "<li class=comment>", "</div>", "</li>", "<ul>", "<time datetime='2024-05-03'>", "gull",
    "<a href=/u/x>", PROSE[0], "<blockquote class=quote>", "<form>", "<table><tr class=post><td>", "<b>", "3 hours ago",
    "<script>", "<article itemtype='https://schema.org/Comment' itemscope>", "<p>",
])  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=60))
def test_no_markup_stops_the_reader_of_threads(pieces: list[str]) -> None:
    for one in posts("<body>" + "".join(pieces)):
        assert one.text


def test_posts_within_posts_without_end_do_not_take_unbounded_time() -> None:
    deep = "<div class='post'><a href='/u/x'>gull</a> 3 May 2024 and some words here" * 250
    assert len(posts(f"<body>{deep}</body>")) <= 250


def test_posts_that_say_who_and_when_are_convincing() -> None:
    whole, half = Post("gull", "2024-05-03", PROSE[0]), Post("gull", None, PROSE[1])
    assert convincing([whole, whole, half])
    assert not convincing([whole, half, half])
    assert not convincing([whole])
    assert not convincing([])


def test_the_frame_of_a_whole_thread_is_no_post_of_its_own() -> None:
    inner = "".join(
        f"<li itemscope itemtype='https://schema.org/Comment'><a href='/u/{name}'>{name}</a> "
        f"<time datetime='2024-05-0{day}'></time><p>{text}</p></li>"
        for day, (name, text) in enumerate(zip(("gull", "tern"), PROSE, strict=False), 1)
    )
    frame = "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'><a href='/u/gull'>gull</a>"
    found = posts(
        f"<body>{frame} <time datetime='2024-05-01'></time> started this talk of the quay<ul>{inner}</ul></div>"
    )
    assert [(one.author, one.text) for one in found] == [("gull", PROSE[0]), ("tern", PROSE[1])]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3 hours ago", "2024-06-05"),
        ("Posted 13 hours ago", "2024-06-04"),
        ("há 5 minutos", "2024-06-05"),
        ("2 days ago", "2024-06-03"),
        ("Yesterday, 10:32", "2024-06-04T10:32:00"),
        ("3 May 2024 10:22", "2024-05-03T10:22:00"),
        ("", None),
    ],
)
def test_spans_of_hours_give_the_day_so_that_a_later_visit_reads_the_same(text: str, date: str | None) -> None:
    assert read_lasting_date(text, NOW) == date


def test_numbers_of_seconds_later_than_now_are_no_times_of_posts() -> None:
    assert read_post_date(str(int(NOW.timestamp()) + 60), NOW) is not None
    assert read_post_date(str(int(NOW.timestamp()) + 3600), NOW) is None
