"""``python -m benchmarks.search [--documents 50000]``: prints one JSON object; exit 1 when a kind is over the bar.

The bar for each kind of query: p50 and p99 of our engine (query text to ids, exact total, facets) within 1.3 times the
bare engine's on the same index in the same run, plus 2 ms. Both give ten hits with ids and the exact total. Each query
is asked by both in turn, and the quickest of five turns counts for each, so that the percentiles tell easy queries
from hard ones instead of a busy machine from an idle one. Neither side keeps answers: a repeated query is worked out
anew.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Order

from benchmarks.search.documents import Writer
from benchmarks.search.kinds import Case, cases
from index.engine.port import SearchRequest
from index.engine.tantivy import TantivyEngine
from index.query.parser import parse

_RATIO, _ALLOWANCE_MS = 1.3, 2.0
_NOW = datetime(2024, 1, 1, tzinfo=UTC)
_BATCH = 5_000
_LIMIT = 10
_TURNS = 5
Clock = Callable[[], float]
_CLOCKS: dict[str, Clock] = {"wall": time.perf_counter, "cpu": time.thread_time}


def main() -> int:
    """Run the benchmark and return the exit status."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.search")
    options.add_argument("--documents", type=int, default=50_000)
    options.add_argument("--queries", type=int, default=200, help="of each kind")
    options.add_argument("--clock", choices=_CLOCKS, default="wall", help="cpu: for a machine that is busy otherwise")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = _measured(Path(folder), chosen.documents, chosen.queries, chosen.clock)
    print(json.dumps(report, indent=1))
    return 0 if report["within_bar"] else 1


def _measured(folder: Path, documents: int, queries: int, clock: str) -> dict[str, Any]:
    engine = TantivyEngine(folder)
    seconds = _fill(engine, documents)
    bare = tantivy.Index.open(str(folder / engine.versions()[0]))
    kinds = {kind: _compared(engine, bare, some, _CLOCKS[clock]) for kind, some in cases(queries).items()}
    engine.close()
    return {
        "documents": documents,
        "queries_of_each_kind": queries,
        "documents_per_second": round(documents / seconds),
        "clock": clock,
        "bar": f"{_RATIO} x bare + {_ALLOWANCE_MS} ms",
        "within_bar": all(kind["within_bar"] for kind in kinds.values()),
        "kinds": kinds,
    }


def _fill(engine: TantivyEngine, documents: int) -> float:
    """Index so many documents; return the seconds spent in the engine alone."""
    spent = 0.0
    writer = Writer()
    for start in range(0, documents, _BATCH):
        batch = [writer.record(number) for number in range(start, min(documents, start + _BATCH))]
        began = time.perf_counter()
        engine.apply(batch)
        spent += time.perf_counter() - began
    return spent


def _compared(engine: TantivyEngine, bare: tantivy.Index, some: list[Case], clock: Clock) -> dict[str, Any]:
    ours, bares = [], []
    for case in some:
        turns = [(_ours(engine, case, clock), _bare(bare, case, clock)) for _ in range(_TURNS)]
        (_, our_total), (_, bare_total) = turns[0]
        assert our_total == bare_total, f"{case.text}: {our_total} is not {bare_total}"
        ours.append(min(mine for (mine, _), _ in turns))
        bares.append(min(other for _, (other, _) in turns))
    return _figures(ours, bares)


def _figures(ours: list[float], bares: list[float]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    within = True
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        mine, limit = _percentile(ours, share), _percentile(bares, share)
        within &= mine <= _RATIO * limit + _ALLOWANCE_MS
        figures |= {f"{name}_ms": round(mine, 3), f"bare_{name}_ms": round(limit, 3)}
        figures[f"{name}_ratio"] = round(mine / limit, 2)
    return {**figures, "within_bar": within}


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _ours(engine: TantivyEngine, case: Case, clock: Clock) -> tuple[float, int]:
    """Milliseconds and total from query text to results."""
    began = clock()
    request = SearchRequest(parse(case.text, _NOW), _LIMIT, sort=case.sort, facets=case.facets, snippets=False)
    total = engine.search(request).total
    return (clock() - began) * 1e3, total


def _bare(bare: tantivy.Index, case: Case, clock: Clock) -> tuple[float, int]:
    """The same of the bare engine, its query built by hand."""
    began = clock()
    searcher = bare.searcher()
    query = case.build(bare.schema)
    if case.sort == "newest":
        found = searcher.search(query, _LIMIT, True, "newest", 0, Order.Asc)
        ids = [key[18:] for key, _ in found.hits]
    else:
        found = searcher.search(query, _LIMIT, True)
        ids = [searcher.doc(address).get_first("id") for _, address in found.hits]
    if case.facets:
        wanted = {facet: {"terms": {"field": f"{facet}_facet", "size": 20}} for facet in case.facets}
        searcher.aggregate(query, wanted)
    taken = (clock() - began) * 1e3
    assert len(ids) <= _LIMIT
    return taken, int(found.count)  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
