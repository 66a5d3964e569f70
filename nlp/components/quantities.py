"""``watchfloor_quantities``: quantities, money and dates."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp import amounts
from nlp.attributes import MARKS
from nlp.marks import context_of, marks_of


@Language.component("watchfloor_quantities", assigns=[MARKS])
def read_quantities(doc: Doc) -> Doc:
    """Mark QUANTITY, MONEY and DATE."""
    context, marks = context_of(doc), marks_of(doc)
    marks.extend(amounts.read_amounts(doc.text, context.language, context.published, marks))
    return doc
