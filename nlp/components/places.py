"""``watchfloor_places``: which place of the world each named place is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp.attributes import MARKS
from nlp.marks import context_of, marks_of, put_marks
from nlp.places import resolve


@Language.factory("watchfloor_places", requires=[MARKS], assigns=[MARKS])
def make_places(nlp: Language, name: str) -> Places:
    """Build the component; the table of places is read with the first text that names one."""
    return Places()


class Places:
    """Gives PLACE marks their place; needs marks that are sorted and do not overlap."""

    def __call__(self, doc: Doc) -> Doc:
        context = context_of(doc)
        put_marks(doc, resolve(context.given, marks_of(doc), context.language, context.country))
        return doc
