"""Write what the transformer sees in the texts of the corpus that have no labels, for the fast model to learn from.

    python tools/train/minilm_silver.py --out FILE [--texts N] [--model FOLDER]

One JSON object a line: ``{"text", "entities": [[start, end, label]]}``. Prints how many words there are. Needs
onnxruntime, and about five minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from minilm_texts import silver_texts

from nlp.accurate.reader import FOLDER, Transformer
from nlp.accurate.vote import Span, cleaned
from nlp.prepare import prepare


def seen(transformer: Transformer, text: str) -> list[Span]:
    """The names that the transformer sees in a text, cut down as the rules cut them, none over another."""
    shown = prepare(text)
    guesses = ((one.start, one.end, one.label, one.sure) for one in transformer.guesses(shown))
    return list(_apart(sorted(cleaned(shown, guesses))))


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    last = 0
    for span in spans:
        if span[0] >= last:
            yield span
            last = span[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read every text and write its names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=int, help="at most so many, to try the program")
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder of the transformer")
    options = parser.parse_args(arguments)
    transformer, words = Transformer(options.model), 0
    with options.out.open("w", encoding="utf-8") as file:
        for labelled in silver_texts(options.texts):
            text = labelled.text
            file.write(json.dumps({"text": text, "entities": seen(transformer, text)}, ensure_ascii=False) + "\n")
            words += len(text.split())
    print(json.dumps({"words": words}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
