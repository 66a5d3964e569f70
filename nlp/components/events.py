"""``watchfloor_events``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("watchfloor_events")
def read_events(doc: Doc) -> Doc:
    """Read events."""
    return doc
