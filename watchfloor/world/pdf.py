"""PDF files of plain text (ISO 32000-1), as an office's word processor would leave them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import datetime

WIDTH, LINES = 88, 46
"""Letters on a line, lines on a page."""
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(title: str, author: str, created: datetime, paragraphs: Sequence[str]) -> bytes:
    """A file with the title and the paragraphs on as many pages as they need.

    Raises ``UnicodeEncodeError`` for letters that windows-1252 lacks.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT]
    kids = []
    for lines in _pages([title, *paragraphs]):
        stream = "BT /F1 11 Tf 14 TL 60 760 Td " + "".join(f"({escaped(line)}) Tj T* " for line in lines) + "ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {font} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} /MediaBox [0 0 612 792] >>"
    objects.append(f"<< /Title {_hex(title)} /Author {_hex(author)} /CreationDate ({_date(created)}) >>")
    return assembled(objects)


def _pages(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    lines = [line for text in paragraphs for line in (*textwrap.wrap(text, WIDTH), "")]
    return (lines[start : start + LINES] for start in range(0, len(lines), LINES))


def escaped(line: str) -> str:
    """A line of text as it stands between brackets."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _hex(text: str) -> str:
    """A text of any letters, as the information about a file is written."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _date(moment: datetime) -> str:
    zone = f"{moment:%z}"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def assembled(objects: Sequence[str]) -> bytes:
    """A whole file: the objects, first the catalogue and last the information, then where each begins."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start, size = len(out), len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
