"""PDF and office files as pages: title and date from the text, else from what the file says of itself."""

from __future__ import annotations

import re
from datetime import datetime

from crawler.extract.authors.reading import names_in
from crawler.extract.body import join
from crawler.extract.dates.loose import read_loose_date
from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.languages.reading import MIN_TEXT, SURE, classify
from crawler.extract.model import Page, PageError
from crawler.extract.releases.letters import Letter, is_letter, read_letter
from crawler.extract.releases.lines import date_of, is_furniture
from crawler.extract.releases.offices import is_office
from crawler.office import OfficeError, OfficeText, read_office

MAX_TITLE = 200
FIRST_BLOCKS = 12
FIRST_LINES = 3
MAX_DATELINE = 80
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|untitled|unknown|document\d*|presentation\d*|\S+\.\w{2,4}$|\W*$)|"
    r".*\.(?:docx?|pdf|indd|qxd|odt)$",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"(?:for immediate release|press release|news release|media release|communiqu[eé]|comunicado|pressemitteilung|"
    r"persbericht|comunicato|contact|www\.|tel|fax|e-?mail)\b",
    re.IGNORECASE,
)
_DATE_PARTS = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?[^\W\d]{3,12}\.?,?\s+(?:de\s+|del\s+)?\d{4}|"
    r"[^\W\d]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,\s+\d{4}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}"
)


def read_file(body: bytes, now: datetime) -> Page:
    """Read a PDF or office file as a page of kind ``document``. Raises ``PageError``."""
    try:
        found = read_office(body)
    except OfficeError as error:
        raise PageError(str(error)) from error
    letter = read_letter(list(found.blocks)) if is_letter(list(found.blocks)) else Letter(None, None, [])
    text = join(letter.blocks or list(found.blocks))
    persons = tuple(name for author in found.authors for name in names_in(author))
    return Page(
        kind="document",
        title=letter.headline or _title(found),
        text=text,
        authors=(letter.office,) if letter.office else persons,
        published=_published(found, now),
        language=_language(text),
        partial=found.partial,
    )


def _title(found: OfficeText) -> str | None:
    """What the file calls itself, unless a program made that up; else the first line that reads like a headline."""
    if found.title and not _NO_TITLE.match(found.title):
        return found.title[:MAX_TITLE]
    for block in found.blocks[:FIRST_BLOCKS]:
        if 12 <= len(block) <= MAX_TITLE and not _is_head(block):
            return block
    return None


def _is_head(block: str) -> bool:
    """Whether a line is of the letter head rather than a headline."""
    return bool(_MASTHEAD.match(block) or _DATE_PARTS.fullmatch(block)) or is_office(block) or is_furniture(block)


def _published(found: OfficeText, now: datetime) -> str | None:
    """A date that stands at the head of the text; else when the file was made."""
    for number, block in enumerate(found.blocks[:FIRST_BLOCKS]):
        # A date in running text is one of what happened.
        if number >= FIRST_LINES and len(block) > MAX_DATELINE:
            continue
        parts = _DATE_PARTS.findall(block[:400])
        for date in (date_of(block), *(read_date(part) or read_loose_date(part) for part in parts)):
            if date and plausible(date, now):
                return date
    created = read_date(found.created)
    return created if created and plausible(created, now) else None


def _language(text: str) -> str | None:
    if len(text) < MIN_TEXT:
        return None
    language, probability = classify(text)
    return language if probability >= SURE else None
