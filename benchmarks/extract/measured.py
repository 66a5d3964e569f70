"""What the floors keep of page reading."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from benchmarks.extract.readers import OURS, quieten
from benchmarks.extract.rounds import measure
from benchmarks.extract.sets import SETS
from benchmarks.extract.synthetic.scores import INVENTED, measured_invented
from benchmarks.measured import Measured

FIGURES: Final = {
    "news-aeb": ("shingle_f1", "word_f1", "kind"),
    "news-wcxb-dev": (
        "word_f1", "word_f1_article", "word_f1_thread", "word_f1_listing", "title", "title_article",
        "name_f1", "author", "author_article", "no_author", "date", "date_article", "no_date", "kind",
    ),
}  # fmt: skip
"""The figures of each set that must not fall; the set of invented pages has its own."""


def measured_pages() -> dict[str, Measured]:
    """Read every set with every reader."""
    quieten()
    found = {INVENTED.name: measured_invented()}
    for name, page_set in SETS.items():
        results = measure(page_set)
        figures = {reader: result.tally.figures() for reader, result in results.items()}
        chosen = {
            reader: {figure: values[figure] for figure in FIGURES[name] if figure in values}
            for reader, values in figures.items()
        }
        reached = chosen.pop(OURS)
        found[name] = Measured(
            what=page_set.what, licence=page_set.licence, origin=page_set.origin,
            count=len(results[OURS].tally.pages), unit="pages",
            measured=datetime.now(UTC).date().isoformat(), reached=reached, peers=chosen,
            speed={reader: result.speed for reader, result in results.items()}, speed_unit="pages per CPU-second",
        )  # fmt: skip
    return found
