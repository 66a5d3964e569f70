"""Live blogs: what was said before, then the entries, newest first, each under its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml import etree

from crawler.extract.comments import is_comment_area
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import text_of
from crawler.extract.live.entries import MAX_ENTRIES, Entry, letters_of, newest_first, shown_entries, stated_entries
from crawler.extract.live.groups import Entries, find_entries
from crawler.extract.markup import text_in

MAX_INTRO = 12
MAX_PARAGRAPH = 3_000
LONG = 60
LEAST_SHARE = 0.4
LEAST_STATED = 0.15
"""Of a page's text: entries that hold less stand beside it; on a page that says it is a live blog these may be few."""

STATED = heuristic("live.stated", "entries of a live blog that its JSON-LD holds")
REPEATED = heuristic("live.repeated", "entries of a live blog by their repeated build, each with its time")

_ADDRESS = re.compile(
    r"(?:^|[/._-])(?:live-?blogg?s?|live-?tick?er|news-?ticker|live-?updates?|live-?reporting|live-?coverage|liveverslag|"
    r"live-?center|minute-by-minute|minuto-?a-?minuto|minuto-?por-?minuto|minuti-per-minuti|ao-?vivo|en-?vivo|"
    r"relacja-na-zywo|na-?zywo|canli-?(?:blog|anlatim)|on-?line-?prenos|percrol-percre|siaran-langsung|truc-tiep)"
    r"(?=$|[/._-])|"
    r"/(?:live|ticker|en-?direct|direct|em-?direto|direto|direkte?|diretta|in-?diretta|canli|zive|uzivo|online|onlain|"
    r"hronika|khronika|seuranta|langsung|zhibo)(?=$|[/._])|[/-]live(?=$|[/.])|/(?:live|en-direct|direct|diretta|liveblog)-",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"live-?blog|live-?ticker|live-?feed|live-?updates?|live-?report|live-?entr|live-?stream-?post", re.I
)


def read_live(facts: Facts) -> list[str] | None:
    """Return the blocks of a live blog, or None for a page that is none.

    First what the page says before its entries; then the entries, newest first, each with a block of its own for its
    time (``2024-05-03T14:05+02:00`` where it is known, else as the page writes it).
    """
    stated = stated_entries(facts) if STATED else []
    shown = find_entries(facts.tree) if REPEATED and (stated or calls_itself_live(facts)) else None
    if shown and shown.share < (LEAST_STATED if stated or "LiveBlogPosting" in facts.types else LEAST_SHARE):
        shown = None  # a ticker beside the text
    entries = shown_entries(facts, shown) if shown else []
    if letters_of(stated) > letters_of(entries):
        entries = stated
    if not entries or (not shown and letters_of(entries) < LEAST_SHARE * _paragraphs(facts)):
        return None
    blocks = _intro(facts, shown, entries)
    for entry in newest_first(entries)[:MAX_ENTRIES]:
        blocks += [entry.time, *entry.blocks] if entry.time else entry.blocks
    return blocks


def calls_itself_live(facts: Facts) -> bool:
    """Whether a page says by its type, its address or the names of its boxes that it is a live blog."""
    if "LiveBlogPosting" in facts.types:
        return True
    try:
        path = unquote(urlsplit(facts.url or "").path)[:500]
    except ValueError:
        path = ""
    return bool(_ADDRESS.search(path)) or any(
        _MARKS.search(f"{box.get('class') or ''} {box.get('id') or ''} {(box.get('itemtype') or '')}"[:400])
        for box in facts.tree.iter("div", "section", "article", "ol", "ul", "main", "body")
    )


def _intro(facts: Facts, shown: Entries | None, entries: Sequence[Entry]) -> list[str]:
    """Paragraphs before the first entry; where there are none, what the page's head says of it."""
    told = {block for entry in entries for block in entry.blocks}
    found = [text for text in _before(facts, shown) if text not in told][:MAX_INTRO] if shown else []
    if found:
        return found
    description = text_of(facts.article.get("description")) or facts.meta("og:description", "description")
    return [description] if description and description not in told else []


def _before(facts: Facts, shown: Entries) -> Iterator[str]:
    first = shown.elements[0]
    for element in facts.tree.iter("p", "li", *_stops(first)):
        if element is first:
            return
        if element.tag in ("p", "li") and not _aside(element):
            text = text_in(element, MAX_PARAGRAPH)
            if len(text) >= LONG and not _mostly_linked(element, text):
                yield text


def _stops(first: etree._Element) -> tuple[str, ...]:
    return (str(first.tag),) if first.tag not in ("p", "li") else ()


def _aside(element: etree._Element) -> bool:
    outer = list(islice(element.iterancestors(), 12))
    return any(
        one.tag in ("nav", "header", "footer", "aside", "form") and one.find(".//h1") is None for one in outer
    ) or any(is_comment_area(one) for one in outer)


def _mostly_linked(element: etree._Element, text: str) -> bool:
    return sum(len(text_in(link, 300)) for link in islice(element.iter("a"), 20)) > 0.6 * len(text)


def _paragraphs(facts: Facts) -> int:
    """Letters of the paragraphs of the page."""
    return sum(len(text_in(one, MAX_PARAGRAPH)) for one in islice(facts.tree.iter("p"), MAX_ENTRIES))
