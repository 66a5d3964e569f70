"""Texts that a page carries as a value, plain or as HTML, written down in blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from crawler.extract.markup import parse
from crawler.extract.model import PageError

MAX_FRAGMENT = 1_000_000

_TAGS = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|table|a|em|strong|b|i|span|section|body)\b[^<>]*>", re.I)
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|h[1-6]|li)\b", re.I)
_GAPS = re.compile(r"[ \t\xa0]*(?:\r\n?|\n|\u2028|\u2029)[ \t\xa0]*")
_END = r"(?<=[.!?…。！？।؟”\"'»)])"
_WIDE = re.compile(_END + r"[ \xa0]{2,}(?=\S)")
_SENTENCE = re.compile(_END + r"[ \xa0]+(?=\S)")
_SKIPPED = {"script", "style", "noscript", "template", "iframe", "figcaption", "form", "button", "svg", "head", "aside"}
_BLOCKS = {
    "p", "div", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article",
    "dl", "dd", "dt", "figure", "hr", "header", "footer", "li", "tr",
}  # fmt: skip
_CELLS = ("td", "th")
_LINES = {"li": "- ", "tr": ""}
"""Elements of which neighbours make one block of several lines, and how each line begins."""


def blocks_in(text: str) -> list[str]:
    """Return the blocks of a text that is plain or HTML; none where it is too large or not readable.

    Plain text is divided where it has line breaks, or at wide gaps between sentences where paragraphs were lost.
    """
    if len(text) > MAX_FRAGMENT:
        return []
    if _ESCAPED.search(text):
        text = unescape(text)
    return _of_html(text) if _TAGS.search(text) else _of_plain(unescape(text))


def _of_plain(text: str) -> list[str]:
    text = _GAPS.sub("\n", text.strip())
    if "\n\n" in text:
        parts = ["\n".join(_flat(line) for line in part.split("\n")) for part in re.split(r"\n{2,}", text)]
    else:
        parts = [_flat(line) for line in (text if "\n" in text else _at_gaps(text)).split("\n")]
    return [part.strip() for part in parts if part.strip()]


def _at_gaps(text: str) -> str:
    """Break at wide gaps, unless the writer leaves one after every sentence."""
    gaps, sentences = len(_WIDE.findall(text)), len(_SENTENCE.findall(text))
    return _WIDE.sub("\n", text) if gaps * 3 <= sentences * 2 else text


def _of_html(text: str) -> list[str]:
    try:
        tree = parse(text)
    except PageError:
        return []
    blocks: list[str] = []
    before = ""
    for line, tag in _lines(tree):
        if tag in _LINES and tag == before:
            blocks[-1] += f"\n{_LINES[tag]}{line}"
        else:
            blocks.append(f"{_LINES.get(tag, '')}{line}")
        before = tag
    return blocks


def _lines(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Each line of text, with the tag of the list item or row that it is."""
    pieces: list[str] = []
    tag = ""
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            if text := _line(pieces):
                yield text, tag
            pieces.clear()
            tag = str(element.tag) if event == "start" and element.tag in _LINES else tag if event == "start" else ""
        if event == "start" and element.tag in _SKIPPED:
            walk.skip_subtree()
        elif event == "start":
            pieces.append("\n" if element.tag == "br" else _spaced(element.text))
        elif element is not tree:
            pieces.append((" | " if element.tag in _CELLS else "") + _spaced(element.tail))
    if text := _line(pieces):
        yield text, ""


def _line(pieces: list[str]) -> str:
    lines = (_flat(line) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line).removesuffix(" |").strip()


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _flat(text: str) -> str:
    return " ".join(text.split())
