"""How results are ordered, the same in every engine.

The score of a document is the sum, over the words and phrases that the query asks for in texts, of the word's BM25
(k1 1.2, b 0.75) in each text field times the field's boost. Everything else (names, selectors, keywords, ranges,
prefixes, patterns, fuzzy words, words near one another, negations) decides whether a document is found but adds nothing
to its score.
"""

from __future__ import annotations

from index.query.ast import NAME_FIELDS, TEXT_FIELDS, And, Node, Or, Phrase, Word

BOOSTS = {"title": 2.0, "text": 1.0, "author": 1.0}


def is_scored(node: Node) -> bool:
    """Say whether any part of the query gives documents a score; if none does, the newest come first."""
    match node:
        case Word(field=field) | Phrase(field=field, slop=0):
            return field is None or field in TEXT_FIELDS
        case And(parts=parts) | Or(parts=parts):
            return any(is_scored(part) for part in parts)
    return False


def searched_fields(field: str | None) -> tuple[str, ...]:
    """Return the text fields in which a word of the query is looked for."""
    return TEXT_FIELDS if field is None else (field,)


def word_columns(field: str | None) -> list[str]:
    """Return the columns with the words of a field as written; none for a field whose values are compared whole."""
    if field in NAME_FIELDS:
        return [f"{field}_names"]
    return [f"{name}_words" for name in searched_fields(field)] if field is None or field in TEXT_FIELDS else []
