"""A parser of untrusted bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A parser. ``refusals`` are the exceptions that its documentation names."""

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    refusals: tuple[type[Exception], ...] = ()

    def __call__(self, body: bytes) -> object:
        """Parse; a refusal is returned. Raises what the parser must not."""
        try:
            return self.run(body)
        except self.refusals as refusal:
            return refusal
