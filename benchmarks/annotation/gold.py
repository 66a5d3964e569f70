"""The hand-labelled texts, in the project's own terms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from nlp.evaluate import Seizure, Span
from nlp.lexicon import fold, load

LABELS: Final = ("PERSON", "ORG", "PLACE", "DRUG")


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its labels."""

    id: str
    text: str
    spans: frozenset[Span]
    seizures: tuple[Seizure, ...]


def substance(name: str) -> str:
    """The lexicon's id of a substance as the labels name it; the name itself where the lexicon does not have it."""
    uses = load().by_term.get(fold(name), ())
    return uses[0].entry.id if uses else name


def _seizure(label: dict[str, Any]) -> Seizure:
    quantity = label["quantity"]
    unit = label["unit"] if quantity is not None else None
    return substance(label["substance"]), quantity, unit, bool(label.get("aggregate"))


def read_gold(folder: Path) -> list[GoldText]:
    """Read ``gold.jsonl`` of a set. Raises ``OSError`` where it is missing."""
    texts = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        value = json.loads(line)
        spans = frozenset((entity["start"], entity["end"], entity["label"]) for entity in value["entities"])
        texts.append(GoldText(value["id"], value["text"], spans, tuple(map(_seizure, value["seizures"]))))
    return texts
