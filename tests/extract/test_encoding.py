"""From bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.encodings.reading import decode
from tests.corpus import corpus
from tests.extract.languages import HEADLINES, PARAGRAPHS

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


OLD = {
    "iso8859-2": ("pl", "cs", "sk", "hu", "ro", "hr", "bs", "sl"),
    "cp1250": ("pl", "cs", "sk", "hu", "ro", "hr", "bs", "sl"),
    "cp1251": ("ru", "uk", "bg", "mk", "sr"),
    "koi8-r": ("ru", "bg"),
    "koi8-u": ("uk",),
    "iso8859-5": ("ru", "uk", "bg", "mk", "sr"),
    "cp866": ("ru",),
    "mac_cyrillic": ("ru",),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1254": ("tr",),
    "cp1255": ("he",),
    "cp1256": ("ar", "fa"),
    "iso8859-6": ("ar",),
    "cp1257": ("lt", "lv", "et"),
    "cp874": ("th",),
    "cp932": ("ja",),
    "euc_jp": ("ja",),
    "cp949": ("ko",),
    "gb18030": ("zh",),
    "cp1252": ("es", "fr", "de", "pt", "it", "ca", "gl", "sv", "da", "no", "fi", "is"),
    "mac_roman": ("es", "fr", "de", "pt", "it", "sv", "da"),
}


def old(text: str) -> str:
    """The text with the letters that older encodings have in place of later ones."""
    return text.translate(str.maketrans("țșȚȘیک", "ţşŢŞيك", "\u200c"))


@pytest.mark.parametrize(("encoding", "language"), [(name, code) for name, codes in OLD.items() for code in codes])
def test_older_encodings_are_known_by_their_text_alone(encoding: str, language: str) -> None:
    for text in (old(HEADLINES[language]), old(PARAGRAPHS[language])):
        raw = text.encode(encoding)
        if raw.isascii():
            continue
        page = b"<html><title>" + raw + b"</title><ul><li>Home</li></ul><p>" + raw + b"</p></html>"
        assert text in decode(page, "text/html")[0]


@pytest.mark.parametrize(("encoding", "language"), [(name, code) for name, codes in OLD.items() for code in codes])
def test_a_true_declaration_is_believed(encoding: str, language: str) -> None:
    raw = old(PARAGRAPHS[language]).encode(encoding)
    if not raw.isascii():
        assert decode(b"<p>" + raw, f"text/html; charset={encoding}")[1].replace("_", "-") == encoding.replace("_", "-")


def test_traditional_chinese_in_big5() -> None:
    text = "港務局發言人晚上表示，這些包裹總重四十六公斤，兩名司機接受問話後已被釋放。"
    assert text in decode(b"<p>" + text.encode("big5") + b"</p>")[0]


@pytest.mark.parametrize("language", ["ru", "el", "he", "th", "pl"])
def test_a_western_header_of_the_server_does_not_count_against_the_bytes(language: str) -> None:
    encoding = next(name for name, codes in OLD.items() if language in codes)
    body = b"<p>" + old(PARAGRAPHS[language]).encode(encoding) + b"</p>"
    assert old(PARAGRAPHS[language]) in decode(body, "text/html; charset=iso-8859-1")[0]


def test_a_declaration_of_another_alphabet_does_not_count_against_the_bytes() -> None:
    body = b"<meta charset='windows-1251'><p>" + PARAGRAPHS["fr"].encode("cp1252") + b"</p>"
    assert PARAGRAPHS["fr"] in decode(body)[0]


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("windows-1251", "cp1251"), ("win-1251", "cp1251"), ("x-mac-cyrillic", "mac_cyrillic"), ("cp-1251", "cp1251"),
        ("koi8", "koi8-r"), ("iso_8859_5", "iso8859-5"), ("ISO-8859-5", "iso8859-5"), ("ibm866", "cp866"),
    ],
)  # fmt: skip
def test_labels_as_browsers_know_them(label: str, encoding: str) -> None:
    assert PARAGRAPHS["ru"] in decode(b"<p>" + PARAGRAPHS["ru"].encode(encoding), f"text/html; charset={label}")[0]


def test_latin1_means_windows_1252_and_gb2312_means_gb18030() -> None:
    assert decode("“40 €”".encode("cp1252"), "text/html; charset=iso-8859-1")[0] == "“40 €”"
    assert decode("喆镕，港口".encode("gb18030"), "text/html; charset=gb2312")[0] == "喆镕，港口"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_encodings_without_a_mark(encoding: str) -> None:
    page = f"<html><title>{RUSSIAN}</title></html>"
    assert decode(page.encode(encoding), "text/html; charset=utf-8") == (page, encoding)


@pytest.mark.parametrize("label", ["utf-7", "hz-gb-2312", "unicode_escape", "raw_unicode_escape", "punycode"])
def test_encodings_that_smuggle_markup_are_refused(label: str) -> None:
    body = b"+ADw-script+AD4- \\x3cscript\\x3e ~{!&!7~}"
    assert decode(body, f"text/html; charset={label}")[0] == body.decode()
    assert decode(f"<meta charset='{label}'>".encode() + body)[0].endswith(body.decode())


def test_a_page_cut_within_a_character_keeps_its_encoding() -> None:
    assert decode("é".encode()[:1], "text/html; charset=utf-8")[1] == "utf-8"
    assert decode("café".encode()[:-1], "text/html; charset=utf-8") == ("caf\ufffd", "utf-8")
    assert decode("港口".encode("gb18030")[:-1], "text/html; charset=gbk")[1] == "gb18030"


def test_vietnamese_tones_are_composed() -> None:
    parts = {"ả": "a\u0309", "ở": "ơ\u0309", "ệ": "ê\u0323", "à": "a\u0300"}
    text = "".join(parts.get(letter, letter) for letter in "Hải quan mở kiện hàng")
    assert decode(text.encode("cp1258"), "text/html; charset=windows-1258")[0] == "Hải quan mở kiện hàng"


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
    named = {
        "arabic-1": "cp1256", "chinese": "big5", "french-1": "cp1252", "greek": "cp1253", "greek-2": "cp1253",
        "hebrew-2": "cp1255", "hebrew-3": "cp1255", "korean": "cp949", "russian": "mac_cyrillic", "turkish": "cp1254",
    }  # fmt: skip
    for path in sorted(corpus("encodings").glob("sample-*.txt")):
        body, name = path.read_bytes(), path.stem.removeprefix("sample-")
        assert decode(body)[0] == body.decode(named.get(name, "utf-8-sig")), path


def test_real_texts_have_the_letters_of_their_twins() -> None:
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
