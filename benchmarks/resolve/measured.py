"""What the floors keep of names across documents."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from benchmarks.measured import Measured
from benchmarks.resolve.invented import PARTS, invented_pairs
from benchmarks.resolve.judged import Judged, figures
from benchmarks.resolve.releases import labelled_pairs, read_releases
from nlp import load_pipeline

FIGURES: Final = ("precision", "recall")


def measured_names() -> dict[str, Measured]:
    """Bring together the labelled names of press releases, and the invented pairs.

    Raises ``OSError`` where the corpus is missing.
    """
    began = time.process_time()
    pairs = labelled_pairs(read_releases(load_pipeline()))
    seconds = time.process_time() - began
    invented = [each for part in PARTS for each in invented_pairs(part)]
    return {
        "press-releases, names": _measured(
            "hand-labelled pairs of names in press releases; read by the fast pipeline",
            "labels made for this project; the texts are their publishers'",
            "prosecutors' offices",
            pairs,
            round(len(pairs) / seconds, 1),
        ),
        "invented names": _measured(
            "invented pairs of names of hard kinds", "made for this project", "benchmarks/resolve", invented, None
        ),
    }


def shares(scored: Mapping[str, Any]) -> dict[str, float]:
    """Of scores of pairs those that are kept."""
    return {name: float(scored[name]) for name in FIGURES}


def _measured(what: str, licence: str, origin: str, pairs: Sequence[Judged], speed: float | None) -> Measured:
    scored = figures(pairs)
    return Measured(
        what=what,
        licence=licence,
        origin=origin,
        count=len(pairs),
        unit="pairs",
        measured=datetime.now(UTC).date().isoformat(),
        reached=shares(scored),
        peers={"same folded name": shares(scored["same_folded_name"])},
        speed={"watchfloor": speed} if speed else {},
        speed_unit="pairs per CPU-second, with starting and annotating",
    )
