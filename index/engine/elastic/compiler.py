"""Syntax tree to Elasticsearch's query objects. Pure."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.engine.analysed import instant, keyword_term
from index.engine.analysis import is_unspaced, pieces, prefix_pieces, stem_forms, words
from index.engine.patterns import Nearness, fuzzy_word, nearness, pattern_of
from index.engine.ranking import BOOSTS, is_scored, searched_fields, word_columns
from index.query.ast import (
    NAME_FIELDS,
    TEXT_FIELDS,
    And,
    DateRange,
    Everything,
    Exists,
    FacetIs,
    Fuzzy,
    KeywordRange,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Regex,
    Wildcard,
    Word,
)
from index.query.pattern import engine_regex

Query = dict[str, Any]
# The server refuses queries nested more than 30 deep; one And or Or with a leaf below it is at most six levels.
_DEEPEST = 4
# The server limits the clauses of a query, and a scored word is one for each stem in each text field.
_MOST_SCORED = 30
_SIGNS = frozenset('.?+*|{}[]()"\\#@&<>~^$-')
"""Signs that mean something in its regular expressions, or would with other flags."""


def compile_query(node: Node, *, scored: bool) -> Query:
    """Return Elasticsearch's query for a tree. Without scores it finds the same documents at less cost."""
    if not scored:
        return _Compiler(False).compile(node)
    words_asked = list(_scored_words(node))
    if len(words_asked) <= _MOST_SCORED:
        return _Compiler(True).compile(node)
    ranking = [_Compiler(True).compile(word) for word in words_asked[:_MOST_SCORED]]
    return {"bool": {"filter": _Compiler(False).compile(node), "should": ranking}}


def _scored_words(node: Node) -> Iterator[Node]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _scored_words(part)
        case Word() | Phrase() if is_scored(node):
            yield node


@dataclass(frozen=True, slots=True)
class _Compiler:
    scored: bool

    def compile(self, node: Node, depth: int = 0) -> Query:
        match node:
            case And(parts=parts):
                return self._combined(self._all, parts, depth)
            case Or(parts=parts):
                return self._combined(self._either, parts, depth)
            case Not():
                return self._combined(self._all, (node,), depth)
            case Word() | Phrase(slop=0) | Prefix():
                return self._words(node)
            case Phrase():
                near = nearness(node)
                return _unscored(_any(_near(column, near) for column in word_columns(node.field)))
            case Wildcard() | Fuzzy() | Regex():
                return _unscored(_inexact(node))
        return _unscored(_filter(node))

    def _combined(self, combine: Callable[[Sequence[Node], int], Query], parts: Sequence[Node], depth: int) -> Query:
        if depth < _DEEPEST:
            return combine(parts, depth + 1)
        # The server counts the levels inside a wrapped query from the beginning.
        body = json.dumps(combine(parts, 1)).encode()
        return {"wrapper": {"query": base64.b64encode(body).decode()}}

    def _all(self, parts: Sequence[Node], depth: int) -> Query:
        """Every part; where all are negations, everything without them."""
        wanted = [self.compile(part, depth) for part in parts if not isinstance(part, Not)]
        unwanted = [self.compile(part.part, depth) for part in parts if isinstance(part, Not)]
        return {"bool": {"must": wanted or [_unscored({"match_all": {}})], "must_not": unwanted}}

    def _either(self, parts: Sequence[Node], depth: int) -> Query:
        return _any(self.compile(part, depth) for part in parts)

    def _words(self, node: Word | Phrase | Prefix) -> Query:
        field = node.field
        if field is None or field in TEXT_FIELDS:
            match node:
                case Word():
                    return _every([self._text_piece(piece, field) for piece in pieces(node.text)])
                case Phrase():
                    return _written(words(node.text), field)
            return _unscored(_beginning(node.text, word_columns(field)))
        if field in NAME_FIELDS:
            return _unscored(_named(node, f"{field}_names"))
        kind = "prefix" if isinstance(node, Prefix) else "term"
        return _unscored({kind: {f"{field}_is": keyword_term(field, node.text)}})

    def _text_piece(self, piece: tuple[str, ...], field: str | None) -> Query:
        """One word by any of its stems, or characters of a script without blanks as they stand."""
        if is_unspaced(piece[0]):
            return _written(piece, field)
        forms = stem_forms(piece[0])
        if not self.scored:
            return _any({"terms": {f"{name}_stems": forms}} for name in searched_fields(field))
        return _any(
            {"match": {f"{name}_stems": {"query": " ".join(forms), "boost": BOOSTS[name]}}}
            for name in searched_fields(field)
        )


