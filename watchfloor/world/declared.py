"""Sources as they are declared in ``sources/*.toml``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Declared:
    """One source of the sample world. ``api``: where its host answers, if its address is not there."""

    id: str
    kind: str
    url: str
    name: str
    language: str
    country: str
    tags: tuple[str, ...] = ()
    reliability: str = "C"
    api: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)

    def to_toml(self) -> str:
        """The ``[[source]]`` table."""
        values = {
            "id": self.id,
            "kind": self.kind,
            "url": self.url,
            "name": self.name,
            "schedule": "every 15m",
            "language": self.language,
            "country": self.country,
            "tags": [*self.tags],
            "reliability": self.reliability,
            "api": self.api,
            "params": self.params,
        }
        lines = [f"{key} = {_written(value)}" for key, value in values.items() if value not in (None, {})]
        return "\n".join(["[[source]]", *lines, ""])


def _written(value: Any) -> str:
    """Texts, truth values and lists of texts are written alike in JSON and TOML."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_written(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
