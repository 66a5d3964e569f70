"""JSON values as people write them."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> str:
    """A JSON value as a person writes it: names before values, commas between."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(inner)}" for name, inner in value.items() if inner not in (None, "", [], {}))
    if isinstance(value, list | tuple):
        return "; ".join(plain(inner) for inner in value)
    return str(value)
