"""When sources are due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.sources import Source
from watchfloor.scheduler import due_sources, next_due

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def source(identity: str, schedule: str | None, *, enabled: bool = True) -> Source:
    return Source(
        id=identity, kind="feed", url="https://news.example/rss", name=identity, schedule=schedule, enabled=enabled
    )


def test_a_source_that_never_ran_is_due_at_once() -> None:
    assert due_sources([source("a", "every 1h")], {}, NOON) == [source("a", "every 1h")]


def test_a_span_counts_from_the_last_start() -> None:
    assert next_due("every 15m", NOON) == NOON + timedelta(minutes=15)


def test_a_cron_line_gives_the_next_time_after_the_last_start() -> None:
    assert next_due("*/30 * * * *", NOON + timedelta(minutes=1)) == NOON + timedelta(minutes=30)


def test_sources_switched_off_or_without_schedule_are_never_due() -> None:
    assert due_sources([source("a", "every 1h", enabled=False), source("b", None)], {}, NOON) == []


def test_a_default_schedule_serves_sources_without_one() -> None:
    assert [s.id for s in due_sources([source("b", None)], {}, NOON, default="every 1h")] == ["b"]


def test_the_longest_overdue_comes_first() -> None:
    sources = [source("late", "every 1h"), source("later", "every 1h")]
    last = {"late": NOON - timedelta(hours=2), "later": NOON - timedelta(hours=5)}
    assert [s.id for s in due_sources(sources, last, NOON)] == ["later", "late"]


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.sampled_from(["every 5m", "0 3 * * 1", "*/7 * * * *"])
)
def test_the_next_time_is_always_later_than_the_last(last: datetime, schedule: str) -> None:
    assert next_due(schedule, last.replace(tzinfo=UTC)) > last.replace(tzinfo=UTC)
