"""From bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.encoding import decode
from tests.corpus import corpus

RUSSIAN = "Таможенники порта вскрыли контейнер с плиткой и нашли сорок пакетов, сообщила пресс-служба."


def test_byte_order_mark_wins() -> None:
    assert decode("\ufeffпорт".encode("utf-16-le"), "text/html; charset=windows-1251") == ("порт", "utf-16-le")


def test_header_comes_before_declaration() -> None:
    body = b'<meta charset="iso-8859-5">' + RUSSIAN.encode("cp1251")
    assert RUSSIAN in decode(body, 'text/html; charset="windows-1251"')[0]


def test_declaration_counts_without_header() -> None:
    assert RUSSIAN in decode(b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8-r"), "text/html")[0]
    assert "été" in decode('<?xml version="1.0" encoding="iso-8859-1"?><a>été</a>'.encode("latin-1"))[0]


@pytest.mark.parametrize("wrong", ["utf-8", "us-ascii-nonsense", "utf-16", "utf-7", "base64"])
def test_a_header_that_the_bytes_contradict_does_not_count(wrong: str) -> None:
    body = b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251")
    assert RUSSIAN in decode(body, f"text/html; charset={wrong}")[0]


def test_sound_utf8_is_believed_against_a_wrong_header() -> None:
    assert decode(RUSSIAN.encode(), "text/html; charset=iso-8859-1") == (RUSSIAN, "utf-8")


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    text, encoding = decode(RUSSIAN.encode()[:-1] + b"\xff", "text/html; charset=utf-8")
    assert encoding == "utf-8"
    assert text.startswith("Таможенники")


@pytest.mark.parametrize("encoding", ["cp1251", "iso8859-5", "koi8-r"])
def test_detection(encoding: str) -> None:
    assert RUSSIAN in decode(b"<p>" + (RUSSIAN * 3).encode(encoding) + b"</p>")[0]


SPANISH = "El año pasado la compañía pagó más de lo que Íñigo creía; según él, ningún camión salió de allí."
POLISH = "Według rzeczniczki portu celnicy otworzyli w czwartek kontener z płytkami i znaleźli czterdzieści paczek."


@pytest.mark.parametrize("declaration", ["", "<meta charset='utf-8'>", "<html lang='es'>"])
def test_short_western_texts_are_not_taken_for_a_neighbouring_alphabet(declaration: str) -> None:
    for part in (SPANISH, SPANISH[:60], SPANISH[40:]):
        body = f"{declaration}<title>Íñigo</title><p>{part}</p>".encode("cp1252")
        text, encoding = decode(body, "text/html")
        assert (part in text, encoding) == (True, "cp1252")


@pytest.mark.parametrize("declaration", ["", "<html lang='pl'>", "<html lang='en'>"])
def test_central_european_texts_stay_what_they_are(declaration: str) -> None:
    assert POLISH in decode(f"{declaration}<p>{POLISH}</p>".encode("cp1250"), "text/html")[0]


def test_japanese_by_escapes() -> None:
    text = "港湾当局は木曜日に発表した"
    assert decode(b"<p>" + text.encode("iso2022_jp") + b"</p>")[0] == f"<p>{text}</p>"


def test_control_characters_are_left_out() -> None:
    assert decode(b"a\x00b\x1bc\td\n")[0] == "abc\td\n"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([None, "text/html; charset=utf-8", "text/html; charset=shift_jis"]))
def test_any_bytes_give_text(body: bytes, content_type: str | None) -> None:
    text, _ = decode(body, content_type)
    assert "\x00" not in text


def test_real_texts_in_many_encodings() -> None:
    for path in sorted(corpus("encodings").glob("sample-*-[0-9].txt")):
        twin = path.with_name(path.name[:-6] + ".txt")
        if twin.exists():
            body = twin.read_bytes()
            try:
                known = body.decode("utf-8")
            except UnicodeDecodeError:
                continue
            letters = {character for character in known if ord(character) > 0x2FF}
            read = {character for character in decode(path.read_bytes())[0] if ord(character) > 0x2FF}
            assert len(read - letters) <= 2, path
