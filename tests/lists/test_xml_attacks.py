"""XML that wants to make the reader load files, ask the network or fill the memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from crawler.lists.reader import read_list
from tests.lists.files import UN_XML

BASE = "https://lists.example/l"
BODY = UN_XML.partition("?>")[2]


def _read(text: str | bytes, form: str = "un-xml") -> str:
    body = text.encode() if isinstance(text, str) else text
    reading = read_list({"list": body}, form, {}, BASE)
    assert not reading.entries
    return reading.error or ""


def test_an_expansion_bomb_is_refused_unexpanded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "aaaaaaaaaa">{levels}]>' + BODY.replace("OSTLER", "&l11;")
    tracemalloc.start()
    try:
        assert "document type" in _read(bomb)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_an_external_entity_is_not_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("OPEN SESAME")
    attack = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + BODY.replace("OSTLER", "&e;")
    error = _read(attack)
    assert "document type" in error
    assert "SESAME" not in error


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-7"])
def test_another_encoding_does_not_hide_a_document_type(encoding: str) -> None:
    attack = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY e "{"a" * 100}">]>' + BODY
    assert _read(attack.encode(encoding))


def test_a_document_type_in_an_encoding_that_hides_its_bytes_is_refused() -> None:
    attack = f'<?xml version="1.0" encoding="UTF-7"?><!DOCTYPE x [<!ENTITY e "aaa">]>{BODY}'.encode("utf-7")
    hidden = attack.replace(b"<!", b"+ADwAIQ-")
    assert b"<!" not in hidden
    assert "document type" in _read(hidden)


def test_an_undeclared_entity_is_an_error() -> None:
    assert "broken XML" in _read(BODY.replace("OSTLER", "&unknown;"))


@pytest.mark.parametrize(
    "inside",
    ["<a>" * 5_000, "<a/>" * 30_000, "<INDIVIDUAL>" * 300 + "</INDIVIDUAL>" * 300, "x" * 11_000_000],
    ids=["deep", "broad", "within itself", "long"],
)
def test_absurd_entries_are_refused(inside: str) -> None:
    assert _read(f"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>{inside}</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>")


def test_a_tag_with_attributes_without_number_is_refused() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(20_000))
    assert "tag" in _read(f"<CONSOLIDATED_LIST {attributes}/>")


def test_many_elements_outside_entries_take_no_memory_and_give_nothing() -> None:
    assert "empty" in _read("<CONSOLIDATED_LIST>" + "<a><b/></a>" * 50_000 + "</CONSOLIDATED_LIST>")
