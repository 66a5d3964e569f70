"""Print how much the hand-labelled training sets hold; with ``--out`` write their texts.

    python tools/train/data.py [--out FILE]

The file is a pickle of ``[(text, [(start, end, label)], source)]``, offsets in code points.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nlp.training.sets import SETS, read_sets


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    texts = read_sets()
    for name in SETS:
        of_set = [text for text in texts if text.source == name]
        labels = Counter(label for text in of_set for *_, label in text.spans)
        print(name, len(of_set), "texts", sum(len(text.text.split()) for text in of_set), "words", dict(labels))
    if options.out:
        options.out.write_bytes(pickle.dumps([(text.text, list(text.spans), text.source) for text in texts]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
