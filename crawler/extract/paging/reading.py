"""The address on which the same article goes on, told from that of the next article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.markup import text_in
from crawler.extract.paging.numbers import MAX_ADDRESS, Place, on_this_host, places

MAX_LINKS = 3000
MAX_TEXT = 60
MAX_ROW = 200
MAX_WORDS = 40
UP = 4
TAIL = 80
"""Characters at the end of an address in which the number of a page stands."""
MAX_DEPTH = 12

RELATION = heuristic("paging.rel", "links of the relation next whose address is this one's with a number")
NUMBERS = heuristic("paging.numbers", "rows of page numbers below an article")
WORDS = heuristic("paging.words", "links that say next page, in many languages")

_COUNTED = re.compile(r"\d(?:\.\w{2,5}|/)?(?:[?#&;]|$)")
_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|página|pagina|halaman|第)?\s*(\d{1,2})\s*(?:页|頁|ページ)?\W{0,3}", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"comment|repl(?:y|ies)|related|recommend|sidebar|widget|carousel|slide|gallery|footnote|reference|adjacent|"
    r"older|newer|archive|listing|search|disqus|respond",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"[\s<>«»‹›→←➜➔►▶·|:.…⟩⟨]+")


@dataclass(frozen=True, slots=True)
class _Link:
    address: str
    text: str
    related: bool
    element: etree._Element


def next_page(facts: Facts) -> str | None:
    """Return the absolute address of the next page of the same article; None where there is none, or none is sure."""
    own = {place for address in (facts.url, facts.canonical) if address for place in places(address[:MAX_ADDRESS])}
    for link in _links(facts) if own else ():
        steps = [place for place in places(link.address) if _follows(own, place, link)]
        if steps and _is_shown(link) and (any(step.stated for step in steps) or _is_sure(own, steps, facts)):
            return link.address
    return None


def _links(facts: Facts) -> Iterator[_Link]:
    """Links that say of themselves that they lead to a next page, or to one of a number."""
    for element in islice(facts.tree.iter("link", "a"), MAX_LINKS):
        href = (element.get("href") or "").strip()
        if not href or len(href) > MAX_ADDRESS or not _COUNTED.search(href[-TAIL:]):
            continue
        related = "next" in (element.get("rel") or "").lower().split()
        if element.tag == "link" and not related:
            continue
        text = text_in(element, MAX_TEXT)
        shown = related or (len(text) < MAX_TEXT and (_is_number(text) or _says_next(text)))
        if shown and (address := on_this_host(facts.url or "", href)):
            yield _Link(address, text, related, element)


def _says_next(text: str) -> bool:
    return bool(WORDS) and " ".join(_ARROWS.sub(" ", text).casefold().split()) in _words()


def _is_number(text: str) -> bool:
    """Whether a link is the number of a page, or an arrow."""
    return bool(NUMBERS) and (_NUMBER.fullmatch(text) is not None or not _ARROWS.sub("", text))


def _follows(own: set[Place], place: Place, link: _Link) -> bool:
    """Whether a place is the one after this page's: with the next number, or where a query counts from 0 with 1."""
    for here in own:
        if here.stem != place.stem or not place.form:
            continue
        if place.number == here.number + 1 and here.form in ("", place.form):
            return True
        if not here.form and place.number == 1 and place.form.startswith("query") and link.text.strip(" .") != "1":
            return True
    return False


def _is_sure(own: set[Place], steps: list[Place], facts: Facts) -> bool:
    """Whether a bare number counts pages: on a page that has one itself, a link leads back to the first."""
    counted = [
        here for here in own for step in steps if here.form and here.form == step.form and here.stem == step.stem
    ]
    if not counted:
        return True
    first = {here.stem for here in counted if here.number > 1}
    numbers = (link for link in islice(facts.tree.iter("a"), MAX_LINKS) if _NUMBER.fullmatch(text_in(link, MAX_TEXT)))
    addresses = (on_this_host(facts.url or "", link.get("href") or "") for link in numbers)
    return any(places(address)[0].stem in first for address in addresses if address)


def _is_shown(link: _Link) -> bool:
    """Whether the page presents a link as that to its next page."""
    if link.element.tag == "link":
        return bool(RELATION)
    said = (RELATION and link.related) or _says_next(link.text) or (_is_number(link.text) and _is_in_row(link.element))
    return bool(said) and not _is_elsewhere(link.element)


def _is_in_row(element: etree._Element) -> bool:
    """Whether a link stands in a row of page numbers that begins with 1."""
    box = element.getparent()
    for _ in range(UP):
        if box is None or box.tag in ("body", "article", "main"):
            return False
        words = re.findall(r"\w+", _apart(box))
        if "1" in words and len(words) < MAX_WORDS:
            return True
        box = box.getparent()
    return False


def _apart(box: etree._Element) -> str:
    return " ".join(islice((str(piece) for piece in box.itertext()), MAX_ROW))


def _is_elsewhere(element: etree._Element) -> bool:
    """Whether a link belongs to comments, to a list beside the text, or to the article after this one."""
    for box in islice((element, *element.iterancestors()), MAX_DEPTH):
        if box.tag in ("body", "main", "article"):
            return False
        if _ELSEWHERE.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
            return True
    return False


@cache
def _words() -> frozenset[str]:
    """What such links say, without an empty text."""
    lines = files("crawler").joinpath("data/paging_words.txt").read_text("utf-8").splitlines()
    entries = (line.partition(": ")[2] for line in lines if line and not line.startswith("#"))
    return frozenset(entry.strip() for line in entries for entry in line.split("|")) - {""}
