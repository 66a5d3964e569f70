"""What extraction makes of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crawler.hints import NO_LESSON, Taught
from index.model import Kind, Post

MAX_SIZE = 32 * 2**20


class PageError(ValueError):
    """A page that cannot be read; the message says why. Never leaves ``extract``."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read. ``text`` has a blank line between blocks; ``posts`` are set for threads only.

    ``published`` is ISO-8601: a date alone, or a time with the page's own offset where it states one.
    ``canonical`` is what the page declares as its address, absolute, not yet judged. ``error`` says why a page could
    not be read; everything else is then empty. ``partial`` says that the page shows a part of the text only, to those
    who do not pay. ``comments`` are those of readers, where hints ask for them. ``next`` is the address on which the
    text goes on. ``taught`` is what the page tells about others of its host. ``unmet`` names the source's selectors
    that found nothing.
    """

    kind: Kind = "other"
    title: str | None = None
    text: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    posts: tuple[Post, ...] = ()
    partial: bool = False
    canonical: str | None = None
    error: str | None = None
    comments: tuple[Post, ...] = ()
    next: str | None = None
    taught: Taught = NO_LESSON
    unmet: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The page as the fields of one line of ``watchfloor extract``."""
        line: dict[str, Any] = {
            "kind": self.kind,
            "title": self.title,
            "text": self.text,
            "authors": list(self.authors),
            "published": self.published,
            "language": self.language,
        }
        if self.posts:
            line["posts"] = [
                {"author": post.author, "published": post.published, "text": post.text} for post in self.posts
            ]
        if self.partial:
            line["partial"] = True
        if self.error is not None:
            line["error"] = self.error
        return line
