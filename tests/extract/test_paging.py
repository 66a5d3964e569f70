"""The next page of the same article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.heuristics import without
from crawler.extract.paging.reading import next_page
from tests.extract.pages import article, paragraphs
from tests.extract.reading import facts_of

HOST = "https://post.example"


def following(links: str, url: str = f"{HOST}/news/tiles", head: str = "") -> str | None:
    return next_page(facts_of(article(head=head, body=paragraphs() + links), url))


def row(*hrefs: str, here: int = 1) -> str:
    numbers = "".join(
        f"<span>{number}</span>" if number == here else f'<a href="{href}">{number}</a>'
        for number, href in enumerate(hrefs, 1)
    )
    return f'<div class="pages">{numbers}</div>'


FORMS = [
    ("/news/tiles", "/news/tiles?page=2"),
    ("/news/tiles", "/news/tiles/2"),
    ("/news/tiles/", "/news/tiles/2/"),
    ("/news/tiles/", "/news/tiles/page/2/"),
    ("/news/tiles", "/news/tiles/seite-2"),
    ("/news/tiles.html", "/news/tiles-2.html"),
    ("/news/tiles.html", "/news/tiles_2.html"),
    ("/news/tiles,1234.html", "/news/tiles,1234,2.html"),
    ("/news/tiles.html", "/news/tiles-page-2.html"),
    ("/news/tiles.html", "/news/tiles2.html"),
    ("/show.php?id=77", "/show.php?id=77&pageno=2"),
    ("/show.php?id=77", "/show.php?p=2&id=77"),
    ("/news/tiles/index.html", "/news/tiles/index_2.html"),
    ("/haber/karo", "/haber/karo?sayfa=2"),
]


@pytest.mark.parametrize(("here", "there"), FORMS)
def test_a_row_of_numbers_leads_on(here: str, there: str) -> None:
    assert following(row(here, there), HOST + here) == HOST + there


@pytest.mark.parametrize(("here", "there"), FORMS)
def test_the_relation_next_leads_on_where_only_a_number_differs(here: str, there: str) -> None:
    assert following("", HOST + here, f'<link rel="next" href="{there}">') == HOST + there


@pytest.mark.parametrize(
    "said",
    ["Next page", "Next »", "Weiter", "Nächste Seite >", "Page suivante", "Página siguiente", "Próxima página", "次へ",
     "下一页", "다음 페이지", "Следующая страница", "الصفحة التالية", "अगला पेज", "Halaman selanjutnya"],
)  # fmt: skip
def test_a_link_that_says_next_page_leads_on(said: str) -> None:
    assert following(f'<p><a href="?page=2">{said}</a></p>') == f"{HOST}/news/tiles?page=2"


def test_later_pages_lead_on_too() -> None:
    links = row("/news/tiles", "/news/tiles?page=2", "/news/tiles?page=3", here=2)
    assert following(links, f"{HOST}/news/tiles?page=2") == f"{HOST}/news/tiles?page=3"
    links = row("/news/tiles.html", "/news/tiles-2.html", "/news/tiles-3.html", here=2)
    assert following(links, f"{HOST}/news/tiles-2.html") == f"{HOST}/news/tiles-3.html"
    links = row("/news/tiles", "/news/tiles?page=2", here=2)
    assert following(links, f"{HOST}/news/tiles?page=2") is None


def test_a_query_that_counts_from_nought_leads_on() -> None:
    links = '<ul class="pager"><li>1</li><li><a href="?page=1">2</a></li></ul>'
    assert following(links) == f"{HOST}/news/tiles?page=1"
    assert following(links.replace(">2<", ">1<")) is None


@pytest.mark.parametrize(
    "links",
    [
        '<a rel="next" href="/news/bridge-2">A bridge is opened</a>',
        '<a rel="next" href="/news/bridge">Next post</a>',
        '<a class="next" href="/2024/05/04/bridge">Next article</a>',
        '<a href="/news?page=2">Older posts</a>',
        '<a href="/news/page/2">Next</a>',
        '<div class="comments">1 <a href="?page=2">2</a></div>',
        '<a href="/news/tiles/comment-page-2#comments">Next</a>',
        '<a href="/news/tiles#2">2</a>',
        '<p>See note 1 and note <a href="/news/tiles/2">2</a></p>'.replace("1 and", "one and"),
        '<aside class="related"><a href="/news/tiles-2">Next</a></aside>',
        '<a href="https://other.example/news/tiles?page=2">Next page</a>',
        '<a href="javascript:go(2)">Next page</a>',
        '<a href="?photo=2">Next</a>',
        '<a href="http://[bad?page=2">Next page</a>',
    ],
)
def test_other_links_do_not_lead_on(links: str) -> None:
    assert following(links) is None


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/news/12", "/news/13"),
        ("/story/the-quay-part-1", "/story/the-quay-part-2"),
        ("/2024/05/3", "/2024/05/4"),
        ("/best-of-2023", "/best-of-2024"),
        ("/article-7.html", "/article-8.html"),
    ],
)
def test_the_next_number_of_another_article_is_no_next_page(here: str, there: str) -> None:
    assert following("", HOST + here, f'<link rel="next" href="{there}">') is None
    assert following(f'<a href="{there}">Next</a>', HOST + here) is None


def test_a_page_without_address_has_no_next_one() -> None:
    assert next_page(facts_of(article(body=row("/a", "/a?page=2")), None)) is None
    assert following(row("/a", "/a?page=2"), "http://[bad") is None


def test_each_rule_can_be_switched_off() -> None:
    with without("paging.numbers"):
        assert following(row("/news/tiles", "/news/tiles?page=2")) is None
    with without("paging.words"):
        assert following('<a href="?page=2">Next page</a>') is None
    with without("paging.rel"):
        assert following("", head='<link rel="next" href="?page=2">') is None


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="/?&=#%.:-_[]pagetils0123456789²٣ ", max_size=60), st.sampled_from(["next", "nofollow"]))
def test_any_link_is_read(href: str, relation: str) -> None:
    found = following(f'<a rel="{relation}" href="{href}">2</a>'.replace("<a", "1 <a"))
    assert found is None or found.startswith(f"{HOST}/")
