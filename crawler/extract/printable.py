"""Characters that no text has: half surrogate pairs, controls, and code points that are no characters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from crawler.extract.model import Page
from index.model import Post

_UNSOUND = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_IN_VALUES = re.compile(f"[{_UNSOUND}]")
_REFUSED = re.compile(f"[{_UNSOUND}\r\x80-\x9f]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_LAST = re.compile("[" + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]")
"""The last two code points of each plane; asked alone, as a class of so many costs ten times as much."""
_REFERENCE = re.compile(
    r"&#(?:0{0,8}(?:[0-8]|1[124-9]|2[0-9]|3[01]|127)|[xX]0{0,8}(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF]))(?:;|(?![0-9a-fA-F;]))"
)
_ESCAPE = re.compile(r"\\u(?:00[01]|007f|d[89a-f]|fd[de]|fff[ef])", re.IGNORECASE)


def printable(text: str) -> str:
    """The text without what is no character; line ends and tabs stay.

    Controls from U+0080 are read as Windows-1252 has them, as the HTML standard does with references to them.
    """
    if not text.isascii() and _BEYOND.search(text):
        text = _LAST.sub("", text)
    return _REFUSED.sub(_meant, text.replace("\r\n", "\n")) if _REFUSED.search(text) else text


def without_references(markup: str) -> str:
    """Markup without numeric references to controls, which the parser would put into the tree as they are."""
    return _REFERENCE.sub("", markup) if "&#" in markup else markup


def printable_values(value: Any, source: str) -> Any:
    """What was read from the JSON ``source``, its strings without what no tree can hold; changes what is given."""
    if not _ESCAPE.search(source) and not _IN_VALUES.search(source):
        return value
    holder = [value]
    waiting: list[Any] = [holder]
    while waiting:
        item = waiting.pop()
        for key, inner in list(item.items() if isinstance(item, dict) else enumerate(item)):
            if isinstance(inner, str):
                item[key] = _IN_VALUES.sub("", inner)
            elif isinstance(inner, list | dict):
                waiting.append(inner)
    return holder[0]


def printable_page(page: Page) -> Page:
    """The page with only printable characters in all that it tells."""
    return replace(
        page,
        title=_optional(page.title),
        text=printable(page.text),
        authors=tuple(name for author in page.authors if (name := printable(author))),
        posts=_posts(page.posts),
        comments=_posts(page.comments),
        canonical=_optional(page.canonical),
        next=_optional(page.next),
    )


def _posts(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    return tuple(replace(post, author=_optional(post.author), text=printable(post.text)) for post in posts)


def _optional(text: str | None) -> str | None:
    return (printable(text) or None) if text else text


def _meant(found: re.Match[str]) -> str:
    sign = found[0]
    if "\x80" <= sign <= "\x9f":
        return sign.encode("latin-1").decode("cp1252", "ignore")
    return "\n" if sign == "\r" else " " if sign in "\x0b\x0c" else ""
