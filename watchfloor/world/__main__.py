"""``python -m watchfloor.world [--port-base N]`` serves the sample world for looking, until interrupted."""

from __future__ import annotations

import argparse
import threading

from watchfloor.world.server import World


def main() -> None:
    """Serve, print the sources file, and wait for Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m watchfloor.world", description="Serve the sample world.")
    parser.add_argument("--port-base", type=int, default=0, help="first of a row of ports; 0: free ones")
    parser.add_argument("--corrected", action="store_true", help="with the corrections already published")
    chosen = parser.parse_args()
    with World(chosen.port_base) as world:
        if chosen.corrected:
            world.correct()
        print(world.sources_toml(), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
