"""What annotation returns: the types behind the JSON of ``watchfloor annotate``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Label = Literal[
    "PERSON", "ORG", "PLACE", "DRUG", "QUANTITY", "MONEY", "DATE",
    "EMAIL", "PHONE", "URL", "IP", "ONION", "WALLET", "IBAN", "VESSEL", "CONTAINER", "HANDLE",
]  # fmt: skip
SELECTORS: frozenset[str] = frozenset(
    {"EMAIL", "PHONE", "URL", "IP", "ONION", "WALLET", "IBAN", "VESSEL", "CONTAINER", "HANDLE"}
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing in a text. ``start``/``end`` are Unicode code points, half-open; ``text == given[start:end]``."""

    start: int
    end: int
    label: Label
    text: str
    canonical: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a sentence states. ``start``/``end`` span that sentence; ``kilograms`` only for masses."""

    type: str
    start: int
    end: int
    substance: str | None = None
    quantity: float | None = None
    unit: str | None = None
    kilograms: float | None = None
    value: float | None = None
    currency: str | None = None
    place: str | None = None
    date: str | None = None
    agency: str | None = None
    aggregate: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything read out of one text. Entities are sorted by start and never overlap."""

    language: str | None
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]

    def to_json(self) -> dict[str, Any]:
        """Return ``{"language", "entities": […], "events": […]}`` as the command line prints it."""
        return asdict(self) | {
            "entities": [asdict(e) for e in self.entities],
            "events": [asdict(e) for e in self.events],
        }
