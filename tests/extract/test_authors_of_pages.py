"""Who wrote a page: what it states for machines, and what readers see."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.pages import article, paragraphs, read

MINE = "https://post.example/news/tiles"


def authors(byline: str = "", head: str = "", body: str | None = None, end: str = "") -> tuple[str, ...]:
    """Authors of a page with a byline below its title and an end below its text."""
    page = article(head, body).replace("</h1>", f"</h1>{byline}").replace("</article>", f"{end}</article>")
    return read(page).authors


def stated(author: object, **more: object) -> str:
    thing = {"@type": "NewsArticle", "headline": "Forty packages among tiles", "author": author, **more}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ana Ruiz">',
        '<meta property="article:author" content="https://social.example/ana"><meta name="byl" content="By Ana Ruiz">',
        '<meta name="dc.creator" content="Ruiz, Ana">',
        stated("Ana Ruiz"),
        stated({"@type": "Person", "givenName": "Ana", "familyName": "Ruiz"}),
        stated([person("Ana Ruiz"), {"@type": "Organization", "name": "Velmora Post"}]),
        stated({"@type": "Organization", "name": "Velmora Post"}) + '<meta name="author" content="Ana Ruiz">',
        stated({"@id": "#ana"}) + '<script type="application/ld+json">{"@id":"#ana","name":"Ana Ruiz"}</script>',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ana Ruiz">',
    ],
)
def test_an_author_stated_for_machines_is_read(head: str) -> None:
    assert authors(head=head) == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By <span>Ana Ruiz</span></p>',
        '<a rel="author" href="/ana">Ana Ruiz</a>',
        '<div class="submitted">Submitted by <span class="username">Ana Ruiz</span> on Fri, 05/03/2024 - 10:12</div>',
        '<dd class="createdby" itemprop="author" itemscope>Written by <span itemprop="name">Ana Ruiz</span></dd>',
        '<span itemprop="author" itemscope><meta itemprop="name" content="Ana Ruiz">A. R.</span>',
        '<p><span>By</span> <a href="/x">Ana Ruiz</a></p>',
        '<p>3 May 2024 <a href="/author/ana-ruiz">Ana Ruiz</a></p>',
        "<p>By Ana Ruiz, Velmora Post</p>",
        "<p>By: Ana Ruiz</p>",
        "<p>Ana Ruiz | Senior Writer | July 2, 2023</p>",
        '<ul><li><i class="bi bi-person"></i> Ana Ruiz</li></ul>',
        '<div class="author-info"><h4>Ana Ruiz</h4><p>Ana Ruiz writes about harbours and what they hide.</p></div>',
        '<p class="credit">Photo: Bo Lind</p><p>By Ana Ruiz</p>',
        '<p>Edited by <a href="/author/bo-lind">Bo Lind</a></p><p>By <a href="/author/ana">Ana Ruiz</a></p>',
    ],
)
def test_a_byline_that_readers_see_is_read(byline: str) -> None:
    assert authors(byline) == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Por Ana Ruiz", "Ana Ruiz"),
        ("Par Jean Morel", "Jean Morel"),
        ("Publié le 3 mai 2024 par Jean Morel", "Jean Morel"),
        ("Von Anna Müller", "Anna Müller"),
        ("Di Luca Serri", "Luca Serri"),
        ("Door Jan de Vries", "Jan de Vries"),
        ("Text: Anna Holm Foto: Bo Lind", "Anna Holm"),
        ("Kirjoittaja Matti Mäkinen", "Matti Mäkinen"),
        ("Autor: Jan Kowal", "Jan Kowal"),
        ("Írta: Kovács Péter", "Kovács Péter"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Γράφει ο Νίκος Λάμπρου", "Νίκος Λάμπρου"),
        ("Yazan: Ahmet Yıldız", "Ahmet Yıldız"),
        ("بقلم: أحمد علي", "أحمد علي"),
        ("نویسنده: علی رضایی", "علی رضایی"),
        ("מאת יוסי כהן", "יוסי כהן"),
        ("लेखक: राम कुमार", "राम कुमार"),
        ("โดย สมชาย ใจดี", "สมชาย ใจดี"),
        ("Tác giả: Nguyễn Văn An", "Nguyễn Văn An"),
        ("Penulis: Budi Santo", "Budi Santo"),
        ("作者：王小明", "王小明"),
        ("来源：港口网 记者：张三 编辑：李四", "张三"),
        ("文・山田太郎", "山田太郎"),
        ("홍길동 기자", "홍길동"),
    ],
)
def test_a_line_that_only_its_words_mark_is_a_byline_in_many_languages(byline: str, expected: str) -> None:
    assert authors(f"<p>{byline}</p>") == (expected,)


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday, Officials had counted more than forty packages in the harbour of the town and said so at once.",
        "Von Montag an gilt im Hafen von Velmora eine neue Regel für Container aus Übersee.",
        "كتب الرئيس رسالة إلى الحكومة يطلب فيها فتح الميناء أمام السفن الكبيرة القادمة من الشمال.",
        "रिपोर्ट के अनुसार अधिकारियों ने कंटेनर खोला और चालीस पैकेट पाए।",
        "记者获悉，海关人员周四在港口打开一个装瓷砖的集装箱，发现四十个包裹。",
        "โดยมีผู้เข้าร่วม จำนวนมาก",
        "Photo by Bo Lind",
        "Reviewed by Bo Lind",
        "Copyright © 2024 by Lind Harbour Works",
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    assert authors(f"<p>{line}</p>") == ()


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("PARIS (Reuters) - Customs officers opened a container of tiles on Thursday.", "Reuters"),
        ("PARIS, May 3 (AFP) – Customs officers opened a container of tiles on Thursday.", "AFP"),
        ("新华社北京5月3日电（记者 张三）海关人员周四在港口打开一个集装箱。", "张三"),
        ("(서울=연합뉴스) 홍길동 기자 = 세관 직원들은 목요일 컨테이너를 열었다.", "홍길동"),
    ],
)
def test_a_dateline_names_the_agency_or_its_reporter(first: str, expected: str) -> None:
    assert authors(body=f"<p>{first}</p>{paragraphs()}") == (expected,)
    if expected in ("Reuters", "AFP"):
        assert authors("<p>By Ana Ruiz</p>", body=f"<p>{first}</p>{paragraphs()}") == ("Ana Ruiz",)


def test_who_reported_is_named_at_the_end_and_who_edited_is_not() -> None:
    end = "<p>— Reporting by Ana Ruiz and Cy Holm; editing by Bo Lind</p>"
    assert authors(end=end) == ("Ana Ruiz", "Cy Holm")


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<section id="comments"><div class="comment"><span class="author">Bo Lind</span></div></section>',
        '<div class="related"><a href="/fog">Fog on the quay</a> <span class="byline">By Bo Lind</span></div>',
        '<figure><img src="a.png"><figcaption class="author">Bo Lind</figcaption></figure>',
        "".join(
            f'<div><h3><a href="/{n}">A longer headline about fog</a></h3><span class="author">{n} Lind</span></div>'
            for n in ("Ana", "Bo", "Cy", "Dee")
        ),
    ],
)
def test_bylines_of_other_texts_are_not_those_of_the_page(elsewhere: str) -> None:
    assert authors(end=paragraphs() * 3 + elsewhere) == ()


@pytest.mark.parametrize(
    "head",
    [
        stated({"@type": "Organization", "name": "Velmora Post"}),
        '<meta name="author" content="The Velmora Post">',
        '<meta name="author" content="post.example">',
        '<meta name="author" content="brandon-m2">',
        '<meta name="author" content="Site Admin">',
    ],
)
def test_publisher_and_sign_in_names_are_no_authors(head: str) -> None:
    assert authors(head=head) == ()


def test_a_newspaper_stated_to_be_a_person_is_its_publisher_all_the_same() -> None:
    head = '<meta property="og:site_name" content="Le Quai">'
    house = {"@type": "NewsMediaOrganization", "name": "Le Quai"}
    assert authors(head=head + stated(person("Le Quai"), publisher=house)) == ()
    assert authors(head=head + stated(person("Ana Ruiz"), publisher={"@type": ["Person"], "name": "Ana Ruiz"})) == (
        "Ana Ruiz",
    )


def test_a_section_of_the_publisher_behind_a_person_is_where_that_person_works() -> None:
    byline = '<p class="byline">By Ana Ruiz, Velmora Post Harbour</p>'
    assert authors(byline) == ("Ana Ruiz",)


def test_a_person_that_readers_see_counts_more_than_a_stated_house() -> None:
    house = stated({"@type": "Organization", "name": "Quay Media Group"})
    assert authors('<p class="byline">By Ana Ruiz</p>', house) == ("Ana Ruiz",)
    assert authors(head=house) == ("Quay Media Group",)


def test_a_byline_that_readers_see_wins_over_a_stated_name_that_they_do_not() -> None:
    assert authors('<p class="byline">By Ana Ruiz</p>', stated(person("Web Producer Lind"))) == ("Ana Ruiz",)
    shown = "<p>Bo Lind, who works at the harbour, said so.</p>" + paragraphs()
    assert authors('<p class="byline">By Ana Ruiz</p>', stated(person("Bo Lind")), shown) == ("Bo Lind",)


def test_the_fuller_of_two_bylines_that_agree_is_taken() -> None:
    byline = '<p class="byline">By <a href="/author/ana">Ana Ruiz</a>, <a href="/author/bo">Bo Lind</a></p>'
    assert authors(byline, stated(person("Ana Ruiz"))) == ("Ana Ruiz", "Bo Lind")
    assert authors('<p class="byline">By ANA RUIZ</p>', stated(person("Ana Ruiz"))) == ("Ana Ruiz",)


def test_writers_in_elements_beside_one_another_are_one_byline() -> None:
    links = "".join(f'<span class="author">{name}</span> ' for name in ("Ana Ruiz", "Bo Lind", "Eva Holm"))
    assert authors(f"<div>{links}</div>") == ("Ana Ruiz", "Bo Lind", "Eva Holm")


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["name", "@id", "@type", "author", "givenName"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_any_stated_author_is_read_without_failing(author: object) -> None:
    page = read(article(stated(author)), MINE)
    assert page.error is None
    assert all(name.strip() for name in page.authors)


def test_very_many_bylines_cost_no_more_than_a_few() -> None:
    many = "".join(f'<a rel="author" href="/author/n{n}">Ana Ruiz{n}</a> ' for n in range(3000))
    assert len(authors(f"<div>{many}</div>")) <= 20


@pytest.mark.parametrize(
    "byline",
    [
        "<div>By <a href='/x'>Jane Roe</a> and <a href='/y'>Tom Hale</a></div>",
        "<div><span>By</span> <a href='/x'>Jane Roe</a><span> and </span><a href='/y'>Tom Hale</a></div>",
        "<p class='byline'>By <span>Jane Roe</span> and <span>Tom Hale</span></p>",
    ],
)
def test_names_in_elements_of_their_own_around_a_word_for_and_are_two_authors(byline: str) -> None:
    assert authors(byline) == ("Jane Roe", "Tom Hale")


@pytest.mark.parametrize("name", ["Dr Jane Roe", "Prof. Dr. Jane Roe", "Jane Roe MBE", "Dr. Jane Roe, OBE"])
def test_titles_and_honours_are_no_part_of_a_name(name: str) -> None:
    assert authors(f"<p class='byline'>By {name}</p>") == ("Jane Roe",)
    assert authors(head=stated(person(name))) == ("Jane Roe",)


def test_a_name_of_one_word_keeps_its_title() -> None:
    assert authors("<p class='byline'>By Dr. Quay</p>") == ("Dr. Quay",)


@pytest.mark.parametrize("byline", ["Της Μαρίας Ρόη", "ΤΗΣ ΜΑΡΙΑΣ ΡΟΗ", "Του Νίκου Ρόη"])
def test_greek_bylines_begin_with_an_article(byline: str) -> None:
    assert authors(f"<p>{byline}</p>") == (byline.partition(" ")[2],)
