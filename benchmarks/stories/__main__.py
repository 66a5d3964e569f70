"""``python -m benchmarks.stories [--documents 50000]``: prints one JSON object; exit 1 when something is under the bar.

The bar: over all edits precision at least .95 and recall at least .90, the same stories in another order of arrival,
and the last tenth of the made-up documents not stored slower than 1.5 times the second. Times are CPU of this process.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.search.documents import Writer
from benchmarks.stories.pairs import Document, agreement, documents
from benchmarks.stories.reference import ALIKE, stories_by_jaccard
from index.model import Capture, Draft
from index.store import Store, open_store

_PRECISION, _RECALL, _GROWTH = 0.95, 0.90, 1.5
_NOW = datetime(2024, 1, 1, tzinfo=UTC)
_BATCH = 20


def main() -> int:
    """Run the benchmark and return the exit status."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.stories")
    options.add_argument("--documents", type=int, default=50_000, help="made-up ones, for the time of each; 0: none")
    options.add_argument("--bases", type=int, default=300, help="texts that are edited")
    chosen = options.parse_args()
    known = documents(chosen.bases)
    report = quality(known)
    if chosen.documents:
        report["growth"] = growth(chosen.documents)
    report["within_bar"] = _within_bar(report)
    print(json.dumps(report, indent=1))
    return 0 if report["within_bar"] else 1


def quality(known: Sequence[Document]) -> dict[str, Any]:
    """How well the stories of documents are found, how fast, and whether the order of arrival matters."""
    found, cpu = stored_stories(known)
    shuffled = random.Random(2).sample(known, len(known))
    again, _ = stored_stories(shuffled)
    with patch("index.store.stories.tie", lambda *_: None), patch("index.store.content.sign", lambda *_, **__: None):
        _, without = stored_stories(known)
    began = time.process_time()
    plain = stories_by_jaccard((each.url, each.text) for each in known)
    jaccard = time.process_time() - began
    spent = max(cpu - without, 1e-9)
    return {
        "documents": len(known),
        "stories": len(set(found.values())),
        "agreement": agreement(known, found),
        "same_in_another_order": found == again,
        "stored_per_cpu_second": round(len(known) / cpu),
        "milliseconds_for_stories": round(1e3 * spent / len(known), 3),
        "milliseconds_without_stories": round(1e3 * without / len(known), 3),
        "exact_jaccard": {
            "alike": ALIKE,
            "agreement": agreement(known, plain),
            "milliseconds": round(1e3 * jaccard / len(known), 3),
            "its_time_by_ours": round(jaccard / spent, 2),
        },
    }


def stored_stories(known: Sequence[Document]) -> tuple[dict[str, str], float]:
    """Store documents and return the story of each address and the CPU seconds that storing took."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'store.db'}")
        began = time.process_time()
        ids = _save(store, known, 0)
        spent = time.process_time() - began
        found = {document.url: document.story for document in store.documents(ids)}
        store.close()
    return found, spent


def growth(count: int) -> dict[str, Any]:
    """Milliseconds of CPU to store a made-up document, for each tenth of them; every tenth document is a copy."""
    writer, chance = Writer(), random.Random(5)
    times = []
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'store.db'}")
        earlier: list[str] = []
        for tenth in range(10):
            texts = [_made(writer, chance, earlier) for _ in range(count // 10)]
            earlier = chance.sample(texts, min(200, len(texts)))
            some = [Document(f"https://h{n % 40}.example/{tenth}/{n}", text, "", "") for n, text in enumerate(texts)]
            began = time.process_time()
            _save(store, some, tenth * count)
            times.append(round(1e3 * (time.process_time() - began) / len(some), 3))
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        store.close()
    return {"documents": count, "milliseconds_by_tenth": times, "store_megabytes": round(size / 2**20)}


def _made(writer: Writer, chance: random.Random, earlier: Sequence[str]) -> str:
    if earlier and chance.random() < 0.1:
        return f"{writer.text(12)} {chance.choice(earlier)}"
    return writer.text(chance.randrange(150, 450))


def _save(store: Store, some: Sequence[Document], number: int) -> list[str]:
    """Save documents in batches as an import does, and return their ids."""
    pages = [(_draft(each), _capture(number + place)) for place, each in enumerate(some)]
    saved = []
    for start in range(0, len(pages), _BATCH):
        saved += store.save_pages(pages[start : start + _BATCH], _NOW)
    return [identity for identity, _ in saved]


def _draft(each: Document) -> Draft:
    return Draft("benchmark", each.url, "article", None, each.text)


def _capture(number: int) -> Capture:
    return Capture(
        "a.warc.gz", number * 100, 100, "0" * 64, f"<urn:{number}>", "https://h.example/", 200, "text/html", _NOW
    )


def _within_bar(report: dict[str, Any]) -> bool:
    every = report["agreement"]["all"]
    good = every["precision"] >= _PRECISION and every["recall"] >= _RECALL and report["same_in_another_order"]
    times = report.get("growth", {}).get("milliseconds_by_tenth")
    return good and (times is None or times[-1] <= _GROWTH * times[1])


if __name__ == "__main__":
    sys.exit(main())
