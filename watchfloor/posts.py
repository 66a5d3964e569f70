"""Where the posts of a thread stand in its text, and who wrote each when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_GAP = 200
"""Characters that may stand between two posts; looking further would take too long in a thread of thousands."""


@dataclass(frozen=True, slots=True)
class Part:
    """The text from ``start`` to ``end``, one post; ``heading`` is empty for what stands before the first."""

    heading: str
    start: int
    end: int


def divided(text: str, posts: Sequence[Mapping[str, Any]], when: Callable[[str], str] = str) -> list[Part]:
    """Divide a text by its posts, without gaps; one part without a heading where there are none. Never empty.

    ``when`` writes a post's ISO-8601 time for people.
    """
    found = [(start, _heading(post, when)) for start, post in _found(text, posts)]
    if not found or found[0][0]:
        found.insert(0, (0, ""))
    ends = [*(later for (_, _), (later, _) in pairwise(found)), len(text)]
    return [Part(heading, start, end) for (start, heading), end in zip(found, ends, strict=True)]


def _found(text: str, posts: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Where each post begins; posts whose words are not there in their order are passed over."""
    at = 0
    for post in posts:
        written = post["text"].strip()
        start = text.find(written, at, at + len(written) + _GAP) if written else -1
        if start >= 0:
            yield start, post
            at = start + len(written)


def _heading(post: Mapping[str, Any], when: Callable[[str], str]) -> str:
    published = when(post["published"]) if post["published"] else ""
    return " · ".join(part for part in (post["author"], published) if part) or "no name"
