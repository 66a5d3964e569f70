"""What the store returns and takes beside the shared types of ``index.model``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from index.model import Json, RunCounts

RunState = Literal["running", "done", "failed", "interrupted"]


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of one source. ``error`` is set when the source could not be read as a whole."""

    id: int
    source: str
    reason: str
    owner: str
    started: datetime
    finished: datetime | None
    counts: RunCounts
    error: str | None
    state: RunState


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A document that the engine must be told of; ``seq`` grows and is never used twice."""

    seq: int
    document_id: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that the engine refused when it was last told of it, and why."""

    document_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """What annotation made of a leased text: entities and events as ``watchfloor annotate`` prints them."""

    document_id: str
    version: int
    language: str | None
    entities: Sequence[Json]
    events: Sequence[Json]
    error: str | None


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much the store holds and how much waits (``refused`` in documents, ``waiting_index`` in outbox rows).

    ``unread`` counts the documents whose text the pipeline could not read; they are searchable by their words alone.
    """

    documents: int
    versions: int
    captures: int
    waiting_annotation: int
    waiting_index: int
    refused: int
    unread: int = 0


@dataclass(frozen=True, slots=True)
class StoryDocument:
    """A document among those of its story."""

    id: str
    source: str
    title: str | None
    url: str


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A saved query that is asked of every new or changed document. ``channels`` are addresses to tell beside the desk.

    ``every_telling``: every document of a story is told, not only the first. ``digest``: a schedule of five fields at
    whose times channels are told, together. ``secret`` opens its feed, ``key`` signs what is sent to web hooks.
    """

    id: int
    name: str
    query: str
    channels: tuple[str, ...]
    every_telling: bool
    digest: str | None
    secret: str
    key: str
    created: datetime


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """An alert that a channel is to be told of; ``attempts`` have failed before."""

    id: int
    alert_id: int
    watch: str
    channel: str
    attempts: int


@dataclass(frozen=True, slots=True)
class DeliveryTrouble:
    """A delivery that failed at its last attempt; ``due`` is when it is tried again, None when it was given up."""

    watch: str
    channel: str
    alert_id: int
    attempts: int
    due: datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class FoundByWatch:
    """A document in which a watch found what it asks for, and why, as JSON."""

    watch_id: int
    document_id: str
    version: int
    why: Json


@dataclass(frozen=True, slots=True)
class AlertRow:
    """What a watch found. ``told`` is False for a further document of a story that it told before.

    Title, source, url and published are of the document as it is now, None when it is gone from the store.
    """

    id: int
    watch: str
    document_id: str
    version: int
    fired: datetime
    told: bool
    seen: datetime | None
    why: Json
    title: str | None
    source: str | None
    url: str | None
    published: str | None


class Telling(NamedTuple):
    """A document, when it was collected, and which story it tells."""

    id: str
    collected: datetime
    story: str
    source: str
    title: str | None


class CapturedRecord(NamedTuple):
    """A WARC record as the store knows it, with the documents of which it is evidence."""

    offset: int
    length: int
    sha256: str
    record_id: str
    url: str
    document_ids: tuple[str, ...]
