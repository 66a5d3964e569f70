"""``watchfloor_drugs``: the drugs that a text names."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp.attributes import MARKS
from nlp.drugs import read_drugs
from nlp.drugs.reader import vocabulary
from nlp.marks import context_of, marks_of


@Language.factory("watchfloor_drugs", assigns=[MARKS])
def make_drugs(nlp: Language, name: str) -> Drugs:
    """Build the component; reads the lexicon. Raises ``LexiconError``, ``OSError``."""
    vocabulary()
    return Drugs()


class Drugs:
    """Marks drugs with the substance's id as canonical, and in words what each was read by."""

    def __call__(self, doc: Doc) -> Doc:
        context = context_of(doc)
        marks_of(doc).extend(read_drugs(context.given, context.language))
        return doc
