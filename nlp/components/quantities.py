"""``watchfloor_quantities``: quantities, money and dates."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp import amounts
from nlp.marks import context_of, marks_of


@Language.component("watchfloor_quantities")
def read_quantities(doc: Doc) -> Doc:
    """Mark QUANTITY, MONEY and DATE."""
    text = doc.text
    marks = marks_of(doc)
    marks.extend(amounts.read_quantities(text, context_of(doc).english))
    marks.extend(amounts.read_money(text))
    marks.extend(amounts.read_dates(text, context_of(doc).published))
    return doc
