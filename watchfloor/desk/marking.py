"""Divides text into plain and marked pieces, which templates escape one by one: no markup is ever built from text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.engine.analysis import words
from index.engine.build import NAME_LABELS, SELECTOR_LABELS
from index.query.ast import FIELDS, Phrase, Word
from index.query.printer import print_query

_FIELD_OF_LABEL = {**NAME_LABELS, **SELECTOR_LABELS}
_GAZETTEER_ID = re.compile(r"(geonames:)?\d+", re.IGNORECASE)
_FAMILIES = frozenset({"person", "org", "place", "drug", "quantity", "money", "date"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``label`` is set where it is an entity, ``marked`` where it matched the query."""

    text: str
    marked: bool = False
    label: str | None = None
    query: str | None = None
    hint: str = ""

    @property
    def family(self) -> str:
        """The class under which the piece is coloured."""
        return family(self.label or "")


def family(label: str) -> str:
    """The class under which a label is coloured: its own, or that of all selectors."""
    name = label.lower()
    return name if name in _FAMILIES else "selector" if label in SELECTOR_LABELS else "other"


def marked_pieces(text: str, marks: Iterable[Sequence[int]]) -> list[Piece]:
    """Divide a passage by the ranges that matched; ranges outside the text are passed over."""
    pieces, at = [], 0
    for start, end in sorted((int(mark[0]), int(mark[1])) for mark in marks):
        if at <= start < end <= len(text):
            pieces += [Piece(text[at:start]), Piece(text[start:end], marked=True)]
            at = end
    pieces.append(Piece(text[at:]))
    return [piece for piece in pieces if piece.text]


def entity_query(label: str, name: str) -> str | None:
    """The query that finds every document with the same entity; None for what has no field or no word."""
    field = _FIELD_OF_LABEL.get(label)
    if field not in FIELDS or not name.strip():
        return None
    if label not in NAME_LABELS:
        return print_query(Word(name, field))
    return print_query(Phrase(name, field)) if words(name) else None


def entity_paragraphs(text: str, entities: Iterable[Mapping[str, Any]]) -> list[list[Piece]]:
    """Divide a document's text into paragraphs of plain and entity pieces."""
    pieces, at = [], 0
    for entity in sorted(entities, key=lambda each: (each["start"], each["end"])):
        start, end = entity["start"], entity["end"]
        if at <= start < end <= len(text):
            pieces += [Piece(text[at:start]), _entity_piece(entity, text[start:end])]
            at = end
    pieces.append(Piece(text[at:]))
    return _paragraphs(pieces)


def _entity_piece(entity: Mapping[str, Any], text: str) -> Piece:
    label = str(entity["label"])
    canonical = str(entity.get("canonical") or "")
    hint = f"{label}: {canonical}" if canonical not in ("", text) else label
    # A gazetteer's number finds the place too, but nobody could read the query.
    name = text if not canonical or _GAZETTEER_ID.fullmatch(canonical) else canonical
    return Piece(text, label=label, query=entity_query(label, name), hint=hint)


def _paragraphs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.label:
            paragraphs[-1].append(piece)
            continue
        for number, part in enumerate(piece.text.split("\n\n")):
            if number:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(Piece(part))
    return [paragraph for paragraph in paragraphs if paragraph]
