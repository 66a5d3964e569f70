"""The publishers of the sample world, one module each."""

from __future__ import annotations

from watchfloor.world.publisher import Publisher
from watchfloor.world.publishers import cuaderno, escale, ferryman, gazette, ledger, office, parquet, wire

PUBLISHERS: tuple[Publisher, ...] = (
    ledger.PUBLISHER,
    wire.PUBLISHER,
    cuaderno.PUBLISHER,
    escale.PUBLISHER,
    office.PUBLISHER,
    gazette.PUBLISHER,
    ferryman.PUBLISHER,
    parquet.PUBLISHER,
)
