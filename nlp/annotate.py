"""Runs texts through the pipeline: in windows, in batches, in bounded memory, in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from nlp.annotation import Annotation
from nlp.assembly import Reading, assembled
from nlp.language import detect
from nlp.marks import Context, context_of, events_of, marks_of, put_context
from nlp.prepare import prepare
from nlp.request import AnnotationRequest
from nlp.windows import windows

# What the model holds of a group grows with its words, about 500 MB for a hundred thousand of them. A blank counts as
# many letters, so that a group of short words is as small as one of long ones.
_GROUP_SIZE: Final = 160_000
_OF_A_BLANK: Final = 6
# Batches of few long texts and of many short ones cost the model least.
_PIPE_BATCHES: Final = (8, 64)
_PIPE_SIZE: Final = 8_000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A window of a text; ``last`` where the text ends with it."""

    context: Context
    start: int
    last: bool


def annotate_texts(
    pipeline: Language, requests: Iterable[AnnotationRequest], batch_size: int = 64
) -> Iterator[Annotation]:
    """Yield the annotation of each text, in order; the same at any ``batch_size``. Takes any text of any size."""
    read: list[Reading] = []
    for group in _groups(chain.from_iterable(map(_pieces, requests)), batch_size):
        # What the pipeline has learned of the words of one group is forgotten with it: memory stays bounded.
        with pipeline.memory_zone():
            readings = _read_group(pipeline, group)
        for piece, reading in zip(group, readings, strict=True):
            read.append(reading)
            if piece.last:
                yield assembled(read)
                read = []


def _pieces(request: AnnotationRequest) -> Iterator[_Piece]:
    text = request.text
    language = request.language or detect(text)
    for start, end in windows(text):
        yield _Piece(Context(text[start:end], language, request.published, request.country), start, end == len(text))


def _groups(pieces: Iterable[_Piece], size: int) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    held = 0
    for piece in pieces:
        group.append(piece)
        held += len(piece.context.given) + _OF_A_BLANK * piece.context.given.count(" ")
        if len(group) >= max(size, 1) or held >= _GROUP_SIZE:
            yield group
            group, held = [], 0
    if group:
        yield group


def _read_group(pipeline: Language, group: Sequence[_Piece]) -> list[Reading]:
    """Read each piece; the model sees only texts in its own language."""
    readings: dict[int, Reading] = {}
    for english in (True, False):
        places = [place for place, piece in enumerate(group) if piece.context.english == english]
        docs = (_doc(pipeline, group[place].context) for place in places)
        read = pipeline.pipe(docs, batch_size=_pipe_batch(group), disable=[] if english else ["ner"])
        for place, doc in zip(places, read, strict=True):
            readings[place] = Reading(context_of(doc), group[place].start, marks_of(doc), events_of(doc))
    return [readings[place] for place in range(len(group))]


def _pipe_batch(group: Sequence[_Piece]) -> int:
    least, most = _PIPE_BATCHES
    size = sum(len(piece.context.given) for piece in group) // len(group)
    return min(most, max(least, _PIPE_SIZE // (size + 1)))


def _doc(pipeline: Language, context: Context) -> Doc:
    doc = pipeline.make_doc(prepare(context.given))
    put_context(doc, context)
    return doc
