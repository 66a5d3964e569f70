"""The text of a post, as a reader sees it: quotes of other posts, signatures and tools left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from crawler.extract.heuristics import heuristic
from crawler.extract.markup import text_in

MAX_REPLY = 30

TOOLS = heuristic("threads.tools", "signatures, reactions, buttons and notes of edits by their names")
PREVIEWS = heuristic("threads.previews", "boxes that show what a link in a post leads to")

_QUOTE = re.compile(
    r"bbcodeblock--quote|ipsquote|\bquote\b|(?<!select)quote_?container|quotecontent|\bquotebox\b|quoteheader|\bquotation\b"
)
_TOOLS = re.compile(
    r"signature|\bsig\b|reactions?-?(?:bar|score|list)|likes?-?bar|post-?(?:buttons|controls|menu|footer|actions|tools)|"
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|hidden-xs)(?:\s|$)|lastedit|(?:^|\s)notice(?:\s|$)|bbcodeblock-expandlink|"
    r"edit(?:ed)?-?(?:by|note|info|message|history)|edit_reason|post-?edited"
)
_REPLY = re.compile(r"(?:^|\s)(?:comment-)?reply(?:-(?:link|to|button|btn))?(?:\s|$)")
_PREVIEWS = re.compile(r"onebox|unfurl|link-?preview|link-?card|embed-?card|oembed|ipsembed")
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
    if element.tag not in ("div", "footer", "span", "p", "ul", "a", "aside", "article", "figure"):
        return False
    marks = _marks(element)
    if TOOLS and _REPLY.search(marks) and len(text_in(element, MAX_REPLY + 1)) <= MAX_REPLY:
        return True
    return bool((TOOLS and _TOOLS.search(marks)) or (PREVIEWS and _PREVIEWS.search(marks))) or _heads_code(element)


def _heads_code(element: etree._Element) -> bool:
    """Whether an element is the line above a box of code that offers to select it."""
    parent = element.getparent()
    return element.tag == "p" and parent is not None and "codebox" in (parent.get("class") or "").lower()


def _marks(element: etree._Element) -> str:
    named = (element.get(name) or "" for name in ("class", "data-quote", "data-ipsquote"))
    return " ".join(named)[:500].lower()


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
