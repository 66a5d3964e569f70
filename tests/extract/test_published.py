"""Which of a page's dates is the one of its publication."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.extract import extract
from crawler.hints import Hints
from tests.extract.pages import NOW, article, paragraphs, read

STAMP = "2024-05-03T10:00:00+02:00"


def with_line(line: str, head: str = "", lang: str = "en") -> str:
    """An article with something right under its title."""
    return article(head, lang=lang).replace("</h1>", f"</h1>{line}")


def linked(**properties: object) -> str:
    """JSON-LD of an article."""
    thing = {"@type": "NewsArticle", "headline": "Forty packages among tiles", **properties}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def meta(content: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (meta(STAMP), "", STAMP),
        (linked(datePublished=STAMP) + meta("2024-05-09", "date"), "", STAMP),
        (linked(datePublished="2024-05-03") + meta(STAMP), "", STAMP),
        ('<meta name="date" content="2024-05-03">', '<time datetime="2024-05-04">x</time>', "2024-05-03"),
        ('<meta name="date" content="1714730400">', "", "2024-05-03T10:00:00+00:00"),
        ('<meta name="date" content="2024-05">', "", None),
        ("", '<time datetime="2024-05-03T08:00">3 May</time>', "2024-05-03T08:00:00"),
        ("", '<p class="post-date">Published: 3 May 2024</p>', "2024-05-03"),
        ("", '<span class="updated">Updated 9 May 2024</span><span class="date">3 May 2024</span>', "2024-05-03"),
        ("", "<p>3 May 2024. <i>Updated: 9 May 2024</i></p>", "2024-05-03"),
        ("", "<dl><dt>Updated</dt><dd>9 May 2024</dd><dt>Published</dt><dd>3 May 2024</dd></dl>", "2024-05-03"),
        ("", "<p>Published <time>3 May 2024</time> Updated <time>9 May 2024</time></p>", "2024-05-03"),
        (
            "",
            "<p>Updated <time datetime='2024-05-09'>x</time> on <time datetime='2024-05-03'>x</time></p>",
            "2024-05-03",
        ),
        (
            "",
            "<p><time class='updated' datetime='2024-05-09'>9 May</time>"
            "<time class='published' datetime='2024-05-03'>3 May</time></p>",
            "2024-05-03",
        ),
        ("", '<p><time datetime="2024-05-03">3 May 2024, 10:30</time></p>', "2024-05-03T10:30:00"),
        ("", '<p><time datetime="2024-05-03T10:30">3 May 2024</time></p>', "2024-05-03T10:30:00"),
        ("", "<p>Last updated 9 May 2024</p>", "2024-05-09"),
        ("", "<p><b>Ira Vell</b><i>May 3, 2024</i></p>", "2024-05-03"),
        ("", "<p>Valid until 3 May 2024</p>", None),
        ('<meta name="date" content="2044-05-03">', '<span class="date">3 May 2024</span>', "2024-05-03"),
        ("", '<div itemprop="datePublished" content="2024-05-03">x</div>', "2024-05-03"),
        ("", '<div property="schema:datePublished" content="2024-05-03">x</div>', "2024-05-03"),
    ],
)
def test_published(head: str, body: str, expected: str | None) -> None:
    assert read(with_line(body, head)).published == expected


def test_the_date_at_the_title_counts_where_machines_are_told_a_later_one() -> None:
    built = linked(datePublished="2024-05-30T04:00:00Z", dateModified="2024-05-30T04:00:00Z")
    assert read(with_line("<p>3 May 2024</p>", built)).published == "2024-05-03"
    assert read(with_line("<p>Updated 3 May 2024</p>", built)).published == "2024-05-30T04:00:00+00:00"
    confirmed = "<p>30 May 2024</p><p>3 May 2024</p>"
    assert read(with_line(confirmed, built)).published == "2024-05-30T04:00:00+00:00"


def test_a_moment_told_in_another_zone_keeps_the_day_of_the_page() -> None:
    late = meta("2024-05-04T03:05:10+00:00")
    address = "https://post.example/2024/05/03/tiles"
    assert read(with_line("<p>May 3, 2024, 8:05 pm</p>", late), address).published == "2024-05-03T20:05:10-07:00"
    assert read(with_line("<p>May 3, 2024</p>", late), address).published == "2024-05-03"
    assert read(with_line("<p>May 3, 2024</p>", late)).published == "2024-05-04T03:05:10+00:00"
    assert read(article(late), address).published == "2024-05-04T03:05:10+00:00"


def test_dates_of_comments_and_teasers_are_not_the_pages() -> None:
    teasers = "<aside><a href='/x'>Fog on the quay</a> <time datetime='2024-04-01'>1 April 2024</time></aside>"
    comments = "<div class='comments'><p>Bo</p><time datetime='2024-05-20'>20 May 2024</time></div>"
    answer = "<div itemprop='comment'><i itemprop='datePublished' content='2024-05-20'></i></div>"
    for part in (teasers, comments, answer):
        html = article().replace("</main>", f"{part}</main>")
        assert read(html, None).published is None


def test_the_day_in_the_head_of_the_site_is_not_the_pages() -> None:
    html = article().replace("<nav>", "<div class='site-header'><p>Saturday, 1 June 2024</p></div><nav>")
    assert read(html, None).published is None


def test_the_year_of_the_copyright_is_no_date() -> None:
    html = article().replace("All rights reserved", "© 1 January 2024 All rights reserved")
    assert read(html, None).published is None


def test_published_from_the_address() -> None:
    assert read(article(), "https://post.example/2024/05/03/tiles").published == "2024-05-03"
    line = "<time datetime='2024-05-03T08:15'>3 May</time>"
    assert read(with_line(line), "https://post.example/2024/05/03/tiles").published == "2024-05-03T08:15:00"


def test_the_state_in_the_scripts_tells_where_nothing_else_does() -> None:
    state = '<script>window.state={"title":"Forty packages among tiles","publishedAt":"2024-05-03T10:00:00Z"}</script>'
    assert read(article(state), None).published == "2024-05-03T10:00:00+00:00"
    others = state.replace("</script>", ',"more":[{"publishedAt":"2024-04-01"}]</script>'.replace("more", "x" * 9000))
    assert read(article(others), None).published == "2024-05-03T10:00:00+00:00"


def test_json_ld_that_does_not_parse_still_tells_its_date() -> None:
    broken = '<script type="application/ld+json">{"headline": "x" "y", "datePublished": "2024-05-03"</script>'
    assert read(article(broken), None).published == "2024-05-03"


def test_the_feed_decides_between_dates_and_adds_the_time() -> None:
    hints = Hints(published="2024-05-03T06:30:00+00:00")
    for html, expected in (
        (article(meta("2024-05-03", "date")), "2024-05-03T06:30:00+00:00"),
        (article(), "2024-05-03T06:30:00+00:00"),
        (article(meta("2024-05-09") + meta("2024-05-03", "date")), "2024-05-03T06:30:00+00:00"),
        (article(meta("2024-05-09T07:00:00")), "2024-05-09T07:00:00"),
    ):
        assert extract(html.encode(), "https://post.example/tiles", None, NOW, hints).published == expected


def test_a_page_is_not_published_after_it_was_fetched() -> None:
    assert read(with_line("<p>3 May 2030</p>", meta("2030-05-03")), None).published is None
    assert read(article(meta("2024-06-01T10:00:00+10:00")), None).published == "2024-06-01T10:00:00+10:00"
    assert read(article(meta("2024-06-01T11:00:00+10:00")), None).published is None


@pytest.mark.parametrize("number", ["No. 9/2023", "Nr. 9/2023", "N° 9/2023", "nº 9-2023", "No 9/2023", "nº 05/09/2023"])
def test_the_number_of_a_document_is_no_date(number: str) -> None:
    body = f"<p>PRESS RELEASE {number}</p><p class='date'>{number}</p>" + paragraphs()
    assert read(article(body=body), None).published is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Port Sel, 5 May 2024", "2024-05-05"),
        ("PORT SEL, May 5, 2024 – Customs officers opened a container.", "2024-05-05"),
        ("Saint-Aubin, le 5 mai 2024", "2024-05-05"),
        ("Puerto Sel, 5 de mayo de 2024", "2024-05-05"),
        ("5 May 2024", "2024-05-05"),
        ("Fog came in on the evening of 5 May 2024 and stayed for a week, the harbour master told us then.", None),
    ],
)
def test_a_dateline_tells_the_day(line: str, expected: str | None) -> None:
    assert read(article(body=f"<p>{line}</p>{paragraphs()}"), None).published == expected
    assert (
        read(article(body=f"<p>{paragraphs()}</p>" * 9 + f"<p>{line}</p>"), None).published == expected or "–" in line
    )


def test_of_a_listing_only_its_own_date_counts() -> None:
    teasers = "".join(
        f"<div><h2><a href='/{n}'>Fog on quay {n}</a></h2><time datetime='2024-05-0{n}'></time></div>"
        for n in range(1, 9)
    )
    listing = f"<html><head><title>News of the harbour</title>%s</head><body>%s<div>{teasers}</div></body></html>"
    assert read(listing % ("", "<h1>News of the harbour</h1>"), None).published is None
    assert read(listing % ('<meta name="date" content="2024-05-03">', ""), None).published == "2024-05-03"
    beside = "<div><p>3 May 2024</p><h1>News of the harbour</h1></div>"
    assert read(listing % ("", beside), None).published == "2024-05-03"


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "3 hours ago", "2024-05-31"),
        ("en", "yesterday", "2024-05-30"),
        ("es", "hace 2 días", "2024-05-29"),
        ("de", "vor 3 Stunden", "2024-05-31"),
        ("fr", "il y a 2 jours", "2024-05-29"),
        ("ru", "2 дня назад", "2024-05-29"),
        ("pl", "2 dni temu", "2024-05-29"),
        ("tr", "2 gün önce", "2024-05-29"),
        ("hi", "2 दिन पहले", "2024-05-29"),
        ("ar", "منذ 2 أيام", "2024-05-29"),
        ("zh", "2天前", "2024-05-29"),
        ("ja", "3時間前", "2024-05-31"),
        ("vi", "2 ngày trước", "2024-05-29"),
        ("en", "2 months ago", None),
        ("en", "5 minutes of reading", None),
    ],
)
def test_times_told_from_now(lang: str, line: str, expected: str | None) -> None:
    now = datetime(2024, 5, 31, 20, 0, tzinfo=UTC)
    assert extract(with_line(f"<p>{line}</p>", lang=lang).encode(), None, None, now).published == expected


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Charges must be brought by 20 April 2024.", "en"),
        ("Åtal ska väckas senast den 20 april 2024.", "sv"),
        ("Proces rozpocznie się dnia 20 kwietnia 2024.", "pl"),
    ],
)
def test_a_day_of_which_the_last_sentence_tells_is_not_that_of_publication(line: str, lang: str) -> None:
    assert read(article(body=f"<h1>Forty packages</h1>{paragraphs()}<p>{line}</p>", lang=lang)).published is None


@pytest.mark.parametrize("line", ["20 April 2024", "Published in Velmora on 20 April 2024.", "Velmora, 20 April 2024."])
def test_a_line_that_only_gives_a_day_below_the_text_is_that_of_publication(line: str) -> None:
    assert read(article(body=f"<h1>Forty packages</h1>{paragraphs()}<p>{line}</p>")).published == "2024-04-20"


def test_a_span_said_of_the_change_leaves_the_time_before_it_to_the_publication() -> None:
    line = "<p>03/04/2024 07h15 · Atualizado há 2 horas</p>"
    assert read(with_line(line, lang="pt")).published == "2024-04-03T07:15:00"
