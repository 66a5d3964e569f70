"""Runs every benchmark one after the other: ``python -m benchmarks [NAME…]``, one JSON object a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def names() -> list[str]:
    """The benchmarks: every package here that can be run."""
    return sorted(path.parent.name for path in Path(__file__).parent.glob("*/__main__.py"))


def main() -> int:
    """Run the named benchmarks (default all); 1 if one of them failed."""
    failed = [
        name
        for name in sys.argv[1:] or names()
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
    ]
    for name in failed:
        print(f"benchmark {name} failed", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
