"""``watchfloor_events``: the seizures, arrests, sentences and sanctions that a text states."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nlp.attributes import EVENTS, MARKS
from nlp.events import read_events as read
from nlp.marks import context_of, events_of, marks_of


@Language.component("watchfloor_events", requires=[MARKS], assigns=[EVENTS])
def read_events(doc: Doc) -> Doc:
    """Read events from the resolved entities."""
    events_of(doc).extend(read(doc.text, marks_of(doc), context_of(doc)))
    return doc
