"""Fits the shipped weights on all sentences and sets: ``python -m benchmarks.senses.fit [--check]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.senses.examples import Example, of_general, of_labelled, of_sentences
from benchmarks.senses.fitting import fit
from benchmarks.senses.sets import read_reddit, read_sentences, read_unodc, read_worldwide
from nlp.drugs.weights import Weights, read_weights, write_weights

WEIGHTS: Final = Path(__file__).parents[2] / "nlp" / "drugs" / "data" / "weights.tsv"
_ROUNDING: Final = 0.02


def all_examples() -> list[Example]:
    """Every example there is. Raises ``OSError`` where the corpus is absent."""
    return [
        *of_sentences(read_sentences()),
        *of_labelled(read_unodc(), "unodc"),
        *of_labelled(read_reddit(), "reddit"),
        *of_general(text for text, _ in read_worldwide()),
    ]


def alike(kept: Weights, made: Weights) -> bool:
    """Whether weights are the same but for rounding, which processors do in their own ways."""
    names = kept.by_name.keys() | {name for name, weight in made.by_name.items() if abs(weight) > 2 * _ROUNDING}
    return abs(kept.bias - made.bias) < _ROUNDING and all(
        abs(kept.by_name.get(name, 0.0) - made.by_name.get(name, 0.0)) < 2 * _ROUNDING for name in names
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the weights, or check that they are what would be written; 1 where they are not, 2 without the corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.senses.fit", description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    try:
        examples = all_examples()
    except OSError as error:
        print(f"the corpus is not there (set WATCHFLOOR_CORPUS): {error}", file=sys.stderr)
        return 2
    weights = fit(examples)
    if options.check:
        return 0 if alike(read_weights(WEIGHTS.read_text("utf-8")), weights) else 1
    text = write_weights(weights)
    WEIGHTS.write_text(text, "utf-8")
    print(f"{len(examples)} examples, {text.count(chr(10))} weights, {len(text)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
