#!/bin/sh
# Builds .venv from the hashed lock files. `tools/setup.sh` installs what the program needs,
# `tools/setup.sh dev` also what the checks need. A second call with nothing changed returns at once.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}
lock=requirements.lock
[ "$want" = dev ] && lock=requirements-dev.lock
stamp=.venv/.watchfloor-$want
key=$(cat "$lock" requirements-setup.lock pyproject.toml tools/setup.sh | cksum)
# The path is part of the key: a virtual environment does not survive being moved.
key="$key $(pwd)"
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$key" ] && exit 0

fail() { printf 'setup: %s\n' "$1" >&2; exit 2; }
good() { "$1" -c 'import sys, venv, ensurepip; sys.exit(not ((3, 11) <= sys.version_info < (3, 14)))' 2>/dev/null; }
python=
for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
    if command -v "$name" >/dev/null 2>&1 && good "$name"; then python=$name; break; fi
done
[ -n "$python" ] || fail "no Python 3.11, 3.12 or 3.13 with venv found; install one (Debian: apt-get install python3 python3-venv) or name it: PYTHON=/path/to/python make setup"

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null || ! grep -qsF "$(pwd)/.venv" .venv/bin/activate; then
    echo "setup: creating .venv with $($python --version)" >&2
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "setup: installing $lock (about two minutes the first time)" >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-setup.lock
# Compiled once here, so that no later command pays for it, also where Python may not write bytecode by itself.
.venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r "$lock"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-build-isolation --no-deps -e .
.venv/bin/python -m compileall -q crawler nlp index watchfloor
printf '%s' "$key" > "$stamp"
