"""Who wrote a page, in sentences that also say when, below the text and in its scripts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.pages import paragraphs
from tests.extract.test_authors_of_pages import authors

WRITTEN = [
    ("Posted by Ana Ruiz on March 14, 2024", "Ana Ruiz"),
    ("Veröffentlicht am 9. Januar 2024 von Anna Müller", "Anna Müller"),
    ("Publié le 3 mai 2024 à 10h15 par Jean Morel", "Jean Morel"),
    ("Publicado em 8 de maio de 2024 por Rui Telles", "Rui Telles"),
    ("Opublikowano 18 lutego 2024 przez Jan Kowal", "Jan Kowal"),
    ("Публикувано на 16 април 2024 от Иван Петров", "Иван Петров"),
    ("Objavljeno 6. kolovoza 2024., autor Ivo Horvat", "Ivo Horvat"),
    ("Közzétéve: 2024. szeptember 9., szerző: Kovács Péter", "Kovács Péter"),
    ("Publicēts 2024. gada 17. maijs, autors Jānis Ozols", "Jānis Ozols"),
    ("Ahmet Yıldız tarafından 2 Aralık 2024 tarihinde yayınlandı", "Ahmet Yıldız"),
    ("נכתב על ידי יוסי כהן ב-3 במאי 2024", "יוסי כהן"),
    ("Разместил Иван Петров 3 мая 2024", "Иван Петров"),
    ("نشر بواسطة أحمد علي في 8 يوليو 2024", "أحمد علي"),
    ("منتشر شده در ۱ مهر ۱۴۰۳ توسط علی رضایی", "علی رضایی"),
    ("राम कुमार द्वारा 27 मार्च 2024 को प्रकाशित", "राम कुमार"),
    ("เผยแพร่เมื่อ 18 มิถุนายน 2567 โดย สมชาย ใจดี", "สมชาย ใจดี"),
    ("2024年7月29日 投稿者：山田太郎", "山田太郎"),
    ("2024년 8월 26일 홍길동 기자", "홍길동"),
    ("王小明 发表于 2024年9月30日", "王小明"),
]


@pytest.mark.parametrize(("sentence", "expected"), WRITTEN)
@pytest.mark.parametrize("element", ['<div class="node__submitted">{}</div>', "<small>{}</small>"])
def test_a_sentence_that_says_when_and_by_whom_names_its_author(element: str, sentence: str, expected: str) -> None:
    assert authors(element.format(sentence)) == (expected,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Veröffentlicht am 9. Januar 2024",
        "Publié le 3 mai 2024",
        "Opublikowano 18 lutego 2024",
        "Objavljeno 6. kolovoza 2024.",
        "© 2024 by Ana Ruiz",
    ],
)
def test_a_sentence_that_only_says_when_names_nobody(sentence: str) -> None:
    assert authors(f'<div class="node__submitted">{sentence}</div><small>{sentence}</small>') == ()


def test_a_sentence_with_a_year_and_a_name_far_behind_it_names_no_author() -> None:
    assert authors("<small>In 2024 the harbour sold the most read book by Ana Ruiz</small>") == ()


def test_a_name_below_the_text_of_a_blog_is_read() -> None:
    name = '<span class="post-author vcard">Posted by <span class="fn">Ana Ruiz</span></span>'
    end = f'<div class="post-footer">{name}</div>'
    assert authors(end=paragraphs() * 3 + end) == ("Ana Ruiz",)


def state(thing: object) -> str:
    data = json.dumps({"props": {"page": [{"article": thing}], "more": "x" * 400}})
    return f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'


@pytest.mark.parametrize(
    "author",
    [
        {"author": {"name": "Ana Ruiz"}},
        {"authors": [{"firstName": "Ana", "lastName": "Ruiz"}]},
        {"byline": "By Ana Ruiz"},
        {"credits": {"by": [{"name": "Ana Ruiz"}]}},
        {"author": {"data": {"attributes": {"fullName": "Ana Ruiz"}}}},
    ],
)
def test_an_author_in_the_scripts_of_a_page_is_read_where_nothing_else_names_one(author: dict[str, object]) -> None:
    own = state({"headline": "Forty packages among tiles", **author})
    assert authors(end=own) == ("Ana Ruiz",)
    assert authors("<p>By Bo Lind</p>", end=own) == ("Bo Lind",)
    assert authors(end=state({"headline": "Fog on the quay of Velmora", **author})) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["name", "by", "data", "nodes", "firstName", "title"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_any_author_in_the_scripts_of_a_page_gives_clean_names(author: object) -> None:
    found = authors(end=state({"headline": "Forty packages among tiles", "author": author}))
    assert all(name == name.strip() and len(name) > 1 for name in found)
