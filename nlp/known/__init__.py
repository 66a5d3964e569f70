"""Names that lists know: whether a person, organization or vessel of a text may be one of their entries."""

from nlp.known.entries import KnownEntry, KnownName
from nlp.known.evidence import Evidence
from nlp.known.names import KnownNames

__all__ = ["Evidence", "KnownEntry", "KnownName", "KnownNames"]
