"""What a benchmark measured on a set with known answers, as the floors keep it and the quality card shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """The set and what was reached on it.

    ``count`` is of ``unit``, as in 181 pages. ``reached`` has our figures, ``peers`` those of others from the same
    run by peer and figure; a peer lacks those that it does not read. ``speed`` is in ``speed_unit`` by reader, ours
    under ``watchfloor``. ``measured`` is the day, ISO-8601.
    """

    what: str
    licence: str
    origin: str
    count: int
    unit: str
    measured: str
    reached: Mapping[str, float]
    peers: Mapping[str, Mapping[str, float]]
    speed: Mapping[str, float]
    speed_unit: str

    def as_json(self) -> dict[str, Any]:
        """The fields as one object."""
        return asdict(self)
