"""What a watch would have found lately: its query asked of what was collected in the last days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from index.engine.port import Engine
from index.query.ast import And, DateRange, Node
from index.store import Store, Telling
from watchfloor.asking import read_query

_BATCH = 1_000
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """``found`` documents in ``days`` days, of which ``told`` would have been alerts: ``daily`` says on which days.

    ``latest`` are the newest of those told.
    """

    days: int
    found: int
    told: int
    daily: dict[date, int]
    latest: tuple[Telling, ...]


def rehearse(store: Store, engine: Engine, query: str, days: int, every_telling: bool, now: datetime) -> Rehearsal:
    """Say what a watch of this query would have found. Raises ``QueryError``, ``EngineError``, ``StoreError``."""
    since = now - timedelta(days=days)
    node = And((read_query(query, now), DateRange("collected", since, None)))
    tellings = sorted(_tellings(store, engine, node), key=lambda each: (each.collected, each.id))
    first: dict[str, Telling] = {}
    for telling in tellings:
        first.setdefault(telling.story, telling)
    told = tellings if every_telling else list(first.values())
    counted = Counter(telling.collected.astimezone(UTC).date() for telling in told)
    every_day = ((since + timedelta(days=number)).date() for number in range(days + 1))
    daily = {day: counted[day] for day in every_day}
    return Rehearsal(days, len(tellings), len(told), daily, tuple(told[: -_SHOWN - 1 : -1]))


def _tellings(store: Store, engine: Engine, node: Node) -> Iterator[Telling]:
    batch: list[str] = []
    for identity in engine.scan(node):
        batch.append(identity)
        if len(batch) == _BATCH:
            yield from store.tellings(batch)
            batch.clear()
    yield from store.tellings(batch)
