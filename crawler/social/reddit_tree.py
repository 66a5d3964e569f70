"""Listings and comment trees of the API, as flat lists of things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crawler.social.json import AnswerError, items, mapping, text

MAX_THINGS = 5_000
"""Things of one answer; Reddit gives at most 500 comments."""

Thing = tuple[str, dict[str, Any]]


def things(value: Any) -> list[Thing]:
    """Return (kind, data) of all things in an answer, in the order in which they are shown, replies behind parents.

    Raises ``AnswerError`` where the answer is neither a listing, nor a tree, nor a list of more comments.
    """
    roots = _roots(value)
    if roots is None:
        raise AnswerError("the answer is no listing of Reddit's")
    found: list[Thing] = []
    waiting = list(reversed(roots))
    while waiting and len(found) < MAX_THINGS:
        entry = waiting.pop()
        kind, data = text(entry, "kind"), mapping(entry, "data")
        if kind == "Listing":
            waiting.extend(reversed(items(data, "children")))
            continue
        found.append((kind or "", data))
        waiting.extend(reversed(list(_replies(data))))
    return found


def after(value: Any) -> str | None:
    """Return the name behind which the next page of a listing begins, None on the last one."""
    return text(mapping(value, "data"), "after")


def _roots(value: Any) -> list[Any] | None:
    if isinstance(value, dict) and value.get("kind") == "Listing":
        return [value]
    if (
        isinstance(value, list)
        and value
        and all(isinstance(one, dict) and one.get("kind") == "Listing" for one in value)
    ):
        return value
    if isinstance(value, dict) and isinstance(value.get("json"), dict):
        return items(mapping(value["json"], "data"), "things")
    return None


def _replies(data: dict[str, Any]) -> Iterator[Any]:
    replies = data.get("replies")
    if isinstance(replies, dict) and replies.get("kind") == "Listing":
        yield replies
