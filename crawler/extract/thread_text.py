"""The text of a post, as a reader sees it: quotes of other posts, signatures and tools left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

_QUOTE = re.compile(
    r"bbcodeblock--quote|ipsquote|\bquote\b|(?<!select)quote_?container|quotecontent|\bquotebox\b|quoteheader|\bquotation\b"
)
_TOOLS = re.compile(
    r"signature|\bsig\b|reactions?-?(?:bar|score|list)|likes?-?bar|post-?(?:buttons|controls|menu|footer|actions|tools)|"
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|hidden-xs)(?:\s|$)|lastedit|(?:^|\s)notice(?:\s|$)|bbcodeblock-expandlink"
)
_SKIPPED = {"script", "style", "noscript", "form", "button", "nav", "svg", "select", "template", "iframe"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section",
    "article", "aside", "dd", "dt", "figure", "hr", "header", "footer", "br",
}  # fmt: skip


def blocks_of(element: etree._Element, without: Collection[etree._Element] = ()) -> Iterator[str]:
    """Yield the text below an element in blocks, as a reader sees them; scripts, forms and ``without`` left out."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, below in walk:
        if below.tag in _BLOCKS:
            pieces.append("\n")
        if event == "start" and below is not element and (below in without or _is_apart(below)):
            walk.skip_subtree()
        elif event == "start":
            pieces.append(_flat(below.text))
        elif below is not element:
            pieces.append(_flat(below.tail))
    for line in "".join(pieces).split("\n"):
        if text := " ".join(line.split()):
            yield text


def quotes_in(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost elements that repeat another post of the thread."""
    walk = etree.iterwalk(element, events=("start",))
    for _, below in walk:
        if below is not element and is_quoted_post(below):
            yield below
            walk.skip_subtree()


def is_quoted_post(element: etree._Element) -> bool:
    """Whether an element repeats another post of the thread, which stands there already."""
    if element.tag not in ("blockquote", "aside", "div"):
        return False
    if _QUOTE.search(_marks(element)):
        return True
    # phpBB marks only the link to the quoted post.
    cited = next(element.iter("cite"), None) if element.tag == "blockquote" else None
    return cited is not None and any(link.get("data-post-id") for link in cited.iter("a"))


def _is_apart(element: etree._Element) -> bool:
    if element.tag in _SKIPPED or is_quoted_post(element):
        return True
    return element.tag in ("div", "footer", "span", "p", "ul", "a") and bool(_TOOLS.search(_marks(element)))


def _marks(element: etree._Element) -> str:
    named = (element.get(name) or "" for name in ("class", "data-quote", "data-ipsquote"))
    return " ".join(named)[:500].lower()


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
