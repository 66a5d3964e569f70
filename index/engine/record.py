"""What an engine holds of a document: the searchable, derived form. Built from the store, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EventNumbers:
    """The numbers of one event, for the ``kg:`` and ``value:`` ranges, which look at single events."""

    kilograms: float | None
    value: float | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the engines index it.

    ``published_from``/``published_to`` are UTC instants, both inclusive: a date alone covers that whole UTC day.
    ``names`` maps ``person``, ``org``, ``place``, ``drug`` to names in canonical spelling; ``name_forms`` maps the same
    keys to every searchable form (canonical, as written, substance id and all names it was read by).
    ``selectors`` maps ``phone``, ``email``, ``wallet``, ``iban``, ``vessel``, ``container``, ``onion``, ``ip``,
    ``handle`` (and ``links``) to canonical and written forms. ``partial``: the page showed only a part of its text.
    """

    id: str
    source: str
    kind: str
    url: str
    language: str | None
    title: str
    text: str
    author: str
    authors: tuple[str, ...]
    story: str
    tags: tuple[str, ...]
    collected: datetime
    published_from: datetime | None
    published_to: datetime | None
    month: str | None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    selectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[EventNumbers, ...] = ()
    partial: bool = False
