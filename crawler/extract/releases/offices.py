"""The authority that issued a release, by the name it gives itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import text_of, types_of
from crawler.extract.kinds.build import length
from crawler.extract.markup import text_in
from crawler.extract.releases.lines import names_office

MAX_NAME = 110
MAX_WORDS = 14
FIRST_BLOCKS = 8
FIRST_LINES = 12
MAX_BOXES = 400
BESIDE = 12
"""Boxes with a short text before and after the heading, in which an office signs."""

HEAD = heuristic("release.letter-head", "the office named in the letter head or beside the heading of a release")

_GOVERNMENT = ("GovernmentOrganization", "GovernmentOffice", "PoliceStation", "Courthouse", "GovernmentService")
_METAS = ("dcterms.publisher", "dc.publisher", "publisher", "dcterms.creator", "dc.creator", "organization", "author")
_NO_NAME = re.compile(r"[.!?…。;:]$|\d{3}|@|\s(?:and|of|the|for|und|et|y|e)$|[\"“”„«»]", re.IGNORECASE)
_SIGN = re.compile(r"[|·•»›:–—]|\s-\s|\n")
_LABEL = re.compile(
    r"^(?:(?:issued|published|released|posted|source|from|by|office|agency|component|organisation|organization|"
    r"herausgeber|quelle|original-content von|ots|fuente|fonte|source|źródło|источник)\s*[:–—-]\s*)",
    re.IGNORECASE,
)
_TAGS = ("p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "address", "dd", "center")


def issuing_office(facts: Facts, blocks: list[str]) -> str | None:
    """Return the name of the authority that issued a release; None where none names itself.

    ``blocks`` are those of the main text with the letter head still among them.
    """
    seen = chain(_in_head(facts, blocks) if HEAD else (), _of_site(facts))
    names = (name for text in seen for name in _parts(text) if is_office(name))
    return next(_stated(facts), None) or next(names, None)


def is_office(text: str) -> bool:
    """Whether a short text is the name of an authority rather than a sentence about one."""
    words = text.split()
    if not 3 < len(text) <= MAX_NAME or len(words) > MAX_WORDS or not text[0].isalnum() or _NO_NAME.search(text):
        return False
    return names_office(text) and _is_capital(words)


def _is_capital(words: list[str]) -> bool:
    """Whether long words begin with capitals where the script has them: in a headline most do not."""
    cased = [word for word in words if len(word) > 4 and word[0].lower() != word[0].upper()]
    small = sum(not word[0].isupper() for word in cased)
    return not words[0][0].islower() and small * 3 <= len(cased)


def _stated(facts: Facts) -> Iterator[str]:
    """Government bodies in JSON-LD, the article's publisher first."""
    for key in ("sourceOrganization", "publisher", "author", "creator"):
        yield from _bodies(facts.article.get(key))
    for thing in facts.things[:50]:
        yield from _bodies(thing)


def _bodies(thing: Any) -> Iterator[str]:
    for one in thing if isinstance(thing, list) else [thing]:
        if isinstance(one, dict) and set(types_of(one)) & {*_GOVERNMENT} and (name := text_of(one)):
            yield name


def _in_head(facts: Facts, blocks: list[str]) -> Iterator[str]:
    """The first lines of the text, then short texts of the page from the heading on, then before it."""
    title = (*facts.headings, facts.meta("og:title") or "", facts.tree.findtext(".//title") or "")
    for text in chain(_first_lines(blocks), _around_heading(facts)):
        if not any(text in known for known in title):
            yield text


def _first_lines(blocks: list[str]) -> Iterator[str]:
    """Lines before the running text."""
    for line in islice((line for block in blocks[:FIRST_BLOCKS] for line in block.split("\n")), FIRST_LINES):
        if length(line) > MAX_NAME and line[-1:] in ".!?。":
            return
        yield line


def _around_heading(facts: Facts) -> Iterator[str]:
    """Texts of the short boxes after the heading, until running text begins; then of those before it."""
    before: list[str] = []
    after: list[str] = []
    seen = False
    for element in islice(facts.tree.iter(*_TAGS), MAX_BOXES):
        if element.tag == "h1":
            seen = True
            continue
        text = text_in(element, MAX_NAME * 3)
        if len(text) > MAX_NAME:
            if seen and element.tag == "p":
                break
        elif text:
            pieces = element.itertext() if element.find("br") is not None else [text]
            (after if seen else before).extend(str(piece).strip() for piece in pieces if piece.strip())
        if len(after) >= BESIDE:
            break
    yield from after
    yield from reversed(before[-BESIDE:])


def _of_site(facts: Facts) -> Iterator[str]:
    yield from facts.site_names
    yield from (text for name in _METAS if (text := facts.meta(name)))
    yield from _SIGN.split(facts.tree.findtext(".//title") or "")[::-1]
    yield from facts.home_names
    yield from (text_in(element, MAX_NAME + 1) for element in islice(facts.tree.iter("address"), 3))


def _parts(text: str) -> Iterator[str]:
    """A text and what its bars and dashes divide it into."""
    text = _LABEL.sub("", " ".join(text.split())).strip(" ,;:|-–—")
    yield text
    if len(pieces := _SIGN.split(text)) > 1:
        yield from (piece.strip(" ,;") for piece in pieces)
