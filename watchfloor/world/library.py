"""Reading ``articles/*.toml``: one file per publisher, ``[[article]]`` and ``[[missing]]`` tables."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from watchfloor.world.article import Article, Correction
from watchfloor.world.story import FOLDER, fill


@dataclass(frozen=True, slots=True)
class Missing:
    """A page that channels still list but that is gone: ``status`` is what it answers (404 or 410)."""

    path: str
    title: str
    status: int
    published: datetime
    section: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one publisher has: its articles, newest first, and the pages it lost."""

    articles: tuple[Article, ...]
    missing: tuple[Missing, ...]


def _correction(table: dict[str, Any] | None) -> Correction | None:
    if table is None:
        return None
    changes = tuple((fill(old), fill(new)) for old, new in table["changes"])
    return Correction(fill(table["note"]), changes)


def _article(publisher: str, number: int, table: dict[str, Any]) -> Article:
    fields: dict[str, Any] = {
        "body": fill(table.pop("body", "")).strip(),
        "authors": tuple(table.pop("authors", ())),
        "correction": _correction(table.pop("correction", None)),
    }
    return Article(publisher=publisher, number=number, **fields, **table)


def _read(publisher: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "articles" / f"{publisher}.toml").read_text("utf-8"))


def _original(copy_of: str) -> dict[str, Any]:
    publisher, slug = copy_of.split("/")
    return next(table for table in _read(publisher)["article"] if table["slug"] == slug)


def _with_text(table: dict[str, Any]) -> dict[str, Any]:
    # A syndicated article carries the agency's words, unchanged also when the agency corrects them later.
    return table | {"body": _original(table["copy_of"])["body"]} if "copy_of" in table else table


@cache
def shelf(publisher: str) -> Shelf:
    """Read what a publisher has.

    Raises ``OSError``; for a malformed file ``ValueError``, ``KeyError`` or ``TypeError``.
    """
    tables = _read(publisher)
    articles = [_article(publisher, n, _with_text(table)) for n, table in enumerate(tables["article"], 101)]
    newest_first = sorted(articles, key=lambda article: article.published, reverse=True)
    return Shelf(tuple(newest_first), tuple(Missing(**table) for table in tables.get("missing", ())))
