"""Drug mentions: the lexicon's terms in a text, and which sense of a word is meant."""

from nlp.drugs.reader import read_drugs

__all__ = ["read_drugs"]
