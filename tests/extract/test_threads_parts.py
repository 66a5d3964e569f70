"""What belongs to a post and what only stands beside its text."""

from __future__ import annotations

import pytest

from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from crawler.extract.threads.names import clean_name, is_advert
from crawler.extract.threads.reading import read_posts
from index.model import Post
from tests.extract.pages import NOW, PROSE


def posts(html: str) -> list[Post]:
    return read_posts(Facts(parse(f"<body>{html}</body>"), "https://forum.quay.example/t/7", NOW))


def post(author: str, day: int, text: str, beside: str = "") -> str:
    return (
        f"<div class='forum-post'><a class='username' href='/u/x'>{author}</a><time datetime='2024-05-0{day}'></time>"
        f"{beside}<div class='inner'>{text}</div></div>"
    )


def texts(*given: str) -> list[str]:
    return [one.text for one in posts("".join(post(f"gull{n}", n, text) for n, text in enumerate(given, 1)))]


@pytest.mark.parametrize(
    "note",
    [
        "Edited May 4, 2024 by gull", "Last edited by gull on 4 May 2024, edited 2 times in total.",
        "Zuletzt bearbeitet: 4. Mai 2024", "Отредактировано 4 мая 2024", "Ostatnio edytowany przez gull, 04 maj 2024",
        "Última edición: 4 de mayo de 2024", "最后编辑：2024-05-04",
    ],
)  # fmt: skip
def test_notes_of_changes_are_left_out(note: str) -> None:
    assert texts(PROSE[0], f"<p>{PROSE[1]}</p><p>{note}</p>", PROSE[2])[1] == PROSE[1]


def test_what_was_changed_at_sea_is_no_note_of_a_change() -> None:
    told = "Edited by hand, the list of the harbour names every barge that lay there in the spring."
    assert texts(PROSE[0], f"<p>{PROSE[1]}</p><p>{told}</p>", PROSE[2])[1] == f"{PROSE[1]}\n\n{told}"


def test_lines_that_most_posts_end_with_are_buttons() -> None:
    assert texts(*(f"<p>{text}</p><p>Antworten</p>" for text in PROSE[:3])) == PROSE[:3]


def test_what_only_some_posts_end_with_is_said() -> None:
    assert texts(f"<p>{PROSE[0]}</p><p>Ahoy!</p>", PROSE[1], PROSE[2])[0] == f"{PROSE[0]}\n\nAhoy!"


@pytest.mark.parametrize("box", ["aside class='onebox'", "div class='link-preview'", "div class='bbCodeBlock--unfurl'"])
def test_the_preview_of_a_link_is_not_the_writers_text(box: str) -> None:
    tag = box.partition(" ")[0]
    told = f"<p>{PROSE[1]}</p><{box}>quay.example: tides and barges</{tag}>"
    assert texts(PROSE[0], told)[1] == PROSE[1]


def test_a_handle_with_figures_is_a_name() -> None:
    html = post("gull1872", 3, PROSE[0]) + post("tern", 4, PROSE[1])
    assert [one.author for one in posts(html)] == ["gull1872", "tern"]


def test_the_words_before_the_time_name_the_author_where_nothing_else_does() -> None:
    html = "".join(
        f"<div class='x1 post-row'><p>{name} · <span>03/05/2024 19:4{n}</span></p><div class='y'>{text}</div></div>"
        for n, (name, text) in enumerate(zip(("Gull", "Tern 5", "Skua"), PROSE, strict=False))
    )
    assert [one.author for one in posts(html)] == ["Gull", "Tern 5", "Skua"]


def test_a_word_that_is_the_same_in_all_posts_is_no_name() -> None:
    button = "<a class='userlink' href='/u/ignore'>Ignore</a>"
    html = "".join(
        f"<div class='forum-post'>{button}<span class='posted-by'><b class='nickname'>{name}</b></span>"
        f"<time datetime='2024-05-0{n}'></time><div class='inner'>{text}</div></div>"
        for n, (name, text) in enumerate(zip(("gull", "tern", "skua"), PROSE, strict=False), 1)
    )
    assert [one.author for one in posts(html)] == ["gull", "tern", "skua"]


def test_advertisements_between_posts_are_none() -> None:
    html = post("gull", 1, PROSE[0]) + post("Advertisement", 1, "Buy rope.") + post("tern", 2, PROSE[1])
    assert [one.author for one in posts(html)] == ["gull", "tern"]


def test_a_first_post_without_author_takes_the_pages() -> None:
    head = "<meta name='author' content='gull'><meta property='article:published_time' content='2024-05-01T07:00:00Z'>"
    opening = f"<div id='main-post' class='view'>{PROSE[3]} {PROSE[2]}</div>"
    found = posts(f"{head}{opening}<div>{post('tern', 2, PROSE[0])}{post('skua', 3, PROSE[1])}</div>")
    assert found[0] == Post("gull", "2024-05-01T07:00:00+00:00", f"{PROSE[3]} {PROSE[2]}")
    assert [one.author for one in found] == ["gull", "tern", "skua"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("by gull", "gull"), ("Posted by: gull", "gull"), ("@gull", "gull"), ("Gull says:", "Gull"),
        ("Möwe schrieb:", "Möwe"), ("Чайка написал:", "Чайка"), ("gull1872", "gull1872"), ("海鸥", "海鸥"),
        ("3 May 2024", None), ("42", None), ("https://quay.example", None), ("", None), ("—", None),
        ("one two three four five six seven", None),
    ],
)  # fmt: skip
def test_names_as_they_stand_in_threads(text: str, name: str | None) -> None:
    assert clean_name(text) == name


def test_words_for_advertising() -> None:
    assert is_advert("Werbung")
    assert not is_advert("gull")
    assert not is_advert(None)
