"""How text becomes searchable words."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.analysis import (
    MAX_WORD,
    STEMMED,
    pieces,
    prefix_pieces,
    selector_form,
    stem_forms,
    stems,
    word_spans,
    words,
)
from index.folding import fold, keyword_form


def finds(query: str, text: str, language: str | None) -> bool:
    """Say whether a one-word query finds a text by its stems."""
    [piece] = pieces(query)
    return not set(stem_forms(piece[0])).isdisjoint(stems(text, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. court", "the u s court"),
        ("d'Arvor’s black-tar", "d arvor s black tar"),
        ("Íñigo ZÁRATE", "inigo zarate"),
        ("Straße Łódź Ørsted Œuvre", "strasse lodz orsted oeuvre"),
        ("e\u0301te\u0301", "ete"),
        ("ﬁnancial ４２", "financial 42"),
        ("Мой ещё", "мой еще"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("K粉三公斤", "k 粉 三 公 斤"),
        ("ガス", "カ\u3099 ス"),
        ("ยาบ้า", "ย า บ ้ า"),
        ("हेरोइन की", "हेरोइन की"),
        ("한국어 단어", "한국어 단어"),
        ("مُخَدِّرات", "مخدرات"),
        ("İstanbul Iğdır", "istanbul igdir"),
        ("snake_case 1,000.5", "snake case 1 000 5"),
        ("", ""),
        ("… — !", ""),
        ("a" * 300, "a" * MAX_WORD),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected.replace("カ\u3099", "ガ")


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("runs", "was running", "en"),
        ("running", "he runs", "en-GB"),
        ("seizure", "two seizures", "en"),
        ("camion", "los camiones", "es"),
        ("camión", "los camiones", "es"),
        ("cartel", "los cárteles", "es"),
        ("incautacion", "incautaciones", "es"),
        ("trafiqué", "trafiquée", "fr"),
        ("trafiquee", "trafiqué", "fr"),
        ("arretes", "il a arrêté", "fr"),
        ("Saisie", "les saisies", "fr"),
        ("apreensao", "as apreensões", "pt"),
        ("apreensões", "a apreensão", "pt"),
        ("наркотики", "наркотиков", "ru"),
        ("narkotyki", "narkotyków", "pl"),
        ("Händler", "des haendlers Händlern", "de"),
        ("cocaine", "COCAINE", None),
        ("مخدرات", "ضبط المخدرات", "ar"),
        ("شحنة", "ثلاث شحنات", "ar"),
        ("عصابات", "العصابة", "ar"),
        ("havens", "in de haven", "nl"),
        ("haven", "twee havens", "nl"),
        ("papel", "os papéis", "pt"),
        ("mao", "as mãos", "pt"),
        ("sequestro", "i sequestri", "it"),
        ("cosca", "due cosche", "it"),
        ("партия", "три партии", "ru"),
        ("Hafen", "in den Häfen", "de"),
    ],
)
def test_stems_meet(query: str, text: str, language: str | None) -> None:
    assert finds(query, text, language)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("china", "his chin", "en"),
        ("coca", "the coc", "en"),
        ("runs", "running", None),
        ("runs", "running", "zh"),
    ],
)
def test_stems_stay_in_their_language(query: str, text: str, language: str | None) -> None:
    assert not finds(query, text, language)


@pytest.mark.parametrize("language", [*STEMMED, None])
@given(text=st.text(max_size=20) | st.text("aeéèêãõsnoñ", max_size=12))
@settings(max_examples=25, deadline=None)
def test_every_word_finds_itself_with_or_without_accents(language: str | None, text: str) -> None:
    for piece in pieces(text):
        if len(piece) == 1 and words(piece[0]) == [piece[0]]:
            assert not set(stem_forms(piece[0])).isdisjoint([*stems(text, language), *words(text)])


@given(st.text(max_size=40))
def test_folded_words_are_their_own_words(text: str) -> None:
    for word in words(text):
        assert " " not in word
        assert fold(word)[:MAX_WORD] == word


@given(st.text(max_size=40))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    position = 0
    for start, end, _ in word_spans(text):
        assert position <= start < end <= len(text)
        position = end


def test_pieces() -> None:
    assert pieces("black-tar") == [("black",), ("tar",)]
    assert pieces("海洛因") == [("海", "洛", "因")]
    assert pieces("海 洛K粉") == [("海",), ("洛",), ("k",), ("粉",)]
    assert prefix_pieces("black-ta") == ([("black",)], "ta")
    assert prefix_pieces("海洛") == ([("海", "洛")], "")


def test_identifiers() -> None:
    assert selector_form("phone", "+44 (20) 7946-0000") == "442079460000"
    assert selector_form("vessel", "IMO 9074729") == "imo9074729"
    assert selector_form("ip", "1.11.1.1") != selector_form("ip", "11.1.1.1")
    assert selector_form("handle", "@Nine_Ring") == selector_form("handle", "nine_ring")
    assert selector_form("phone", "+") == "+"
    assert keyword_form("  Court   Ruling ") == "court ruling"


def test_threads_share_stemmers() -> None:
    text = " ".join(f"word{number}ing runs running" for number in range(2_000))
    expected = stems(text, "en")
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda: answers.append(stems(text + " extras", "en")[:-1] == expected))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 4
