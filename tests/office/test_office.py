"""PDF and office files become documents with text, title and date, or are named with the reason."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from crawler.extract import extract
from crawler.office.pdf import paragraphs, pdf_date
from tests.office.files import docx, odt, pdf, xlsx, zipped

NOW = datetime(2026, 11, 1, tzinfo=UTC)
RELEASE = [
    "FOR IMMEDIATE RELEASE",
    "14 October 2026",
    "Three charged after 212 kilograms of cocaine were found in Larkhaven",
    "",
    "The Office of the Prosecutor for the Harbour District said on Wednesday that three men were",
    "charged with importing cocaine hidden in a load of pineapples. The container came from the port of",
    "Santa Brava and was opened by customs officers.",
    "",
    "The trial begins in January.",
]


def test_a_pdf_release_has_text_in_paragraphs_title_and_date() -> None:
    page = extract(pdf([RELEASE], created="D:20261015080000Z"), None, "application/pdf", NOW)
    assert (page.kind, page.error, page.published) == ("document", None, "2026-10-14")
    assert page.title == "Three charged after 212 kilograms of cocaine were found in Larkhaven"
    assert "hidden in a load of pineapples. The container came from the port of Santa Brava" in page.text
    assert page.text.endswith("\n\nThe trial begins in January.")


def test_the_file_s_own_title_counts_unless_a_program_made_it_up() -> None:
    body = ["Some heading that stands first in the text", "", "and text."]
    told = extract(pdf([body], title="Annual report of the harbour police"), None, None, NOW)
    made = extract(pdf([body], title="Microsoft Word - final_v3.docx"), None, None, NOW)
    assert told.title == "Annual report of the harbour police"
    assert made.title == "Some heading that stands first in the text"


def test_without_a_date_in_the_text_the_file_s_own_counts() -> None:
    page = extract(pdf([["Nothing dated stands here."]], created="D:20261002093000+02'00'"), None, None, NOW)
    assert page.published == "2026-10-02T09:30:00+02:00"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [["Harbour Police Bulletin", f"Text of page {word} goes on.", str(number)] for number, word in
             enumerate(("one", "two", "three", "four"), 1)]  # fmt: skip
    text = "\n".join(paragraphs(pages))
    assert "Bulletin" not in text
    assert "4" not in text
    assert "Text of page three goes on." in text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (docx("First paragraph.", "Second paragraph."), "First paragraph.\n\nSecond paragraph."),
        (odt("First paragraph.", "Second paragraph."), "First paragraph.\n\nSecond paragraph."),
        (xlsx(["Name", "Kilograms"], ["Larkhaven", "212"]), "Name | Kilograms\n\nLarkhaven | 212"),
    ],
)
def test_office_files(body: bytes, text: str) -> None:
    page = extract(body, "https://police.example/list", None, NOW)
    assert (page.kind, page.text, page.error) == ("document", text, None)


def test_what_an_office_file_says_of_itself() -> None:
    body = docx("Text.", title="Seizures of the year", author="Mira Holt", created="2026-09-30T08:00:00Z")
    page = extract(body, None, None, NOW)
    assert (page.title, page.authors, page.published) == (
        "Seizures of the year", ("Mira Holt",), "2026-09-30T08:00:00+00:00",
    )  # fmt: skip


def locked(body: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(body)))
    writer.encrypt(user_password=password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (pdf([RELEASE])[:300], "damaged PDF|without text"),
        (pdf([[]]), "without text"),
        (locked(pdf([RELEASE]), "secret"), "encrypted"),
        (zipped({"a.txt": "x"}), "a ZIP file, not an office file"),
        (docx("Text.")[:200], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old binary format"),
        (b"{\\rtf1 text}", "RTF"),
        (
            zipped({"[Content_Types].xml": "<a/>", "word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a/>'}),
            "type decl",
        ),
    ],
)
def test_files_that_cannot_be_read_are_named(body: bytes, reason: str) -> None:
    page = extract(body, None, None, NOW)
    assert page.text == ""
    assert page.error is not None
    assert re.search(reason, page.error), page.error


def test_a_file_locked_with_the_empty_password_is_read() -> None:
    assert "Santa Brava" in extract(locked(pdf([RELEASE]), ""), None, None, NOW).text


def test_a_bomb_is_refused() -> None:
    bomb = zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a>" + " " * (80 * 2**20) + "</a>"})
    assert "larger than 64 MiB" in (extract(bomb, None, None, NOW).error or "")


def test_dates_of_pdf() -> None:
    assert pdf_date("D:20240503120000+02'00'") == "2024-05-03T12:00:00+02:00"
    assert pdf_date("D:20240503") == "2024-05-03"
    assert pdf_date("yesterday") is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([pdf([RELEASE]), docx("Text of it."), xlsx(["a", "b"]), odt("Text.")]), st.data())
def test_damaged_files_never_raise(body: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body) - 1))
    changed = body[:place] + data.draw(st.binary(max_size=4)) + body[place + data.draw(st.integers(0, 8)) :]
    page = extract(changed, None, None, NOW)
    assert page.error is None or "extraction failed" not in page.error
