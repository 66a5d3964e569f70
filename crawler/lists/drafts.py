"""Entries of a list as documents."""

from __future__ import annotations

from crawler.lists.model import Entry, Identifier
from crawler.lists.sheet import sheet_of
from index.model import Draft

MAX_TAGS = 50
READING = 1
"""Counted up when sheets are written in another way, so that this is not told as a change of the list."""


def draft_of(entry: Entry, source: str, tags: tuple[str, ...], language: str | None) -> Draft:
    """Make the document of an entry, whose ``url`` must be known.

    ``details``: the names and numbers of the entry as ``entities``; ``list`` holds the entry's own fields, and in
    ``prose`` where free text begins: before it, the sheet has no names but the stated ones; ``heading`` is the end of
    the first block.
    """
    sheet = sheet_of(entry)
    own = ("narcotics",) if entry.narcotics else ()
    return Draft(
        source=source,
        url=entry.url or "",
        kind="document",
        title=entry.name.listed,
        text=sheet.text,
        published=entry.listed,
        language=language or "en",
        tags=tuple(dict.fromkeys((*tags, *own, *entry.programmes)))[:MAX_TAGS],
        details={
            "entities": sheet.entities,
            "events": [],
            "list": {
                "reading": READING,
                "uid": entry.uid,
                "type": entry.type,
                "programmes": list(entry.programmes),
                "narcotics": entry.narcotics,
                "listed": entry.listed,
                "born": list(entry.born),
                "aliases": [name.said for name in entry.aliases],
                "weak_aliases": [name.said for name in entry.weak_aliases],
                "nationalities": list(entry.nationalities),
                "identifiers": [_number(number) for number in entry.identifiers],
                "heading": sheet.heading,
                "prose": sheet.prose,
            },
        },
    )


def _number(number: Identifier) -> dict[str, str | None]:
    return {"type": number.type, "value": number.value, "country": number.country, "note": number.note}
