"""``python -m benchmarks.watch [--watches 1000] [--rate 10] [--seconds 60]``: prints one JSON object.

Documents are stored at a steady rate while the loop of ``enrich --follow`` reads them with the whole pipeline, watches
and indexes. Counted is the time from the commit of a document to the moment at which another reader of the store sees
its alert. The texts are press releases of the corpus, or invented words where it is absent. Exit 1 when the 99th
percentile is over two seconds. ``raw`` is the same stream without any watch: what is left is what watching costs.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.extract.sets import ROOT
from benchmarks.measuring import machine
from benchmarks.search.documents import Writer
from benchmarks.watch.queries import invent
from benchmarks.watch.stream import Stream, run_stream

_BAR = 2.0
_LONGEST = 20_000


def main() -> int:
    """Run the benchmark and return the exit status."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.watch")
    options.add_argument("--watches", type=int, default=1_000)
    options.add_argument("--rate", type=float, default=10.0, help="documents a second")
    options.add_argument("--seconds", type=float, default=60.0)
    chosen = options.parse_args()
    texts = _texts()
    queries = invent(texts, chosen.watches)
    watched = _streamed(texts, queries, chosen.rate, chosen.seconds)
    raw = _streamed(texts, [], chosen.rate, chosen.seconds)
    report = _report(watched, raw, chosen)
    print(json.dumps(report, indent=1))
    return 0 if report["within_bar"] else 1


def _texts() -> list[str]:
    files = sorted((ROOT / "press-releases").glob("**/*.txt"))
    texts = [file.read_text("utf-8", errors="replace")[:_LONGEST] for file in files]
    writer = Writer()
    return [text for text in texts if len(text) > 300] or [writer.text(300) for _ in range(600)]


def _streamed(texts: list[str], queries: list[str], rate: float, seconds: float) -> Stream:
    with tempfile.TemporaryDirectory() as folder:
        stop = threading.Event()
        return run_stream(Path(folder), texts, queries, rate, seconds, stop)


def _report(watched: Stream, raw: Stream, chosen: argparse.Namespace) -> dict[str, Any]:
    waits = sorted(watched.waits)
    cost = (watched.cpu - raw.cpu) / max(1, watched.documents)
    p50, p99 = (_percentile(waits, part) for part in (0.50, 0.99))
    return {
        "watches": chosen.watches,
        "documents_a_second": chosen.rate,
        "documents": watched.documents,
        "alerts": len(waits),
        "seconds_to_alert": {"p50": p50, "p99": p99, "most": waits[-1] if waits else None},
        "cpu_ms_a_document": round(1_000 * cost, 2),
        "cpu_us_a_document_and_watch": round(1_000_000 * cost / max(1, chosen.watches), 3),
        "cpu_of_all": {"watched": round(watched.cpu, 1), "raw": round(raw.cpu, 1)},
        "ratio_to_raw": round(watched.cpu / raw.cpu, 3) if raw.cpu else None,
        "bar": f"p99 of at most {_BAR} s",
        "within_bar": p99 is not None and p99 <= _BAR,
        "machine": machine(),
    }


def _percentile(values: list[float], part: float) -> float | None:
    return round(values[min(len(values) - 1, int(part * len(values)))], 3) if values else None


if __name__ == "__main__":
    started = time.monotonic()
    code = main()
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    sys.exit(code)
