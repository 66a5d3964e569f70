"""The histogram: every month has its place, and nothing runs out of the drawing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.desk.histogram import HEIGHT, MOST_BARS, MOST_TICKS, bars

MONTHS = st.builds(lambda year, month: f"{year:04}-{month:02}-01", st.integers(1, 9999), st.integers(1, 12))
TIMELINES = st.dictionaries(MONTHS, st.integers(1, 10**7), max_size=60)


def timeline(**counts: int) -> list[dict[str, object]]:
    return [{"start": f"{name[1:5]}-{name[5:]}-01", "count": count} for name, count in counts.items()]


@settings(max_examples=150)
@given(TIMELINES)
def test_bars_stay_inside_and_in_order(counts: dict[str, int]) -> None:
    drawn = bars([{"start": start, "count": count} for start, count in counts.items()])
    assert len(drawn) <= MOST_BARS
    assert [bar.name for bar in drawn] == sorted(bar.name for bar in drawn)
    assert sum(bar.tick != "" for bar in drawn) <= MOST_TICKS
    for bar, following in pairwise(drawn):
        assert bar.x + bar.width <= following.x + 0.01
    for bar in drawn:
        assert bar.x >= 0
        assert bar.x + bar.width <= 100
        assert bar.y + bar.height == pytest.approx(HEIGHT)
        assert (bar.height > 0) == (bar.count > 0)
    if drawn and drawn[0].name > "1000" and len(drawn) < MOST_BARS:
        assert sum(bar.count for bar in drawn) == sum(counts.values())


def test_months_without_documents_keep_their_place() -> None:
    drawn = bars(timeline(m202511=4, m202602=1))
    assert [(bar.name, bar.count) for bar in drawn] == [
        ("2025-11", 4), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1),
    ]  # fmt: skip
    assert [bar.tick for bar in drawn] == ["2025-11", "2025-12", "2026", "2026-02"]
    assert [bar.height for bar in drawn] == [HEIGHT, 0, 0, HEIGHT / 4]


def test_many_months_become_years() -> None:
    drawn = bars(timeline(m199003=2, m199004=3, m202601=1))
    assert (drawn[0].name, drawn[0].count, drawn[-1].name, len(drawn)) == ("1990", 5, "2026", 37)


def test_dates_centuries_apart_do_not_draw_centuries() -> None:
    assert [bar.name for bar in bars(timeline(m000101=1, m202601=5, m999912=1))] == ["0001", "2026", "9999"]


def test_one_month_is_one_bar_and_none_is_nothing() -> None:
    assert [bar.label for bar in bars(timeline(m202601=1234))] == ["2026-01: 1,234 documents"]
    assert bars([]) == []
