"""Which element of a post holds its text: by names in common use, else by what all posts of the page have alike."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Generic, TypeVar

from lxml import etree

from crawler.extract.markup import find
from crawler.extract.threads.layout import Layout, tokens

SHARE = 0.6
LEAST_PROSE = 0.4
MAX_INNER = 400
MAX_STEPS = 6

_CONTENTS = [
    etree.XPath(f"descendant-or-self::*[{test}]")
    for test in (
        "(@itemprop='text' or @itemprop='articleBody') and not(self::meta)",
        "contains(@class, 'bbWrapper') or contains(@class, 's-prose') or contains(@class, 'cooked') or @class='md'",
        "contains(@class, 'post-content') or contains(@class, 'post_body') or contains(@class, 'postmsg') or "
        "contains(@class, 'postcontent') or contains(@class, 'post_message') or contains(@id, 'post_message') or "
        "contains(@class, 'post-message') or contains(@class, 'post__content') or @data-role='commentContent'",
        "contains(@class, 'comment-body') or contains(@class, 'comment-content') or contains(@class, 'commtext') or "
        "contains(@class, 'comment_text') or contains(@class, 'message-content') or contains(@class, 'comment-copy')",
        "@class='content' or @class='body' or @class='text' or contains(@class, 'userContent') or "
        "@component='post/content'",
    )
]
_DIGITS = re.compile(r"\d+")

Path = tuple[int, ...]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Contents:
    """Where posts of one page hold their text: ``names`` of elements, best first, or the way down to one.

    ``path`` counts children from 0, step by step; empty where the posts have no such way in common.
    """

    names: tuple[str, ...] = ()
    path: Path = ()


def contents_of(layout: Layout, posts: list[int]) -> Contents:
    """Return what most of the posts have in common; an element that says who or when is not the text but its frame.

    Only a way that leads to most of what the posts hold counts, and of several the longest.
    """
    whole = _prose_of_all(layout, posts)
    names: _Shares[str] = _Shares()
    paths: _Shares[Path] = _Shares()
    for number in posts:
        names.add(_named(layout, number))
        paths.add({path: layout.prose(inner) for inner, path in _ways(layout, number).items()})
    path = max((path for path in paths.common(len(posts), SHARE * whole)), key=len, default=())
    return Contents(tuple(names.common(len(posts), LEAST_PROSE * whole))[:5], path)


def _prose_of_all(layout: Layout, posts: list[int]) -> int:
    """The text of all posts; that of one inside another counts once."""
    whole = behind = 0
    for number in posts:
        if number >= behind:
            whole += layout.prose(number)
            behind = layout.ends[number]
    return whole


class _Shares(Generic[_Key]):
    """In how many posts something is found, and how much text it holds there."""

    def __init__(self) -> None:
        self.held: Counter[_Key] = Counter()
        self.size: Counter[_Key] = Counter()

    def add(self, found: dict[_Key, int]) -> None:
        self.held.update(found.keys())
        self.size.update(found)

    def common(self, posts: int, least: float) -> list[_Key]:
        return [key for key, size in self.size.most_common() if self.held[key] >= SHARE * posts and size >= least]


def _named(layout: Layout, post: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in range(post + 1, min(layout.ends[post], post + MAX_INNER)):
        if not (layout.said_when(number) or layout.said_who(number)):
            for name in _names(layout.elements[number]):
                found.setdefault(name, layout.prose(number))
    return found


def _ways(layout: Layout, post: int) -> dict[int, Path]:
    """The way from a post to each element not too far below it."""
    ways: dict[int, Path] = {}
    opened: list[tuple[int, Path, int]] = [(post, (), 0)]
    for number in range(post + 1, min(layout.ends[post], post + MAX_INNER)):
        while layout.ends[opened[-1][0]] <= number:
            opened.pop()
        outer, way, place = opened[-1]
        opened[-1] = (outer, way, place + 1)
        if len(opened) <= MAX_STEPS:
            ways[number] = (*way, place)
        opened.append((number, (*way, place), 0))
    return ways


def _names(element: etree._Element) -> list[str]:
    identity = element.get("id")
    named = [f".{token[:60]}" for token in tokens(element)]
    return [*named, f"#{_DIGITS.sub('#', identity[:60])}"] if identity else named


def content_of(element: etree._Element, contents: Contents) -> tuple[etree._Element, bool]:
    """Return the element that holds the text of a post, and whether it holds nothing else."""
    for path in _CONTENTS:
        if found := find(path, element):
            return found[0], True
    for name in contents.names:
        below = next((one for one in element.iter(etree.Element) if one is not element and name in _names(one)), None)
        if below is not None:
            return below, True
    return _down(element, contents.path), False


def _down(element: etree._Element, path: Path) -> etree._Element:
    for place in path:
        children = [child for child in element if isinstance(child.tag, str)]
        if place >= len(children):
            return element
        element = children[place]
    return element
