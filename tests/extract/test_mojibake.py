"""Text that was UTF-8 and was kept as something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.encodings.alphabets import LETTERS
from crawler.extract.encodings.mojibake import mend
from crawler.extract.encodings.reading import decode
from tests.extract.languages import HEADLINES, PARAGRAPHS
from tests.extract.pages import read

ACCENTED = sorted(code for code, text in PARAGRAPHS.items() if not text.isascii())


def misread(text: str, encoding: str) -> str:
    """What a program makes of UTF-8 that it takes for the encoding; bytes without a meaning become controls."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


def letters_of(language: str) -> str:
    return "".join(letter for letter in LETTERS[language] if letter.isalpha() and letter not in "ªº")


@pytest.mark.parametrize("language", ACCENTED)
def test_what_was_read_as_windows_1252_is_mended(language: str) -> None:
    text = f"{PARAGRAPHS[language]} {PARAGRAPHS[language]}"
    assert mend(misread(text, "cp1252")) == text
    assert mend(misread(misread(text, "cp1252"), "cp1252")) == text


@pytest.mark.parametrize("language", ["ru", "uk", "bg", "mk", "sr"])
def test_what_was_read_as_windows_1251_is_mended(language: str) -> None:
    assert mend(misread(PARAGRAPHS[language], "cp1251")) == PARAGRAPHS[language]
    assert mend(misread(HEADLINES[language] + " – “порт”", "cp1251")) == HEADLINES[language] + " – “порт”"


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_ordinary_text_is_left_alone(language: str) -> None:
    for text in (PARAGRAPHS[language], HEADLINES[language], PARAGRAPHS[language].upper()):
        assert mend(text) == text


@pytest.mark.parametrize(
    "text", ["CafÃ© and café", "Ã©", "Â© 2024", "naïve â€ quote", "Â", "ÃÃ ÃÃ", "50 Â°C – warm", "Ã\u0083 \ufffd Ã©Ã©"]
)
def test_what_is_not_proved_is_left_alone(text: str) -> None:
    assert mend(text) == text


def test_one_mark_or_letter_alone_proves_nothing_but_two_do() -> None:
    assert mend("It isnâ€™t") == "It isnâ€™t"
    assert mend("It isnâ€™t in the cafÃ©") == "It isn’t in the café"


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(sorted(code for code, letters in LETTERS.items() if letters)))
def test_words_of_any_alphabet_are_left_alone(data: st.DataObject, language: str) -> None:
    letters = "abcdefghijklmnop " * 2 + letters_of(language)
    word = st.text(alphabet=letters, min_size=1, max_size=30)
    text = " ".join(data.draw(st.lists(word, min_size=1, max_size=6)))
    for written in (text, text.title()):
        assert mend(written) == written


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="ab ÃÂâ€™©¨¶œРСС‚вЂ™°±", max_size=12))
def test_what_is_mended_was_misread(text: str) -> None:
    mended = mend(text)
    once = {misread(mended, encoding) for encoding in ("cp1252", "cp1251")}
    twice = {misread(step, encoding) for step in once for encoding in ("cp1252", "cp1251")}
    assert text in {mended} | once | twice


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(LETTERS)), st.data())
def test_words_of_any_alphabet_come_back_from_windows_1252(language: str, data: st.DataObject) -> None:
    letters = letters_of(language) or "“”"
    text = "„40” – " + data.draw(st.text(alphabet="ab " + letters, max_size=80))
    assert mend(misread(text, "cp1252")) == text


def test_a_whole_page_is_mended_when_it_is_decoded() -> None:
    body = misread(f"<title>{HEADLINES['fr']}</title><p>{PARAGRAPHS['fr']}</p>", "cp1252").encode()
    assert PARAGRAPHS["fr"] in decode(body, "text/html; charset=utf-8")[0]


def test_a_title_is_mended_on_a_page_that_is_sound_elsewhere() -> None:
    title = "Contrôle à la frontière"
    page = f"<html><title>{misread(title, 'cp1252')}</title><body><p>{PARAGRAPHS['fr']}</p></body></html>"
    assert read(page).title == title
