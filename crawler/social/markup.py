"""The markup of posts as text and links."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from crawler.extract.markup import parse
from crawler.extract.model import PageError
from crawler.feeds.fields import web_address
from crawler.social.json import clean

MAX_MARKUP = 500_000
"""Characters of markup that are read of one post."""
MAX_LINKS = 200
MAX_ADDRESS = 4_000

_LINE, _BLOCK = "\x02", "\x03"  # not in any text: control characters are taken out first
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|main|nav|ol|p|pre|section|table|ul"
)
_LINES = frozenset(("br", "li", "option", "summary", "tr"))
_HIDDEN = frozenset(("head", "iframe", "noscript", "object", "script", "style", "template", "title"))
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NO_LINKS = frozenset(("mention", "hashtag", "tag"))
_SHORTENED = re.compile(r"(?:https?://)?(?:www\.)?(?P<shown>\S*?)/?(?P<cut>…|\.\.\.)?", re.IGNORECASE)


def plain(html: str, drop: str = "") -> tuple[str, tuple[str, ...]]:
    """Return markup as plain text, a blank line between paragraphs, and the web addresses it links to, each once.

    An address that is shown shortened is written in full; links of mentions and hashtags are not among the addresses.
    Elements with the class ``drop`` are left out. Markup nested beyond reading becomes text without links.
    """
    markup = clean(html[:MAX_MARKUP])
    if not markup.strip():
        return "", ()
    try:
        tree = parse(markup)
    except PageError:
        return _arranged(unescape(_TAG.sub(" ", markup))), ()
    walk = _Walk(drop)
    walk.through(tree)
    return _arranged("".join(walk.pieces)), tuple(walk.links)


def shortens(shown: str, address: str) -> bool:
    """Whether what a reader sees is the address itself with its scheme or its end left out."""
    found, whole = _SHORTENED.fullmatch(shown[:MAX_ADDRESS]), _SHORTENED.fullmatch(address)
    if not found or not whole or not found["shown"]:
        return False
    cut = found["cut"] or "." in found["shown"]
    return bool(cut) and whole["shown"].lower().startswith(found["shown"].lower())


class _Walk:
    """Collects text and links on one way through a tree."""

    def __init__(self, drop: str) -> None:
        self.pieces: list[str] = []
        self.links: dict[str, None] = {}
        self._drop = drop
        self._verbatim = 0
        self._hidden: etree._Element | None = None
        self._began: list[int] = []

    def through(self, tree: etree._Element) -> None:
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if event == "start":
                self._enter(element)
            else:
                self._leave(element)

    def _enter(self, element: etree._Element) -> None:
        if self._hidden is not None:
            return
        if element.tag in _HIDDEN or (self._drop and self._drop in _classes(element)):
            self._hidden = element
            return
        self._divide(element)
        self._verbatim += element.tag == "pre"
        if element.tag == "a":
            self._began.append(len(self.pieces))
        if element.tag == "img" and "emoji" in " ".join(_classes(element)):
            self._say(element.get("alt"))
        self._say(element.text)

    def _leave(self, element: etree._Element) -> None:
        if self._hidden is None:
            self._verbatim -= element.tag == "pre"
            if element.tag == "a":
                self._link(element, self._began.pop())
            if _BLOCKS.fullmatch(element.tag):
                self.pieces.append(_BLOCK)
        elif self._hidden is element:
            self._hidden = None
        if self._hidden is None:
            self._say(element.tail)

    def _divide(self, element: etree._Element) -> None:
        if _BLOCKS.fullmatch(element.tag):
            self.pieces.append(_BLOCK)
        elif element.tag in _LINES:
            self.pieces.append(_LINE)
        elif element.tag in ("td", "th"):
            self.pieces.append(" ")

    def _say(self, text: str | None) -> None:
        if text:
            words = clean(text)
            self.pieces.append(words.replace("\n", _LINE) if self._verbatim else words)

    def _link(self, element: etree._Element, began: int) -> None:
        address = web_address(None, clean(element.get("href") or ""))
        if not address or len(address) > MAX_ADDRESS:
            return
        shown = "".join(self.pieces[began:])
        if shortens(shown.strip(), address):
            self.pieces[began:] = [shown.replace(shown.strip(), address)]
        kinds = _classes(element) | set((element.get("rel") or "").split())
        if not _NO_LINKS & kinds and len(self.links) < MAX_LINKS:
            self.links[address] = None


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "")[:500].split())


def _arranged(text: str) -> str:
    """Blanks run together, a line for each line, a blank line between blocks and never more than one."""
    blocks = ("\n".join(" ".join(line.split()) for line in block.split(_LINE)) for block in text.split(_BLOCK))
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(kept for block in blocks if (kept := block.strip())))
