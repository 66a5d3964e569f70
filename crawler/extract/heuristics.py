"""Rules of thumb by name, so that each can be switched off and its worth be counted.

A module states ``GAPS = heuristic("body.gaps", "sub-headings between paragraphs of the text")`` and asks ``if GAPS:``.
``python -m benchmarks.extract --ablate`` reads the known pages once without each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Heuristic:
    """A rule of thumb; true while it is in use, as it always is outside of measurements."""

    name: str
    what: str
    used: bool = True

    def __bool__(self) -> bool:
        return self.used


_ALL: dict[str, Heuristic] = {}


def heuristic(name: str, what: str) -> Heuristic:
    """Make known a rule: ``name`` is ``part.rule``, ``what`` says in words what it does. Raises on a name in use."""
    if name in _ALL:
        raise ValueError(f"two heuristics are named {name}")
    _ALL[name] = made = Heuristic(name, what)
    return made


def heuristics() -> Mapping[str, Heuristic]:
    """All rules of the modules that are imported, by name."""
    return dict(_ALL)


@contextmanager
def without(name: str) -> Iterator[None]:
    """Switch one rule off for a while. For measurements in one thread."""
    rule = _ALL[name]
    rule.used = False
    try:
        yield
    finally:
        rule.used = True
