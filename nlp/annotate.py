"""Runs texts through the pipeline: in windows, in batches, in bounded memory, in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from nlp.annotation import Annotation, Entity, Event
from nlp.language import detect
from nlp.marks import Context, Mark, context_of, events_of, marks_of, put_context
from nlp.prepare import prepare
from nlp.request import AnnotationRequest
from nlp.windows import windows

_GROUP_CHARACTERS: Final = 1_000_000
_PIPE_BATCH: Final = 8


@dataclass(frozen=True, slots=True)
class _Piece:
    """A window of a text; ``last`` where the text ends with it."""

    context: Context
    start: int
    last: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]


def annotate_texts(
    pipeline: Language, requests: Iterable[AnnotationRequest], batch_size: int = 32
) -> Iterator[Annotation]:
    """Yield the annotation of each text, in order; the same at any ``batch_size``. Takes any text of any size."""
    read: list[_Reading] = []
    for group in _groups(chain.from_iterable(map(_pieces, requests)), batch_size):
        # What the pipeline has learned of the words of one group is forgotten with it: memory stays bounded.
        with pipeline.memory_zone():
            readings = _read_group(pipeline, group)
        for piece, reading in zip(group, readings, strict=True):
            read.append(reading)
            if piece.last:
                yield _assembled(piece.context.language, read)
                read = []


def _pieces(request: AnnotationRequest) -> Iterator[_Piece]:
    text = request.text
    language = request.language or detect(text)
    for start, end in windows(text):
        yield _Piece(Context(text[start:end], language, request.published), start, end == len(text))


def _groups(pieces: Iterable[_Piece], size: int) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    characters = 0
    for piece in pieces:
        group.append(piece)
        characters += len(piece.context.given)
        if len(group) >= max(size, 1) or characters >= _GROUP_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _read_group(pipeline: Language, group: Sequence[_Piece]) -> list[_Reading]:
    """Read each piece; the model sees only texts in its own language."""
    readings: dict[int, _Reading] = {}
    for english in (True, False):
        places = [place for place, piece in enumerate(group) if piece.context.english == english]
        docs = (_doc(pipeline, group[place].context) for place in places)
        read = pipeline.pipe(docs, batch_size=_PIPE_BATCH, disable=[] if english else ["ner"])
        for place, doc in zip(places, read, strict=True):
            readings[place] = _reading(doc, group[place].start)
    return [readings[place] for place in range(len(group))]


def _doc(pipeline: Language, context: Context) -> Doc:
    doc = pipeline.make_doc(prepare(context.given))
    put_context(doc, context)
    return doc


def _reading(doc: Doc, offset: int) -> _Reading:
    given = context_of(doc).given
    return _Reading(
        tuple(_entity(mark, given, offset) for mark in marks_of(doc)),
        tuple(replace(event, start=event.start + offset, end=event.end + offset) for event in events_of(doc)),
    )


def _entity(mark: Mark, given: str, offset: int) -> Entity:
    text = given[mark.start : mark.end]
    canonical = mark.canonical if mark.canonical is not None else " ".join(text.split())
    return Entity(mark.start + offset, mark.end + offset, mark.label, text, canonical, mark.score)


def _assembled(language: str | None, read: Sequence[_Reading]) -> Annotation:
    return Annotation(
        language,
        tuple(chain.from_iterable(reading.entities for reading in read)),
        tuple(chain.from_iterable(reading.events for reading in read)),
    )
