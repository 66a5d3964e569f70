"""The publishers of the sample world, one module each."""

from __future__ import annotations

from watchfloor.world.publisher import Publisher
from watchfloor.world.publishers import cuaderno, escale, gazette, ledger, office, wire

PUBLISHERS: tuple[Publisher, ...] = (
    ledger.PUBLISHER,
    wire.PUBLISHER,
    cuaderno.PUBLISHER,
    escale.PUBLISHER,
    office.PUBLISHER,
    gazette.PUBLISHER,
)
