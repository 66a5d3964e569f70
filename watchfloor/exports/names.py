"""The names and selectors of an exported document, once each."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from index.engine.build import SELECTOR_LABELS
from index.folding import keyword_form

Json = dict[str, Any]
LABELS = ("PERSON", "ORG", "PLACE", "DRUG")
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://watchfloor.example/exports")
"""Of identifiers that are the same in every export of the same thing."""


class Named(NamedTuple):
    """A name in a document: its label, how it is shown, what tells it from others, the place, and how often it stands.

    ``place`` is the ``place`` object of the entity, None for other labels and places that lie nowhere known.
    """

    label: str
    name: str
    key: str
    place: Mapping[str, Any] | None
    mentions: int


def named(document: Mapping[str, Any]) -> list[Named]:
    """Return persons, organizations, places and drugs of a document, each once, in order of first appearance."""
    found: dict[tuple[str, str], Named] = {}
    for entity in document["entities"]:
        if entity["label"] in LABELS:
            one = _named(entity)
            seen = found.get((one.label, one.key))
            found[one.label, one.key] = seen._replace(mentions=seen.mentions + 1) if seen else one
    return list(found.values())


def _named(entity: Mapping[str, Any]) -> Named:
    place = entity.get("place")
    label, canonical = entity["label"], entity.get("canonical") or entity["text"]
    name = place["name"] if place else canonical
    key = str(place["id"]) if place and place.get("id") else keyword_form(" ".join(str(canonical).split()))
    return Named(label, " ".join(str(name).split()), key, place, 1)


def selectors(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield label and canonical form of each selector of a document, once each."""
    seen = set()
    for entity in document["entities"]:
        one = entity["label"], entity.get("canonical") or entity["text"]
        if entity["label"] in SELECTOR_LABELS and one not in seen:
            seen.add(one)
            yield one


def identifier(*parts: str) -> str:
    """Return a UUID that is the same whenever it is made of the same parts."""
    return str(uuid.uuid5(SPACE, "\n".join(parts)))


class Once:
    """Remembers what was written already, in 16 bytes each."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def first(self, key: str) -> bool:
        """Whether a key is met for the first time."""
        digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        new = digest not in self._seen
        self._seen.add(digest)
        return new
