"""Articles of the sample world as written in ``articles/*.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Trouble = Literal["busy", "slow", "utf-16", "false-header", "false-meta", "refused"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text: ``items`` are list entries or, for a table, rows whose cells are divided by ``|``."""

    kind: Literal["paragraph", "heading", "quote", "list", "table"]
    text: str = ""
    items: tuple[str, ...] = ()

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table."""
        return [[cell.strip() for cell in item.strip("| ").split("|")] for item in self.items]


@dataclass(frozen=True, slots=True)
class Correction:
    """What changes when the publisher corrects an article: pairs of old and new wording, and a note at the end."""

    note: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``body`` is plain text with a blank line between blocks; times carry the publisher's offset."""

    publisher: str
    number: int
    slug: str
    title: str
    summary: str
    section: str
    published: datetime
    body: str
    authors: tuple[str, ...] = ()
    updated: datetime | None = None
    trouble: Trouble | None = None
    moved_from: str | None = None
    copy_of: str | None = None
    correction: Correction | None = None
    form: Literal["page", "pdf"] = "page"

    @property
    def changed(self) -> datetime:
        """When the text was last touched."""
        return self.updated or self.published

    def corrected(self, at: datetime) -> Article:
        """The article as it reads once it has been corrected at that time; itself where there is no correction."""
        if self.correction is None:
            return self
        body = self.body
        for old, new in self.correction.changes:
            body = body.replace(old, new)
        return replace(
            self,
            body=f"{body}\n\n{self.correction.note}",
            updated=at.astimezone(self.published.tzinfo),
            correction=None,
        )

    @property
    def blocks(self) -> list[Block]:
        """The text in pieces."""
        return list(_blocks(self.body))

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.body.split())


def _blocks(body: str) -> Iterator[Block]:
    for piece in body.strip().split("\n\n"):
        lines = [line.strip() for line in piece.strip().splitlines()]
        if lines[0].startswith("## "):
            yield Block("heading", lines[0][3:])
        elif lines[0].startswith("> "):
            yield Block("quote", " ".join(line.removeprefix("> ") for line in lines))
        elif lines[0].startswith("- "):
            yield Block("list", items=tuple(line.removeprefix("- ") for line in lines))
        elif lines[0].startswith("| "):
            yield Block("table", items=tuple(lines))
        else:
            yield Block("paragraph", " ".join(lines))
