"""A seizure as one document states it, and what is found when two statements are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from index.folding import keyword_form
from index.model import Json


@dataclass(frozen=True, slots=True)
class Telling:
    """A seizure as one document states it.

    ``published`` is the day of the document; ``places`` and ``names`` are in folded form. ``located`` has of the places
    those that are known, by folded form, as ``annotate`` prints them: {id, name, kind, country, region, latitude …}.
    ``said`` is the text about the statement.
    """

    document: str
    source: str
    story: str
    event: Json
    published: date | None = None
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    located: Mapping[str, Json] = field(default_factory=dict)
    said: str = ""


class Finding(NamedTuple):
    """Points for one seizure, below zero against it, with what agrees and what conflicts in words."""

    points: float = 0.0
    agrees: str = ""
    conflicts: str = ""


def form(text: object) -> str:
    """A name as it is compared; empty for none."""
    return keyword_form(str(text)) if text else ""
