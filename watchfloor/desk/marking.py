"""Divides text into plain and marked pieces, which templates escape one by one: no markup is ever built from text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SELECTOR_LABELS = frozenset({"EMAIL", "PHONE", "URL", "IP", "ONION", "WALLET", "IBAN", "VESSEL", "CONTAINER", "HANDLE"})
FIELD_OF_LABEL = {
    "PERSON": "person", "ORG": "org", "PLACE": "place", "DRUG": "drug", "PHONE": "phone", "EMAIL": "email",
    "WALLET": "wallet", "IBAN": "iban", "VESSEL": "vessel", "CONTAINER": "container", "ONION": "onion", "IP": "ip",
    "HANDLE": "handle",
}  # fmt: skip


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
        label = self.label or ""
        return "selector" if label in SELECTOR_LABELS else label.lower()


def marked_pieces(text: str, marks: Iterable[Sequence[int]]) -> list[Piece]:
    """Divide a passage by the ranges that matched; ranges outside the text are passed over."""
    pieces, at = [], 0
    for start, end in sorted((int(mark[0]), int(mark[1])) for mark in marks):
        if at <= start < end <= len(text):
            pieces += [Piece(text[at:start]), Piece(text[start:end], marked=True)]
            at = end
    pieces.append(Piece(text[at:]))
    return [piece for piece in pieces if piece.text]


def entity_query(label: str, text: str) -> str | None:
    """The query that finds every document with the same entity; None for labels that have no field."""
    name = FIELD_OF_LABEL.get(label)
    return None if name is None else f'{name}:"{text.replace(chr(34), " ")}"'


def entity_paragraphs(text: str, entities: Iterable[Mapping[str, Any]]) -> list[list[Piece]]:
    """Divide a document's text into paragraphs of plain and entity pieces."""
    pieces, at = [], 0
    for entity in entities:
        start, end = entity["start"], entity["end"]
        if at <= start < end <= len(text):
            pieces += [Piece(text[at:start]), _entity_piece(entity, text[start:end])]
            at = end
    pieces.append(Piece(text[at:]))
    return _paragraphs(pieces)


def _entity_piece(entity: Mapping[str, Any], text: str) -> Piece:
    canonical = entity.get("canonical")
    hint = f"{entity['label']}: {canonical}" if canonical and canonical != text else str(entity["label"])
    return Piece(text, label=entity["label"], query=entity_query(entity["label"], text), hint=hint)


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
