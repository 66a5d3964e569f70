"""Turn the texts of the corpus into what the transformer of the accurate model learns from.

    python tools/train/minilm_prepare.py --out FILE [--texts N]

Prints how many word pieces there are by hand-labelled set, and of unlabelled texts.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from minilm_texts import hand_labelled, silver_texts
from minilm_windows import Stream, stream_of

from nlp.accurate.reader import FOLDER
from nlp.accurate.wordpiece import WordPieces
from nlp.training.sets import SETS, read_sets

OURS = "ours"
SOURCES = {OURS: 0, "worldwide": 1, "crossner": 2, "re3d": 3, "btc": 4, "wnut17": 4, "tweebank": 4, "unodc": 5}
"""Sets that label by one habit share a number, which the model is told."""
SILVER = 6
OFTEN = {OURS: 8.0, "btc": 0.3, "wnut17": 0.3, "tweebank": 0.3}
"""How often a set is shown in a round, where not once."""
WITHOUT_PEOPLE = frozenset(["unodc"])


def prepared(most: int | None = None) -> tuple[list[Stream], list[Stream]]:
    """Return the hand-labelled and the unlabelled texts as streams, at most ``most`` texts of each set.

    Raises ``OSError`` where the corpus is missing.
    """
    vocabulary = WordPieces.read(FOLDER / "vocabulary.txt")
    hand = []
    for name in (OURS, *SETS):
        texts = hand_labelled("train") if name == OURS else read_sets([name])
        often, people = OFTEN.get(name, 1.0), name not in WITHOUT_PEOPLE
        hand.append(stream_of(texts[:most], vocabulary, SOURCES[name], often, people))
    return hand, [stream_of(silver_texts(most), vocabulary, SILVER)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare and write; print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=int, help="at most so many of each set, to try the program")
    options = parser.parse_args(arguments)
    streams = prepared(options.texts)
    options.out.write_bytes(pickle.dumps(streams))
    print(json.dumps({"pieces": [[len(one.pieces["ids"]) for one in part] for part in streams]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
