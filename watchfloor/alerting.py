"""An alert as programs read it, the same on the command line and from the desk."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from index.store import AlertRow


def alert_json(row: AlertRow) -> dict[str, Any]:
    """What a watch found, as an object of JSON's types."""
    given = asdict(row)
    return given | {name: given[name] and given[name].isoformat() for name in ("fired", "seen")}
