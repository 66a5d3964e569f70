"""``python -m benchmarks.annotate [--model MODEL]``: what annotation costs, as one JSON object; exit 1 under the bar.

Tokens per CPU-second of the whole pipeline, beside the installed model's recognition of names alone on the same texts
in the same run; milliseconds of each component; seconds until the first text is read and peak memory, each in a process
of its own. The bar: the whole at least .55 of the names alone (``fast``), 3 s to the first text, 700 MB.

``--posts N``: instead, what N short invented posts cost, and the memory held after each quarter of them; exit 1 where
the last quarter holds a tenth more than the first.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from typing import Any, Final

from benchmarks.annotate.parts import part_seconds, pipeline_seconds
from benchmarks.annotate.posts import measure_posts
from benchmarks.annotate.processes import first_text, memory
from benchmarks.annotate.texts import texts
from benchmarks.annotation.__main__ import raw_model
from benchmarks.measuring import machine
from nlp import load_pipeline
from nlp.annotation import MODELS

BAR: Final = {"ratio": 0.55, "first_text_seconds": 3.0, "peak_mb": 700.0}


def main() -> int:
    """Run the benchmark and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.annotate", description=__doc__)
    parser.add_argument("--model", choices=MODELS, default="fast")
    parser.add_argument("--texts", type=int, default=200, help="how many texts are read")
    parser.add_argument("--posts", type=int, help="read so many invented posts instead (try 20000)")
    options = parser.parse_args()
    if options.posts:
        return _posts(options.model, options.posts)
    report = measured(options.model, options.texts)
    print(json.dumps(report, indent=1))
    return 0 if options.model != "fast" or report["within_bar"] else 1


def _posts(model: str, count: int) -> int:
    report = measure_posts(model, count)
    print(json.dumps({"machine": machine(), **report}, indent=1))
    held = report["resident_mb"]
    return 0 if held["100 %"] <= 1.1 * held["25 %"] else 1


def measured(model: str, count: int) -> dict[str, Any]:
    """All figures of a pipeline."""
    some, pipeline, raw = texts(count), load_pipeline(model), raw_model()
    tokens = sum(len(raw.make_doc(text)) for text in some)
    whole, alone = pipeline_seconds(pipeline, raw, some)
    report: dict[str, Any] = {
        "machine": machine(),
        "model": model,
        "texts": len(some),
        "tokens": tokens,
        "tokens_per_cpu_second": round(tokens / whole),
        "en_core_web_md_names_alone": round(tokens / alone),
        "ratio": round(alone / whole, 3),
        "milliseconds_per_1000_tokens": {
            name: round(1e6 * seconds / tokens, 2) for name, seconds in part_seconds(pipeline, some).items()
        },
        "first_text_seconds": first_text(model),
        "peak_mb": memory(model),
    }
    report["within_bar"] = report["ratio"] >= BAR["ratio"] and all(
        report[name] <= BAR[name] for name in ("first_text_seconds", "peak_mb")
    )
    return report


if __name__ == "__main__":
    warnings.simplefilter("default")
    sys.exit(main())
