"""Day and month in numbers: which comes first."""

from __future__ import annotations

import pytest

from crawler.extract import extract
from crawler.extract.dates.lessons import taught_day_first
from crawler.extract.dates.lines import near_lines
from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from crawler.hints import Hints
from tests.extract.pages import NOW, article

APRIL, MARCH = "2024-04-03", "2024-03-04"


def page(line: str, lang: str = "en", rest: str = "") -> str:
    """An article with a line under its title."""
    return article(lang=lang).replace("</h1>", f"</h1><p>{line}</p>").replace("</main>", f"{rest}</main>")


def published(html: str, url: str = "https://post.example/tiles", hints: Hints | None = None) -> str | None:
    return extract(html.encode(), url, None, NOW, hints or Hints()).published


@pytest.mark.parametrize(
    ("lang", "host", "expected"),
    [
        ("en", "post.com", MARCH),
        ("en-US", "post.example", MARCH),
        ("en-GB", "post.com", APRIL),
        ("en-AU", "post.com", APRIL),
        ("en", "post.co.uk", APRIL),
        ("en", "post.gov", MARCH),
        ("en", "post.in", APRIL),
        ("es", "post.com", APRIL),
        ("pt-BR", "post.com", APRIL),
        ("vi", "post.com", APRIL),
    ],
)
def test_the_usual_order_is_that_of_language_and_region(lang: str, host: str, expected: str) -> None:
    assert published(page("03/04/2024", lang), f"https://{host}/tiles") == expected


def test_dots_mean_that_the_day_comes_first() -> None:
    assert published(page("03.04.2024"), "https://post.com/tiles") == APRIL


def test_other_dates_of_the_page_prove_the_order() -> None:
    assert published(page("03/04/2024", rest="<p><time>25/03/2024</time></p>"), "https://post.com/x") == APRIL
    assert published(page("03/04/2024", "en-GB", "<p><time>03/25/2024</time></p>")) == MARCH
    assert published(page("03/04/2024", "en-GB", "<aside>Tiles <i>March 4, 2024</i></aside>")) == MARCH


def test_what_machines_are_told_proves_the_order() -> None:
    line = '<time datetime="2024-03-04T10:00">03/04/2024</time>'
    assert published(page(line, "en-GB")) == "2024-03-04T10:00:00"


def test_other_pages_of_the_host_prove_the_order() -> None:
    assert published(page("03/04/2024"), "https://post.com/x", Hints(day_first=True)) == APRIL
    assert published(page("03/04/2024", "de"), hints=Hints(day_first=False)) == MARCH


def test_a_date_in_the_future_is_read_the_other_way() -> None:
    assert published(page("03/07/2024"), "https://post.co.uk/x") == "2024-03-07"


@pytest.mark.parametrize(
    ("line", "head", "expected"),
    [
        ("25/03/2024", "", True),
        ("03/25/2024", "", False),
        ("03/04/2024", "", None),
        ("3 April 2024", "", None),
        ("03/04/2024", '<meta name="date" content="2024-04-03">', True),
        ("03/04/2024", '<meta name="date" content="2024-03-04">', False),
        ("25/03/2024 and 03/25/2024", "", None),
    ],
)
def test_a_page_teaches_its_host_only_what_it_proves(line: str, head: str, expected: bool | None) -> None:
    html = page(line).replace("</head>", f"{head}</head>")
    facts = Facts(parse(html), "https://post.example/tiles", NOW)
    assert taught_day_first(facts, near_lines(facts)) is expected
