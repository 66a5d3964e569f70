"""The month histogram as plain numbers for an SVG: bars with heights, labels and the filter behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 720, 72
GAP = 1
MOST_BARS = 120
EMPTY_YEARS = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``x``, ``y``, ``width``, ``height`` in units of the drawing, ``name`` a month or a year."""

    name: str
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def label(self) -> str:
        """What a screen reader says and a pointer shows."""
        return f"{self.name}: {self.count} document{'' if self.count == 1 else 's'}"


def bars(timeline: Sequence[Mapping[str, Any]]) -> list[Bar]:
    """Bars for every month from first to last, empty ones included; by year when there would be too many."""
    months = {str(bar["start"])[:7]: int(bar["count"]) for bar in timeline}
    if not months:
        return []
    names = list(_months(min(months), max(months)))
    if len(names) > MOST_BARS:
        years: dict[str, int] = {}
        for month, count in months.items():
            years[month[:4]] = years.get(month[:4], 0) + count
        # Dates that pages got wrong may lie centuries apart; then only years with documents have a bar.
        span = range(int(min(years)), int(max(years)) + 1)
        names = [f"{year:04}" for year in span] if len(span) <= MOST_BARS else sorted(years)[-MOST_BARS:]
        months = years
    return list(_drawn(names, months))


def _months(first: str, last: str) -> Iterable[str]:
    year, month = int(first[:4]), int(first[5:7])
    end = int(last[:4]), int(last[5:7])
    while (year, month) <= end:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _drawn(names: Sequence[str], counts: Mapping[str, int]) -> Iterable[Bar]:
    step = WIDTH / max(len(names), 12)
    highest = max(counts.values())
    for number, name in enumerate(names):
        count = counts.get(name, 0)
        height = 0.0 if not count else max(3.0, (HEIGHT - 2) * count / highest)
        yield Bar(
            name, count, round(number * step, 2), round(HEIGHT - height, 2), round(step - GAP, 2), round(height, 2)
        )
