"""Press releases of authorities: the text without its letter head, its contacts and what follows its end mark."""

from __future__ import annotations

import re
from datetime import datetime

from crawler.extract.dates.reading import plausible
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.build import length
from crawler.extract.releases.letters import (
    FOOT_BLOCKS,
    RUNNING,
    start_of_text,
    up_to_end,
    without_contacts,
    without_head,
)
from crawler.extract.releases.lines import date_of, is_contact, is_date_line, is_release_line, without_label
from crawler.extract.releases.offices import issuing_office

HEAD_BLOCKS = 12
MAX_LINES = 5_000
"""Lines of text from which no page is a release."""

END = heuristic("release.end-mark", "what follows ### or ENDS is no part of a release")
HEAD = heuristic("release.head", "lines of a release's letter head and its contacts before the text")
FOOT = heuristic("release.foot", "contacts for journalists behind the text of a release")

_ADDRESS = re.compile(
    r"/(?:press|news|media)[-_]?(?:release|statement|notice)|/pressroom|/(?:presse|medien|polizei)[-_]?(?:mitteilung|meldung|info)|"
    r"/communiqu|/comunicad|/comunicat|/notas?[-_](?:de[-_])?(?:prensa|imprensa)|/boletin|/pressmedd|/pressemel|/pressemedd|"
    r"/persbericht|/tiedot|/komunikat|/tiskov|/basin[-_]?(?:acik|bult)|/press[-_]?reli[sz]|/siaran[-_]?pers|/presse(?:/|$)",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"^.*?\b(?:19|20)\d\d\W+")

__all__ = ["is_release", "issuing_office", "release_blocks", "release_date"]


def is_release(facts: Facts, blocks: list[str]) -> bool:
    """Whether the page is a press release: two signs say so, among them one of its text or an authority's name."""
    if sum(block.count("\n") for block in blocks) > MAX_LINES:
        return False
    head = [line for block in blocks[:HEAD_BLOCKS] if length(block) < RUNNING * 3 for line in block.split("\n")]
    titled = any(is_release_line(title) for title in (*facts.headings, facts.meta("og:title") or ""))
    lines = any(is_release_line(line) for line in head) or titled
    ended = sum(map(length, up_to_end(blocks))) < sum(map(length, blocks))
    contact = any(
        is_contact(line) for block in (*blocks[:HEAD_BLOCKS], *blocks[-FOOT_BLOCKS:]) for line in block.split("\n")
    )
    address = bool(_ADDRESS.search(facts.url or ""))
    signs = lines + ended + contact + address
    return signs > 1 or (signs == 1 and issuing_office(facts, blocks) is not None)


def release_blocks(blocks: list[str]) -> list[str]:
    """Return the text of a release: letter head, contacts and what follows the mark of its end are cut."""
    kept = up_to_end(blocks) if END else blocks
    lines = [(number, line) for number, block in enumerate(kept) for line in block.split("\n")]
    start = start_of_text([line for _, line in lines])
    head = without_head(lines[:start]) if HEAD else lines[:start]
    text: dict[int, list[str]] = {}
    for number, line in head + lines[start:]:
        text.setdefault(number, []).append(line)
    kept = ["\n".join(block) for block in text.values()]
    return (without_contacts(kept) if FOOT else kept) or blocks


def release_date(blocks: list[str], now: datetime) -> str | None:
    """Return the date that stands in a line of its own in the letter head, None where none does."""
    lines = [line for block in blocks for line in block.split("\n")]
    for line in lines[: start_of_text(lines)]:
        rest = without_label(line)
        found = date_of(rest) if is_date_line(rest) or is_contact(_AFTER_DATE.sub("", rest)) else None
        if found and plausible(found, now):
            return found
    return None
