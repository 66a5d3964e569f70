"""What the names of boxes say: marks read from tags, classes, ids and roles as the usual systems write them."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from crawler.extract.text.names import COMPOUND, HEADS, TAILS, WORDS

MAX_NAMES = 300
LEAST_APART = 2

_TAGS = (
    "article", "main", "section", "aside", "header", "footer", "nav", "figure", "figcaption", "form", "ul", "ol", "li",
    "table", "td", "dl", "blockquote", "details", "noscript", "address", "p", "h2", "hgroup", "center", "fieldset",
)  # fmt: skip
_STATES = ("aria-hidden", "display-none", "articlebody")

NAMES: tuple[str, ...] = (*WORDS, *_STATES, *(f"<{tag}>" for tag in _TAGS))
"""The marks in the order of their bits."""

_BIT = {name: 1 << number for number, name in enumerate(NAMES)}
_TAG_BITS = {tag: _BIT[f"<{tag}>"] for tag in _TAGS}
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.I)
_CAMEL = re.compile(r"([a-z0-9])([A-Z])")
_HYPHENS = re.compile("-+")
_ATTRIBUTES = ("class", "id", "role", "itemprop")


def names_of(element: etree._Element) -> str:
    """Return all by which an element is named, blanks between: class, id, role, itemprop; whether it is hidden."""
    get = element.get
    names = " ".join(filter(None, map(get, _ATTRIBUTES)))[:MAX_NAMES]
    if get("aria-hidden") == "true" or get("hidden") is not None:
        names += " aria-hidden"
    style = get("style")
    if style and _NO_DISPLAY.search(style):
        names += " display-none"
    return names


def marks_of(tag: str, names: str) -> int:
    """Return the marks of a tag and its names, without digits, as bits in the order of ``NAMES``."""
    bits = _TAG_BITS.get(tag, 0)
    if names:
        for name in names.split():
            bits |= _named(name)
    return bits


def _expression(words: dict[str, int]) -> str:
    """An expression for the longest of these words, letter by letter, so that no position is tried for all of them."""
    branches: dict[str, dict[str, int]] = {}
    for word, bits in words.items():
        if word:
            branches.setdefault(word[0], {})[word[1:]] = bits
    inner = "|".join(re.escape(letter) + _expression(rest) for letter, rest in sorted(branches.items()))
    if not inner:
        return ""
    return f"(?:{inner})" + ("?" if "" in words else "")


def _read_words() -> dict[str, int]:
    """Bits by word, whose parts are two hyphens apart so that each part has both its ends to itself."""
    bits = dict.fromkeys(HEADS | TAILS, 0)
    for mark, words in WORDS.items():
        for word in words.split():
            parted = re.sub(r"(?<=[^-])-(?=[^-])", "--", word)
            bits[parted] = bits.get(parted, 0) | _BIT[mark]
    return bits


_BITS = _read_words()
_FIND = re.compile(_expression(_BITS))


@lru_cache(maxsize=32768)
def _named(name: str) -> int:
    if name in _STATES:
        return _BIT[name]
    parted = _CAMEL.sub(r"\1-\2", name).lower().replace("_", "-")
    bits = _BIT["articlebody"] if name == "articleBody" else 0
    head = -9
    for found in _FIND.finditer(f"--{_HYPHENS.sub('--', parted)}--"):
        word = found.group()
        bits |= _BITS[word]
        word = word.strip("-")
        if word in TAILS and 0 <= found.start() - head <= LEAST_APART:
            bits |= _BIT[COMPOUND]
        head = found.end() if word in HEADS else -9
    return bits
