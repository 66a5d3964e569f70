"""Drug lexicon: names, brands, salts, precursors and street names of substances, each with a canonical id."""

from nlp.lexicon.loader import LexiconError, load
from nlp.lexicon.types import Lexicon, LexiconEntry, Term, TermKind, TermUse
from nlp.lexicon.variants import fold

__all__ = ["Lexicon", "LexiconEntry", "LexiconError", "Term", "TermKind", "TermUse", "fold", "load"]
