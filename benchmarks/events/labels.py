"""Texts with the events that were labelled in them, in the project's own terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.annotation.gold import substance
from nlp.annotation import Event

TYPES: Final = ("seizure", "arrest", "sentence", "sanction")
_FIELDS: Final = (
    "quantity", "unit", "place", "date", "agency", "person", "age", "charge", "years", "court", "programme",
)  # fmt: skip


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


def labelled(texts: Path, events: Path, part: str | None = None) -> Iterator[Labelled]:
    """Texts (``{"n", "text", "part"}`` a line) with events (``{"n", "events"}``), those of one part or all.

    Raises ``OSError``, ``ValueError``.
    """
    of_text = {value["n"]: value["events"] for value in map(json.loads, events.read_text("utf-8").splitlines())}
    for value in map(json.loads, texts.read_text("utf-8").splitlines()):
        if part in (None, value.get("part")) and value["n"] in of_text:
            yield Labelled(str(value["n"]), value["text"], tuple(map(_event, of_text[value["n"]])))


def _event(label: dict[str, Any]) -> Event:
    fields = {name: label[name] for name in _FIELDS if label.get(name) is not None}
    if label.get("substance"):
        fields["substance"] = substance(label["substance"])
    if label.get("quantity") is None:
        fields.pop("unit", None)
    return Event(label["type"], 0, 0, aggregate=bool(label.get("aggregate")), life=bool(label.get("life")), **fields)
