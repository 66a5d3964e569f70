"""What a collection of the sample world must look like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """What one document must look like.

    ``published`` is ISO-8601 as the page tells it: a day alone, or with offset. ``title`` and ``published`` are None
    for documents that have none. ``phrase`` stands in the text, which the publisher wrote with ``words`` words.
    """

    source: str
    url: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str
    phrase: str
    words: int
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Changes:
    """What the corrections change, as (source, address) of documents."""

    edited: tuple[tuple[str, str], ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()
    added: tuple[tuple[str, str], ...] = ()
