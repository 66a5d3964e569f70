#!/bin/sh
# Resolves the lock files anew from the ranges in pyproject.toml, for every supported Python, with hashes.
set -eu
cd "$(dirname "$0")/.."
compile="${UV:-.venv/bin/uv} pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c tools/constraints.txt"
$compile --group build --extra documents --extra accurate pyproject.toml -o requirements.lock "$@"
$compile --group build --group dev --extra documents --extra accurate --extra browser -c requirements.lock pyproject.toml -o requirements-dev.lock "$@"
$compile --group train -o requirements-train.lock "$@"
