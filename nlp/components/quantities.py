"""``watchfloor_quantities``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("watchfloor_quantities")
def read_quantities(doc: Doc) -> Doc:
    """Read quantities."""
    return doc
