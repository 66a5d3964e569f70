"""The sample world: a small fictional press, served on loopback, that ``watchfloor demo`` collects."""

from __future__ import annotations

from watchfloor.world.server import World

__all__ = ["World"]
