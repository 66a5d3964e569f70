"""One invented piece of news in each of forty languages, with the words that stand around it on a page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

FILES = ("west.toml", "east.toml", "asia.toml")
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


@dataclass(frozen=True, slots=True)
class Story:
    """The fields of the files, ``authors`` as a tuple, and the language; all texts are ready for HTML.

    ``wrote`` has places for ``author`` and ``date``, ``by`` one for the author, ``both`` two for authors. ``iso`` is
    the day of publication, ``long`` and ``numeric`` are how the language writes it; ``updated`` tells of two days
    later.
    """

    language: str
    site: str
    section: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    heading: str
    authors: tuple[str, ...]
    by: str
    both: str
    wrote: str
    iso: str
    long: str
    numeric: str
    updated: str
    share: str
    related: str
    others: tuple[str, ...]
    comments: str
    remark: str
    newsletter: str
    cookies: str

    @property
    def direction(self) -> str:
        """Value of ``dir``."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def author(self) -> str:
        """The first author."""
        return self.authors[0]

    @property
    def byline(self) -> str:
        """The first author as a byline in words."""
        return self.by.format(self.author)

    @property
    def written(self) -> str:
        """Who and when in the words of a publishing system."""
        return self.wrote.format(author=self.author, date=self.long)

    @property
    def texts(self) -> list[str]:
        """The paragraphs with the sub-heading before the last but one."""
        return [*self.paragraphs[:3], self.heading, *self.paragraphs[3:]]


def stories() -> list[Story]:
    """All stories, in the order of the files."""
    folder = Path(__file__).parent
    tables = [tomllib.loads((folder / file).read_text("utf-8")) for file in FILES]
    return [_story(language, fields) for table in tables for language, fields in table.items()]


def _story(language: str, fields: dict[str, Any]) -> Story:
    ready: dict[str, Any] = {
        key: tuple(escape(one, quote=False) for one in value) if isinstance(value, list) else escape(value, quote=False)
        for key, value in fields.items()
    }
    return Story(language, **ready)
