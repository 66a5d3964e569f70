"""The text of a document as its page shows it: paragraphs of pieces, each post under who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchfloor.desk.marking import Piece, entity_paragraphs
from watchfloor.desk.rendering import moment
from watchfloor.posts import divided


@dataclass(frozen=True, slots=True)
class TextPart:
    """One post, or the whole text of what has none (``heading`` is empty then)."""

    heading: str
    paragraphs: list[list[Piece]]


def text_parts(text: str, entities: Iterable[Mapping[str, Any]], posts: Sequence[Mapping[str, Any]]) -> list[TextPart]:
    """Divide a text by posts and paragraphs into plain and entity pieces; empty where there is no text."""
    waiting = sorted(entities, key=lambda each: (each["start"], each["end"]))
    parts, first = [], 0
    for part in divided(text, posts, moment):
        last = first
        while last < len(waiting) and waiting[last]["start"] < part.end:
            last += 1
        inside = _moved(waiting[first:last], part.start)
        paragraphs = entity_paragraphs(text[part.start : part.end].rstrip("\n"), inside)
        parts.append(TextPart(part.heading, paragraphs))
        first = last
    return [part for part in parts if part.paragraphs]


def _moved(entities: Iterable[Mapping[str, Any]], by: int) -> Iterator[dict[str, Any]]:
    """Entities counted from where their part begins."""
    for entity in entities:
        yield {**entity, "start": entity["start"] - by, "end": entity["end"] - by}
