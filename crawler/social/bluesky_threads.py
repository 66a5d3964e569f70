"""A thread: a post with all that it answers and all that answers it, flat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crawler.social.json import flag, items, mapping, number, text

MAX_POSTS = 5_000
DEPTH = 100
"""Levels of answers asked for at once; a reader of JSON goes down some hundreds of levels, three a post."""


@dataclass
class Thread:
    """The post views of a thread, oldest ancestors first; places of which the answer says only that they are there.

    ``deeper``: addresses (``at://``) of posts whose answers are further down than was asked for.
    """

    views: list[dict[str, Any]] = field(default_factory=list)
    deeper: list[str] = field(default_factory=list)
    missing: list[dict[str, Any]] = field(default_factory=list)
    blocked: list[dict[str, Any]] = field(default_factory=list)


def read_thread(top: dict[str, Any]) -> Thread:
    """Read a thread from its asked post up and down."""
    thread = Thread()
    for node in reversed(list(_above(top))):
        _sort_in(thread, node)
    for node in _below(top):
        view = _sort_in(thread, node)
        uri = text(view, "uri")
        if uri and node is not top and "replies" not in node and number(view, "replyCount"):
            thread.deeper.append(uri)
    return thread


def _sort_in(thread: Thread, node: dict[str, Any]) -> dict[str, Any]:
    """Put a place of a thread where it belongs; its view, empty where there is none."""
    if flag(node, "notFound") or flag(node, "blocked"):
        (thread.missing if flag(node, "notFound") else thread.blocked).append(node)
        return {}
    view = mapping(node, "post")
    thread.views.append(view)
    return view


def _above(top: dict[str, Any]) -> Iterator[dict[str, Any]]:
    node = mapping(top, "parent")
    for _ in range(MAX_POSTS):
        if not node:
            return
        yield node
        node = mapping(node, "parent")


def _below(top: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waiting, count = [top], 0
    while waiting and count < MAX_POSTS:
        node = waiting.pop()
        count += 1
        yield node
        waiting += [one for one in reversed(items(node, "replies")) if isinstance(one, dict)]
