"""A page that shows each error in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, pairwise
from operator import itemgetter

from benchmarks.annotation.gold import GoldText
from nlp.evaluate import Span

_STYLE = "body{font:15px/1.5 sans-serif} .missed{background:#fd8} .spurious{background:#f9b}"
_AROUND = 60


SetErrors = tuple[str, Sequence[GoldText], Sequence[Iterable[Span]]]
"""A set's name, its texts, and the spans found in each."""


def errors_page(sets: Sequence[SetErrors]) -> str:
    """Return HTML with every missed and spurious span, by label and set, with the words around it."""
    rows = [
        (label, name, row)
        for name, texts, found in sets
        for gold, spans in zip(texts, found, strict=True)
        for label, row in _rows(gold, set(spans))
    ]
    parts: list[str] = []
    for (label, name), group in groupby(sorted(rows, key=itemgetter(0, 1)), key=itemgetter(0, 1)):
        parts += [f"<h2>{label}, {escape(name)}</h2>", *(row for _, _, row in group)]
    body = "\n".join(parts)
    return f"<!doctype html><meta charset=utf-8><title>Errors</title><style>{_STYLE}</style>\n{body}\n"


def _rows(gold: GoldText, found: set[Span]) -> Iterable[tuple[str, str]]:
    for span in sorted(gold.spans ^ found):
        start, end, label = span
        kind = "missed" if span in gold.spans else "spurious"
        cuts = (max(0, start - _AROUND), start, end, end + _AROUND)
        before, inside, after = (escape(gold.text[a:b]) for a, b in pairwise(cuts))
        yield label, f"<p>{label} {kind} {escape(gold.id)}: …{before}<b class={kind}>{inside}</b>{after}…"
