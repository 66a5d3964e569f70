"""When each source is due: a pure reading of its schedule and its last run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from cronsim import CronSim

from crawler.sources import Source, parse_span

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def next_due(schedule: str, last_started: datetime | None) -> datetime:
    """Return when a source is due after its last run; a source that never ran is due at once. All times UTC."""
    if last_started is None:
        return LONG_AGO
    if schedule.startswith("every "):
        return last_started + parse_span(schedule.removeprefix("every "))
    due: datetime = next(CronSim(schedule, last_started.astimezone(UTC)))
    return due


def due_sources(
    sources: Iterable[Source], last_started: Mapping[str, datetime], now: datetime, default: str | None = None
) -> list[Source]:
    """Return the enabled sources with a schedule that are due, longest overdue first."""
    due = []
    for source in sources:
        schedule = source.schedule or default
        if source.enabled and schedule:
            when = next_due(schedule, last_started.get(source.id))
            if when <= now:
                due.append((when, source.id, source))
    return [source for _, _, source in sorted(due, key=lambda item: item[:2])]
