"""Measures selectors and prints one JSON object: precision on general text by judged hits, recall on invented lines."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from benchmarks.measuring import machine
from benchmarks.selectors.judged import key, read_judged
from benchmarks.selectors.lines import Reader, measured, read_lines
from benchmarks.selectors.peers import by_expressions, by_phonenumbers, by_watchfloor
from benchmarks.selectors.texts import texts
from nlp.phrases import WORD

_READERS: Final[Mapping[str, Reader]] = {
    "watchfloor": by_watchfloor,
    "regular expressions": by_expressions,
    "phonenumbers' matcher": by_phonenumbers,
}


def precision(read: Sequence[tuple[str, str]], judged: Mapping[str, bool], show: bool) -> dict[str, Any]:
    """Per label: hits, how many were judged right, wrong or not at all; and tokens per CPU-second of this reading."""
    counts: dict[str, Counter[str]] = {}
    tokens = sum(sum(1 for _ in WORD.finditer(text)) for _, text in read)
    began = time.process_time()
    found = [(name, text, by_watchfloor(text)) for name, text in read]
    seconds = time.process_time() - began
    for name, text, marks in found:
        for mark in marks:
            verdict = judged.get(key(name, mark.start, mark.end, mark.label))
            word = "unjudged" if verdict is None else "right" if verdict else "wrong"
            counts.setdefault(mark.label, Counter()).update(hits=1, **{word: 1})
            if show and word != "right":
                print(f"{word}\t{mark.label}\t{name}\t{text[mark.start : mark.end]!r}", file=sys.stderr)
    figures = {label: _figures(counter) for label, counter in sorted(counts.items())}
    return {
        "tokens": tokens,
        "labels": figures | {"all": _figures(sum(counts.values(), Counter()))},
        "tokens_per_cpu_second": round(tokens / seconds) if seconds else None,
        "ms_per_1000_tokens": round(1e6 * seconds / tokens, 2) if tokens else None,
    }


def _figures(counts: Counter[str]) -> dict[str, float | int | None]:
    judged = counts["right"] + counts["wrong"]
    return {
        "hits": counts["hits"],
        "right": counts["right"],
        "unjudged": counts["unjudged"],
        "precision_of_judged": round(counts["right"] / judged, 4) if judged else None,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 2 where the corpus is missing."""
    parser = argparse.ArgumentParser(prog="benchmarks.selectors", description=__doc__)
    parser.add_argument("--lines", action="store_true", help="only the invented lines, which need no corpus")
    parser.add_argument("--show", action="store_true", help="list hits that are wrong or not judged, on stderr")
    options = parser.parse_args(arguments)
    lines = read_lines()
    figures: dict[str, Any] = {"lines": {name: measured(lines, read) for name, read in _READERS.items()}}
    if not options.lines:
        try:
            figures["general text"] = precision(list(texts()), read_judged(), options.show)
        except OSError as error:
            print(f"the corpus is not there (set WATCHFLOOR_CORPUS): {error}", file=sys.stderr)
            return 2
    print(json.dumps({**figures, "machine": machine()}, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
