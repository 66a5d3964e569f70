"""``watchfloor_names``: people, organizations and places from the model's guesses and the rules."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp.attributes import MARKS
from nlp.marks import context_of, marks_of
from nlp.names import read_names
from nlp.names.cleanup import LABELS, Name


@Language.factory("watchfloor_names", requires=["doc.ents"], assigns=[MARKS])
def make_names(nlp: Language, name: str) -> Names:
    """Build the component."""
    return Names(nlp)


class Names:
    """Turns ``doc.ents`` into marks; where the text is not in the model's language its guesses are not used."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    def __call__(self, doc: Doc) -> Doc:
        guesses = [Name(ent.start_char, ent.end_char, LABELS[ent.label_]) for ent in doc.ents if ent.label_ in LABELS]
        context = context_of(doc)
        language = None if context.english else context.language
        # Where several models have voted their guesses outweigh the rules of form.
        trusted = "watchfloor_vote" in self._pipeline.pipe_names
        marks_of(doc).extend(read_names(doc.text, guesses, language, trusted=trusted))
        return doc
