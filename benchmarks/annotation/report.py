"""A page that shows each error in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from benchmarks.annotation.gold import GoldText
from nlp.evaluate import Span

_STYLE = "body{font:15px/1.5 sans-serif} .missed{background:#fd8} .spurious{background:#f9b}"
_AROUND = 60


def errors_page(texts: Sequence[GoldText], found: Sequence[Iterable[Span]]) -> str:
    """Return HTML with every missed and spurious span, by label, with the words around it."""
    rows = [row for gold, spans in zip(texts, found, strict=True) for row in _rows(gold, set(spans))]
    body = "\n".join(row for _, row in sorted(rows, key=lambda row: row[0]))
    return f"<!doctype html><meta charset=utf-8><title>Errors</title><style>{_STYLE}</style>\n{body}\n"


def _rows(gold: GoldText, found: set[Span]) -> Iterable[tuple[str, str]]:
    for span in sorted(gold.spans ^ found):
        start, end, label = span
        kind = "missed" if span in gold.spans else "spurious"
        cuts = (max(0, start - _AROUND), start, end, end + _AROUND)
        before, inside, after = (escape(gold.text[a:b]) for a, b in pairwise(cuts))
        yield label, f"<p>{label} {kind} {escape(gold.id)}: …{before}<b class={kind}>{inside}</b>{after}…"
