"""The month histogram as plain numbers for an SVG: bars with heights, labels and the filter behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HEIGHT = 64
LEAST_HEIGHT = 3.0
WIDEST = 6.0
MOST_BARS = 120
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, of a month or a year (``name``). Across, everything is in percent of the drawing, upwards in pixels.

    Its column begins at ``left`` and is ``step`` wide; ``share`` is its count by the highest one; ``tick`` names it
    under the axis.
    """

    name: str
    count: int
    left: float
    step: float
    share: float
    tick: str = ""

    @property
    def width(self) -> float:
        """The bar leaves a gap to its neighbours and does not grow broad where there are few."""
        return round(min(self.step * 0.84, WIDEST), 3)

    @property
    def middle(self) -> float:
        """The middle of the column."""
        return round(self.left + self.step / 2, 3)

    @property
    def x(self) -> float:
        """Where the bar begins."""
        return round(self.middle - self.width / 2, 3)

    @property
    def height(self) -> float:
        """Pixels of ``HEIGHT``; whatever is not nothing can be seen."""
        return round(max(LEAST_HEIGHT, HEIGHT * self.share), 2) if self.count else 0.0

    @property
    def y(self) -> float:
        """The upper edge, in pixels from the top."""
        return round(HEIGHT - self.height, 2)

    @property
    def label(self) -> str:
        """What a screen reader says and a pointer shows."""
        return f"{self.name}: {self.count:,} document{'' if self.count == 1 else 's'}"


def bars(timeline: Sequence[Mapping[str, Any]]) -> list[Bar]:
    """Bars for every month from first to last, empty ones included; by year when there would be too many."""
    counts = {str(bar["start"])[:7]: int(bar["count"]) for bar in timeline}
    if not counts:
        return []
    first, last = _number(min(counts)), _number(max(counts))
    if last - first < MOST_BARS:
        return _drawn([_month(number) for number in range(first, last + 1)], counts)
    years = _by_year(counts)
    return _drawn(_year_names(years), years)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _by_year(counts: Mapping[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for month, count in counts.items():
        years[month[:4]] = years.get(month[:4], 0) + count
    return years


def _year_names(years: Mapping[str, int]) -> list[str]:
    """Dates that pages got wrong may lie centuries apart; then only the latest years with documents have a bar."""
    span = range(int(min(years)), int(max(years)) + 1)
    return [f"{year:04}" for year in span] if len(span) <= MOST_BARS else sorted(years)[-MOST_BARS:]


def _drawn(names: Sequence[str], counts: Mapping[str, int]) -> list[Bar]:
    step = 100 / len(names)
    highest = max(counts.get(name, 0) for name in names) or 1
    ticks = frozenset(_ticks(names))
    drawn = []
    for number, name in enumerate(names):
        count = counts.get(name, 0)
        tick = name.removesuffix("-01") if name in ticks else ""
        drawn.append(Bar(name, count, round(number * step, 3), round(step, 3), count / highest, tick))
    return drawn


def _ticks(names: Sequence[str]) -> Sequence[str]:
    """The bars that are named under the axis: all when few, else Januaries if there are several, evenly thinned."""
    if len(names) <= MOST_TICKS:
        return names
    januaries = [name for name in names if name.endswith("-01")]
    starts = januaries if len(januaries) > 1 else names
    return starts[:: -(-len(starts) // MOST_TICKS)]
