"""``make fuzz [SECONDS=60] [TARGET=name]``: tries inputs for so many seconds a parser and prints those that fail."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.mutations import inputs
from tests.fuzz.targets import TARGETS

BATCH = 500


def main() -> int:
    """Fuzz; 1 if a parser raised what it must not."""
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each parser")
    parser.add_argument("--target", choices=[*TARGETS, ""], default="", help="only this one")
    arguments = parser.parse_args()
    failed = [name for name in TARGETS if arguments.target in ("", name) and not _held(name, arguments.seconds)]
    print(f"failed: {', '.join(failed)}" if failed else "nothing failed")
    return 1 if failed else 0


def _held(name: str, seconds: float) -> bool:
    """Try until the time is up or an input fails, which is made as small as can be and printed."""
    end, tried, failing = time.monotonic() + seconds, 0, b""
    target = TARGETS[name]

    @settings(
        max_examples=BATCH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(inputs(target.seeds))
    def attempt(body: bytes) -> None:
        nonlocal tried, failing
        tried += 1
        if time.monotonic() < end or failing:
            try:
                target(body)
            except Exception:
                failing = body
                raise

    while time.monotonic() < end:
        try:
            seed(random.getrandbits(64))(attempt)()
        except Exception:  # noqa: BLE001 - that anything is raised is what is looked for
            print(f"{name}: fails after {tried} inputs with {failing!r}")
            traceback.print_exc(limit=-4)
            return False
    print(f"{name}: {tried} inputs", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
