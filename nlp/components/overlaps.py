"""``watchfloor_overlaps``: what is left when candidates that overlap have given way."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp.marks import marks_of, put_marks, without_overlaps


@Language.component("watchfloor_overlaps")
def resolve_overlaps(doc: Doc) -> Doc:
    """Keep marks that do not overlap, sorted by start."""
    put_marks(doc, without_overlaps(marks_of(doc)))
    return doc
