"""The headline as a person would cite it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from crawler.extract.titles.reading import read_title
from crawler.hints import Hints
from tests.extract.languages import HEADLINES
from tests.extract.pages import NOW, article, read

URL = "https://www.velmorapost.example/news/2024/05/item-4711.html"
TITLE = "Forty packages among tiles"
SITE = "Velmora Post"
SITES = {
    "ar": "بريد فلمورا", "el": "Ταχυδρόμος Βελμόρα", "fa": "پیک ولمورا", "he": "דואר ולמורה", "hi": "वेलमोरा समाचार",
    "ja": "ヴェルモラ新聞", "ko": "벨모라일보", "ru": "Вестник Велморы", "ta": "வெல்மோரா மலர்", "th": "เวลโมราโพสต์",
    "ur": "ڈاک ولمورا", "zh": "维尔莫拉日报",
}  # fmt: skip
HOME = '<a href="/"><img src="/logo.png" alt="{site}"></a>'


def facts(head: str, body: str = "", url: str | None = URL, hints: Hints | None = None) -> Facts:
    page = f"<html><head>{head}</head><body>{body}<p>Text of the page.</p></body></html>"
    return Facts(parse(page), url, NOW, hints or Hints())


def title(head: str, body: str = "", url: str | None = URL, hints: Hints | None = None) -> str | None:
    return read_title(facts(head, body, url, hints))


def og(text: str) -> str:
    return f'<meta property="og:title" content="{escape(text)}">'


@pytest.mark.parametrize("language", sorted(HEADLINES))
@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>{title} - {site}</title>" + og("{title}"), "<h1>{title}</h1>"),
        ("<title>{title} | {site}</title>", HOME),
        ("<title>{title} – {site}</title>", HOME),
        ("<title>{title}｜{site}</title><meta property='og:site_name' content='{site}'>", ""),
        ("<title>{site}: {title}</title>", HOME),
        ("<title>{site} » {title}</title>", HOME),
        ("<title>{site}</title>", HOME + "<h1>{title}</h1>"),
        ("<title>{title} | {site}</title>", f"<h1>{HOME}{{site}}</h1><h2>{{title}}</h2>"),
        (og("{title} • {site}") + "<title>{title} — {site}</title>", HOME),
        ("<title>{title} [{site}]</title>", HOME),
    ],
)
def test_the_name_of_the_site_is_cut_in_every_language(language: str, head: str, body: str) -> None:
    named = {"title": HEADLINES[language], "site": SITES.get(language, SITE)}
    assert title(head.format(**named), body.format(**named)) == HEADLINES[language]


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_scripts_without_blanks_part_titles_by_underscores_and_dashes(language: str) -> None:
    headline, site = HEADLINES[language], SITES[language]
    body = HOME.format(site=site)
    assert title(f"<title>{headline}_{site}</title>", body) == headline
    assert title(f"<title>{headline}-{site}</title>", body) == headline


def test_the_heading_counts_where_the_head_says_the_same_in_other_words() -> None:
    head = "<title>40 packages found among tiles in harbour | Velmora Post</title>" + og("40 packages among tiles")
    assert title(head, "<h1>Forty packages found among tiles in the harbour</h1>") == (
        "Forty packages found among tiles in the harbour"
    )


def test_a_heading_of_a_section_is_no_title() -> None:
    head = f"<title>{TITLE} | Harbour | Velmora Post</title>" + og(TITLE)
    assert title(head, "<h1>Harbour</h1><h2>Forty packages among tiles</h2>") == TITLE
    assert title(f"<title>{TITLE} | Velmora Post</title>", "<h1>Latest</h1>") == TITLE


def test_a_heading_that_is_the_logo_is_no_title() -> None:
    body = '<header><h1 class="site-title"><a href="/">Velmora Post</a></h1></header><article><h1>{}</h1></article>'
    assert title("<title>Velmora Post</title>", body.format(TITLE)) == TITLE


def test_a_heading_about_the_publisher_is_a_title() -> None:
    headline = "Velmora Post opens office in Port Sel"
    head = '<meta property="og:site_name" content="Velmora Post">'
    assert title(f"{head}<title>{headline} - Velmora Post</title>", f"<h1>{headline}</h1>") == headline


@pytest.mark.parametrize(
    "heading",
    [
        f'<span class="kicker">Opinion</span><span class="headline">{TITLE}</span>',
        f"<span>Opinion</span><span>{TITLE}</span>",
        f"<div>Opinion</div>{TITLE}",
        f"Opinion<br>{TITLE}",
        f'<a class="labelLink"><span class="label label--red">Opinion</span></a> {TITLE}',
        f'{TITLE}<a class="headerlink" href="#x">¶</a>',
        f"<svg><title>Picture</title></svg><script>var a = 1;</script>{TITLE}",
        f"{TITLE} 12",
        f'<a href="/opinion">Opinion</a> {TITLE}',
        f"{TITLE}<small>and what came of it</small>",
    ],
)
def test_what_stands_beside_the_headline_in_its_heading_is_left_out(heading: str) -> None:
    assert title(f"<title>{TITLE} | Velmora Post</title>", f"<h1>{heading}</h1>") == TITLE


def test_several_headings_of_the_text_do_not_hide_the_stated_title() -> None:
    body = "<h1>What was found</h1><h1>Who owns the container</h1><h1>What comes next</h1>"
    assert title(f"<title>{TITLE} | Velmora Post</title>{og(TITLE)}", body) == TITLE


def test_the_address_speaks_for_the_heading_where_the_head_says_nothing_of_the_page() -> None:
    url = "https://talk.example/c/forty-packages-among-tiles/"
    head = "<title>Talk - where harbour people meet online</title>"
    assert title(head, f"<h1>{TITLE}</h1><h1>Other talks</h1>", url) == TITLE


def test_sections_stated_by_the_page_are_cut() -> None:
    crumbs = (
        '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": ['
        '{"name": "Home"}, {"name": "Ships and cargo"}, {"name": "This page"}]}</script>'
    )
    stated = f'<title>{TITLE} - Ships and cargo - Velmora Post</title><meta property="og:site_name" content="{SITE}">'
    assert title(stated + crumbs) == TITLE
    assert title(stated, '<nav><a href="/ships">Ships and cargo</a></nav>') == TITLE


@pytest.mark.parametrize(
    "stated",
    [
        "Coast guard - and nobody else - knew of it",
        "Trial: what we know",
        "The harbour | a story of forty families and of their long way home",
        "«Сорок пакетов» — и ни одного хозяина",
        "Re: Zero and other series of the year",
        "AT&T and R&D <b> tags",
        "Tiles 1/2 price",
    ],
)
def test_what_belongs_to_the_headline_is_kept(stated: str) -> None:
    assert title(f"<title>{escape(stated)}</title>") == stated.replace("<b> ", "")


@pytest.mark.parametrize(
    ("stated", "cut"),
    [
        (f"{TITLE} - Page 3 - Velmora Post", TITLE),
        (f"{TITLE} | Seite 2 von 9 | Velmora Post", TITLE),
        (f"{TITLE} (Page 2)", TITLE),
        (f"Velmora Post • View topic - {TITLE}", TITLE),
        (f"Velmora Post • Просмотр темы - {TITLE}", TITLE),
        (f"Re: {TITLE}", TITLE),
        (f"{TITLE} / Harbour talk / Velmora Post", TITLE),
    ],
)
def test_titles_of_threads_come_without_page_numbers_and_marks(stated: str, cut: str) -> None:
    body = HOME.format(site=SITE)
    assert title(f"<title>{stated}</title>", body, "https://velmora.example/forum/viewtopic.php?t=4") == cut


def test_the_words_of_the_host_are_cut_in_any_order() -> None:
    url = "https://forums.tilemaker.example/viewtopic.php?t=9"
    assert title(f"<title>{TITLE} - Tilemaker Forums</title>", url=url) == TITLE
    assert title(f"<title>{TITLE} | Old Harbour Walls</title>", url="https://ohw.example/a") == TITLE


@pytest.mark.parametrize(
    ("language", "site"),
    [
        ("ru", "Новости порта"), ("es", "Noticias del Puerto"), ("hi", "वेलमोरा समाचार"), ("ar", "أخبار الميناء"),
        ("de", "Hafener Nachrichten"), ("pl", "Gazeta Portowa"), ("zh", "港口新闻网"), ("ja", "ヴェルモラ新聞"),
        ("ko", "벨모라일보"), ("tr", "Liman Haberleri"), ("el", "Νέα Βελμόρα"),
    ],
)  # fmt: skip
def test_names_of_media_are_known_by_their_words(language: str, site: str) -> None:
    assert title(f"<title>{HEADLINES[language]} - {site}</title>", url=None) == HEADLINES[language]


def test_what_leads_back_from_the_title_is_cut() -> None:
    headline = HEADLINES["ko"]
    assert title(f"<title>{headline} < 사회 < 기사본문 - 항구</title>", url=None) == headline
    assert title(f"<title>{TITLE} « Tiles</title>", url=None) == TITLE


def test_a_name_with_a_slogan_behind_a_bar_is_cut() -> None:
    assert title(f"<title>{TITLE} | Tiles - all of them</title>", url=None) == TITLE
    assert title(f"<title>{HEADLINES['zh']}_瓷砖港——大港口</title>", url=None) == HEADLINES["zh"]


def test_a_stated_title_ends_where_another_goes_on_otherwise() -> None:
    head = f"<title>{TITLE} - Quay Side</title>" + og(f"{TITLE} - Ships")
    assert title(head, url=None) == TITLE


def test_the_headline_of_something_else_on_the_page_is_no_title() -> None:
    teaser = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm closes bridge"}</script>'
    assert title(f"{teaser}<title>Harbour and quays</title>", url=None) == "Harbour and quays"


def test_the_host_before_a_title_is_cut_without_a_separator() -> None:
    assert title(f"<title>quay.example {TITLE}</title>", "<h1>quay.example</h1>", "https://quay.example/1") == TITLE


def test_escapes_and_invisible_characters_are_undone() -> None:
    head = og("Tiles &amp;amp; \u200bpack\u00adages &amp;#8220;found&amp;#8221;\ufeff")
    assert title(head) == "Tiles & packages “found”"
    assert title("<title>می\u200cخواهم بندر را ببینم</title>") == "می\u200cخواهم بندر را ببینم"


def test_the_longer_title_counts_where_one_breaks_off() -> None:
    assert title(og("Forty packages am…") + f"<title>{TITLE} | Velmora Post</title>") == TITLE


def test_capitals_and_quotes_of_the_heading_are_kept() -> None:
    heading = "“Forty” Packages Among Tiles"
    assert title(og('"Forty" packages among tiles'), f"<h1>{heading}</h1>") == heading
    assert title(og(TITLE), f"<h1>{TITLE.upper()}</h1>") == TITLE


def test_the_feed_decides_between_candidates_and_is_none_itself() -> None:
    head = "<title>Tiles in the harbour | Velmora Post</title>" + og("What the tiles hid")
    body = "<h1>Forty packages</h1><h1>More</h1>"
    assert title(head, body, hints=Hints(title="What the tiles hid")) == "What the tiles hid"
    assert title(head, body, hints=Hints(title="Tiles in the Harbour")) == "Tiles in the harbour"
    assert title(head, body, hints=Hints(title="Something else")) == title(head, body)


def test_a_page_without_any_title_has_none() -> None:
    assert title("") is None
    assert title("<title> </title>", "<h1></h1>") is None


def test_the_title_of_a_whole_page() -> None:
    assert read(article()).title == TITLE


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=80), st.sampled_from([None, "http://[", URL]))
def test_any_texts_give_one_line(stated: str, heading: str, site: str, url: str | None) -> None:
    head = f'<title>{escape(stated)}</title><meta property="og:site_name" content="{escape(site)}">'
    page = facts(head, f"<h1>{escape(heading)}</h1>", url, Hints(title=stated[:40]))
    found = read_title(page)
    assert found is None or (found == " ".join(found.split()) and 0 < len(found) <= 500)
