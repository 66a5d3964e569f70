"""``watchfloor_selectors``: addresses, numbers and keys by which people, ships and accounts can be found again."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp.attributes import MARKS
from nlp.marks import context_of, marks_of
from nlp.selectors import read_selectors as read


@Language.component("watchfloor_selectors", assigns=[MARKS])
def read_selectors(doc: Doc) -> Doc:
    """Mark selectors in the text as it was given."""
    context = context_of(doc)
    marks_of(doc).extend(read(context.given, context.language, context.country))
    return doc
