"""PDF files: their text put back into paragraphs."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from crawler.office.model import MAX_CHARACTERS, OfficeError, OfficeText, bounded

MAX_PAGES = 1_000
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-]\d\d)'?(\d\d)?|(Z))?")
_END = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*$")
_ITEM = re.compile(r"(?:[\u2022\u25cf\u25aa\u2013*-]|\(?[0-9]{1,3}[.)])\s")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_SHORT = 0.75
_WIDE = 1.35


class Piece(NamedTuple):
    """A piece of text with its height on the page and the size of its letters, both in points."""

    height: float
    size: float
    text: str


logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(body: bytes) -> OfficeText:
    """Read a PDF file. Raises ``OfficeError`` if it is encrypted, damaged, or holds pictures of pages only."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pypdf warns of every deviation from the standard that it mends
            return _read(PdfReader(BytesIO(body), strict=False))
    except OfficeError:
        raise
    # The boundary of the library: strange files make it raise errors of many kinds, all of which mean the same.
    except Exception as error:
        raise OfficeError(f"a damaged PDF file: {type(error).__name__}: {str(error)[:200]}") from error


def _read(reader: PdfReader) -> OfficeText:
    if reader.is_encrypted and not _opened(reader):
        raise OfficeError("an encrypted PDF file")
    pages, cut_short = _pages(reader)
    blocks, cut = bounded(list(paragraphs(pages)))
    if not blocks:
        raise OfficeError("a PDF file without text: pictures of pages, which are not read")
    about: Mapping[str, object] = reader.metadata or {}
    author = _plain(about.get("/Author"))
    created = pdf_date(str(about.get("/CreationDate") or ""))
    return OfficeText(blocks, _plain(about.get("/Title")), (author,) if author else (), created, cut_short or cut)


def _opened(reader: PdfReader) -> bool:
    """Whether the empty password opens it, which many publishers set to forbid changes only."""
    try:
        return bool(reader.decrypt(""))
    except (PyPdfError, NotImplementedError, ImportError):
        return False


def _pages(reader: PdfReader) -> tuple[list[list[str]], bool]:
    """The lines of each page, and whether any were left out."""
    pages: list[list[str]] = []
    total = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or total > MAX_CHARACTERS:
            return pages, True
        placed: list[Piece] = []
        page.extract_text(visitor_text=partial(_place, placed))
        total += sum(len(piece.text) for piece in placed)
        pages.append(_spaced(placed))
    return pages, False


def _place(placed: list[Piece], text: str, matrix: Any, place: Any, _font: object, size: float) -> None:
    if text.strip():
        height = float(place[4]) * matrix[1] + float(place[5]) * matrix[3] + matrix[5]
        placed.append(Piece(height, abs(size * place[3] * matrix[3]), text))


def _spaced(placed: list[Piece]) -> list[str]:
    """Lines of a page, an empty one where more room is left between two than is usual, or a new column begins."""
    gaps = [above.height - below.height for above, below in pairwise(placed)]
    usual = sorted(gap for gap in gaps if gap > 1)
    text = ""
    for piece, gap in zip(placed, [0.0, *gaps], strict=False):
        # A line takes about 1.2 times the size of its letters; where all lines are set wide apart, as much as is usual.
        wide = _WIDE * max(1.2 * piece.size, min(usual[len(usual) // 3], 1.6 * piece.size)) if usual else 0.0
        if gap > wide > 0 or gap < -wide < 0:
            text += "\n\n"
        elif abs(gap) > piece.size / 2 and not text.endswith("\n"):
            text += "\n"
        text += piece.text
    return [" ".join(line.split()) for line in text.splitlines()]


def paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Put lines back into paragraphs: one ends at an empty line, at a short line that ends a sentence, before an item.

    Page numbers, and lines that stand at the edge of most pages, are left out.
    """
    repeated = _repeated(pages)
    lines = [line for page in pages for line in page if line not in repeated and not _PAGE_NUMBER.match(line)]
    width = sorted(len(line) for line in lines)[int(len(lines) * 0.9)] if lines else 0
    collected = ""
    for line in lines:
        if collected and (not line or _ITEM.match(line)):
            yield collected
            collected = ""
        collected = _joined(collected, line)
        if collected and len(line) < _SHORT * width and (_END.search(line) or collected == line):
            yield collected
            collected = ""
    if collected:
        yield collected


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and before[-2:-1].islower() and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}".strip()


def _repeated(pages: list[list[str]]) -> set[str]:
    """Running heads and feet."""
    if len(pages) < 3:
        return set()
    edges = [set(page[:2] + page[-2:]) - {""} for page in pages]
    return {line for line in set().union(*edges) if sum(line in edge for edge in edges) > len(pages) / 2}


def pdf_date(text: str) -> str | None:
    """Return a date of PDF (ISO 32000-1, 7.9.4: ``D:20240503120000+02'00'``) as ISO-8601, None if it is none."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone, minutes, utc = found.groups()
    date = f"{year}-{month or '01'}-{day or '01'}"
    if hour is None:
        return date
    offset = "+00:00" if utc else f"{zone}:{minutes or '00'}" if zone else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{offset}"


def _plain(value: object) -> str | None:
    text = " ".join(str(value).replace("\x00", "").split()) if value is not None else ""
    return text[:500] or None
