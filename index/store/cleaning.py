"""What both databases can keep: collected text carries characters that PostgreSQL refuses."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from index.store.errors import StoreError

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_DEPTH = 50
# Integers beyond this do not fit a floating-point number, as which most readers of JSON take them.
_BITS = 1_024


def clean_text(text: str, limit: int | None = None) -> str:
    """Return ``text`` without NUL and lone surrogates, cut to ``limit`` code points."""
    kept = _UNKEEPABLE.sub("", text)
    return kept if limit is None else kept[:limit]


def clean_or_none(text: str | None, limit: int | None = None) -> str | None:
    """Return ``clean_text`` of a text, None of None."""
    return None if text is None else clean_text(text, limit)


def clean_json(value: Any, depth: int = _DEPTH) -> Any:
    """Return a value of JSON's types: texts cleaned, numbers that readers lack (NaN, infinity, beyond 2¹⁰²³) as null.

    Raises ``StoreError`` for a value nested deeper than 50 levels or of another type.
    """
    if depth == 0:
        raise StoreError(f"a value is nested deeper than {_DEPTH} levels")
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int):
        return value if value.bit_length() < _BITS else None
    if value is None:
        return None
    if isinstance(value, Mapping):
        return {clean_text(str(key)): clean_json(item, depth - 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(item, depth - 1) for item in value]
    raise StoreError(f"{type(value).__name__} is not a type of JSON")
