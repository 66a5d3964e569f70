"""Texts with the events that were labelled in them, in the project's own terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.annotation.gold import substance
from benchmarks.annotation.labelled import labelled_lines
from nlp.annotation import Event

TYPES: Final = ("seizure", "arrest", "sentence", "sanction")
_FIELDS: Final = (
    "quantity", "unit", "place", "date", "agency", "person", "age", "charge", "years", "court", "programme",
)  # fmt: skip

_NAMED: Final = ("person", "place", "agency", "court", "charge")
PARTS: Final = ("train", "dev", "test", "events")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and its events; ``types`` are those that were labelled."""

    id: str
    text: str
    events: tuple[Event, ...]
    types: tuple[str, ...] = TYPES


def gold_news(folder: Path) -> list[Labelled]:
    """The texts of ``gold.jsonl``, which has seizures only. Raises ``OSError`` where it is missing."""
    texts = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        value = json.loads(line)
        events = tuple(_event({"type": "seizure", **label}) for label in value["seizures"])
        texts.append(Labelled(value["id"], value["text"], events, ("seizure",)))
    return texts


def labelled(part: str) -> Iterator[Labelled]:
    """The further texts of a part, ``events`` for the releases of which only events are labelled.

    Raises ``OSError`` where the corpus is missing, ``LookupError`` where it changed.
    """
    for name, text, value in labelled_lines(part):
        yield Labelled(name, text, tuple(_event(_in_words(label, text)) for label in value["events"]))


def _in_words(label: dict[str, Any], text: str) -> dict[str, Any]:
    """A label with the words that its offsets stand for."""
    named = {name: " ".join(text[slice(*label[name])].split()) for name in _NAMED if name in label}
    return label | named


def _event(label: dict[str, Any]) -> Event:
    fields = {name: label[name] for name in _FIELDS if label.get(name) is not None}
    if label.get("substance"):
        fields["substance"] = substance(label["substance"])
    if label.get("quantity") is None:
        fields.pop("unit", None)
    return Event(label["type"], 0, 0, aggregate=bool(label.get("aggregate")), life=bool(label.get("life")), **fields)
