"""What a feed holds."""

from __future__ import annotations

from dataclasses import dataclass


class NotAFeedError(ValueError):
    """The body is no feed; the message says what it looks like."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``summary`` and ``content`` are sanitised HTML, ``title`` and ``author`` plain text.

    ``id`` is the publisher's own identifier, else the address. ``url`` is absolute http or https. ``published`` and
    ``updated`` are ISO-8601 with offset, or a date alone; ``published`` falls back to ``updated``.
    """

    id: str
    url: str | None
    title: str | None
    published: str | None
    updated: str | None
    author: str | None
    summary: str | None
    content: str | None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries in the publisher's order; ``problems`` names what was broken in it."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    problems: tuple[str, ...] = ()
