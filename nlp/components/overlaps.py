"""``watchfloor_overlaps``: what is left when candidates that overlap have given way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans

from nlp.attributes import MARKS
from nlp.marks import marks_of, put_marks, without_overlaps


@Language.factory(
    "watchfloor_overlaps",
    requires=[MARKS],
    assigns=[MARKS, "doc.ents"],
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def resolve_overlaps(nlp: Language, name: str) -> Overlaps:
    """Build the component."""
    return Overlaps()


class Overlaps:
    """Keeps marks that do not overlap, sorted by start, and makes ``doc.ents`` of them, by our labels.

    A mark that begins or ends inside a token makes an entity of whole tokens.
    """

    def __call__(self, doc: Doc) -> Doc:
        marks = without_overlaps(marks_of(doc))
        put_marks(doc, marks)
        found = (doc.char_span(mark.start, mark.end, mark.label, alignment_mode="expand") for mark in marks)
        doc.ents = filter_spans(span for span in found if span is not None)
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Precision, recall and F1 of exact entities: ``ents_p``, ``ents_r``, ``ents_f``, ``ents_per_type``."""
        return dict(get_ner_prf(examples))
