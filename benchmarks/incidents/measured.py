"""What the floors keep of incidents."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from benchmarks.incidents.found import found
from benchmarks.incidents.scoring import figures
from benchmarks.incidents.tellings import PARTS, tellings
from benchmarks.measured import Measured
from nlp import load_pipeline

FIGURES: Final = ("precision", "recall", "f1")


def reached() -> dict[str, dict[str, Any]]:
    """Return the figures of each part of the set, all parts in one store."""
    texts = tellings()
    made = found(load_pipeline(), texts)
    return {part: figures(made, [each for each in texts if each.part == part]) for part in PARTS}


def measured_incidents() -> dict[str, Measured]:
    """Bring the tellings together, and by plain rules."""
    began = time.process_time()
    parts = reached()
    seconds = time.process_time() - began
    speed = round(len(tellings()) / seconds, 1)
    return {set_of(part): _measured(part, one, speed) for part, one in parts.items()}


def set_of(part: str) -> str:
    """The name of the set that a part of the tellings is kept under."""
    return f"tellings, {part.replace('_', ' ')}"


def shares(scored: Mapping[str, Any]) -> dict[str, float]:
    """Of scores of pairs those that are kept."""
    return {name: float(scored[name]) for name in FIGURES}


def _measured(part: str, one: Mapping[str, Any], speed: float) -> Measured:
    return Measured(
        what="invented news texts on seizures, some of one seizure, others of like ones; read by the fast pipeline",
        licence="made for this project",
        origin="benchmarks/incidents/tellings.jsonl",
        count=one["texts"],
        unit="texts",
        measured=datetime.now(UTC).date().isoformat(),
        reached=shares(one["pairs"]),
        peers={name: shares(each) for name, each in one["baselines"].items()},
        speed={"watchfloor": speed},
        speed_unit="texts per CPU-second, all parts, with starting, annotating and storing",
    )