def _written(sequence: Sequence[str], field: str | None) -> Query:
    """Words next to each other, as written, in one of the text fields."""
    return _any(_sequence(f"{name}_words", sequence, boost=BOOSTS[name]) for name in searched_fields(field))


def _named(node: Word | Phrase | Prefix, column: str) -> Query:
    match node:
        case Word():
            return _every([_sequence(column, piece) for piece in pieces(node.text)])
        case Phrase():
            return _sequence(column, words(node.text))
    return _beginning(node.text, [column])


def _beginning(text: str, columns: Sequence[str]) -> Query:
    """The text before a ``*``: its whole words as written, and a word that begins like the last one."""
    parts, beginning = prefix_pieces(text)
    found = [_any(_sequence(column, part) for column in columns) for part in parts]
    if beginning:
        found.append(_any({"prefix": {column: beginning}} for column in columns))
    return _every(found)


def _near(column: str, near: Nearness) -> Query:
    """Words near one another; of characters that stand together, one unit before the other or the other before it."""
    if near.plain:
        return _sequence(column, [word for (word,) in near.units], near.moves)
    first, second = near.units
    gap_backwards = near.moves - len(first) - len(second)
    backwards = [_spans(column, (second, first), gap_backwards)] if gap_backwards >= 0 else []
    return _any([_spans(column, (first, second), near.moves), *backwards])


def _spans(column: str, units: Sequence[Sequence[str]], gap: int) -> Query:
    """Units one after the other with at most so many words between them."""
    clauses = [_span(column, unit) for unit in units]
    return {"span_near": {"clauses": clauses, "slop": gap, "in_order": True}}


def _span(column: str, unit: Sequence[str]) -> Query:
    terms = [{"span_term": {column: word}} for word in unit]
    return terms[0] if len(terms) == 1 else {"span_near": {"clauses": terms, "slop": 0, "in_order": True}}


def _inexact(node: Wildcard | Fuzzy | Regex) -> Query:
    columns = word_columns(node.field)
    if isinstance(node, Fuzzy):
        # Without scores every word near enough counts; ranked by likeness it would be the first fifty.
        asked = {
            "value": fuzzy_word(node),
            "fuzziness": node.edits,
            "transpositions": True,
            "rewrite": "constant_score",
        }
        return _any({"fuzzy": {column: asked}} for column in columns)
    pattern = {"value": engine_regex(pattern_of(node, not columns), _SIGNS), "flags": "NONE"}
    return _any({"regexp": {column: pattern}} for column in columns or [f"{node.field}_is"])


def _sequence(column: str, sequence: Sequence[str], slop: int = 0, boost: float = 1.0) -> Query:
    return {"match_phrase": {column: {"query": " ".join(sequence), "slop": slop, "boost": boost}}}


def _filter(node: Everything | Exists | DateRange | NumberRange | KeywordRange | FacetIs) -> Query:
    match node:
        case FacetIs(facet=facet, value=value):
            return {"term": {f"{facet}_facet": value}}
        case Exists(field=field):
            return {"term": {"has_is": field}}
        case DateRange():
            return _dates(node)
        case KeywordRange(field=field, low=low, high=high):
            return _range(f"{field}_is", gte=low, lte=high)
        case NumberRange():
            return _numbers(node)
    return {"match_all": {}}


def _dates(node: DateRange) -> Query:
    start, end = (None if moment is None else instant(moment) for moment in (node.start, node.end))
    if node.field != "published":
        return _range(node.field, gte=start, lte=end)
    return _every([_range("published_from", lte=end), _range("published_to", gte=start)])


def _numbers(node: NumberRange) -> Query:
    column = node.field if node.currency is None else f"amounts.{node.field}"
    low, high = "gt" if node.low_open else "gte", "lt" if node.high_open else "lte"
    numbers = _range(column, **{low: node.low, high: node.high})
    if node.currency is None:
        return numbers
    return {"nested": {"path": "amounts", "query": _every([numbers, {"term": {"amounts.currency": node.currency}}])}}


def _range(column: str, **ends: str | float | None) -> Query:
    """A range; without any end, whatever has a value."""
    return {"range": {column: {name: end for name, end in ends.items() if end is not None}}}


def _unscored(query: Query) -> Query:
    return {"constant_score": {"filter": query, "boost": 0.0}}


def _any(queries: Iterable[Query]) -> Query:
    alternatives = list(queries)
    if len(alternatives) == 1:
        return alternatives[0]
    return {"bool": {"should": alternatives, "minimum_should_match": 1}}


def _every(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"must": queries}}
