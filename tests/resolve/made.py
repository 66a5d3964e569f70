"""Mentions for the tests, as short as may be."""

from __future__ import annotations

from typing import Any

from index.resolve import Mention, resolve
from index.resolve.collection import collection_of
from index.resolve.matching import compared
from index.resolve.mention import Agreement


def person(document: str, name: str, **known: Any) -> Mention:
    """A mention of a person; sets are given as any collection."""
    return _mention(document, "PERSON", name, known)


def body(document: str, name: str, **known: Any) -> Mention:
    """A mention of an organization; sets are given as any collection."""
    return _mention(document, "ORG", name, known)


def groups(*mentions: Mention) -> list[set[str]]:
    """The documents of each cluster of two or more."""
    clusters = resolve(mentions).clusters
    return [{each.document for each in cluster.mentions} for cluster in clusters if len(cluster.mentions) > 1]


def one(*mentions: Mention) -> bool:
    """Whether all mentions are of one."""
    return len(resolve(mentions).clusters) == 1


def agreed(first: Mention, second: Mention) -> Agreement | None:
    """What agrees in two mentions that are a collection of their own."""
    return compared(first, second, collection_of([first, second]))


def _mention(document: str, label: Any, name: str, known: dict[str, Any]) -> Mention:
    sets = ("places", "regions", "countries", "others", "selectors", "listed")
    facts: dict[str, Any] = {"story": document}
    facts |= {key: frozenset(value) if key in sets else value for key, value in known.items()}
    return Mention(document, label, name, **facts)
