"""Syntax tree to the embedded engine's query objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Query

from index.engine.analysed import instant, keyword_term
from index.engine.analysis import is_unspaced, pieces, prefix_pieces, stem_forms, words
from index.engine.patterns import Nearness, arrangements, fuzzy_word, nearness, pattern_of
from index.engine.ranking import BOOSTS, searched_fields, word_columns
from index.engine.tantivy.schema import month_number
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

_META = frozenset("\\.+*?()|[]{}^$#&-~")


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles queries for one searcher; ``languages`` are those of its documents (others need no stems)."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    languages: Sequence[str]

    def compile(self, node: Node) -> Query:
        """Return the engine's query for a tree."""
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return self._phrase(node)
            case Prefix():
                return _unscored(self._prefix(node))
            case Wildcard() | Fuzzy() | Regex():
                return _unscored(self._inexact(node))
            case And(parts=parts):
                return self._all(parts)
            case Or(parts=parts):
                return _any(self.compile(part) for part in parts)
            case Not():
                return self._all((node,))
            case Everything():
                return _everything()
            case FacetIs(facet=facet, value=value):
                return _unscored(self._term(f"{facet}_facet", value))
        return _unscored(self._exists(node.field) if _is_open(node) else self._filter(node))

    def _filter(self, node: Exists | DateRange | NumberRange | KeywordRange) -> Query:
        match node:
            case Exists(field=field):
                return self._exists(field)
            case DateRange():
                return self._dates(node)
            case KeywordRange(low=low, high=high):
                first, last = (None if end is None else month_number(end) for end in (low, high))
                return self._range("month", FieldType.Integer, first, last)
            case NumberRange(currency=None):
                return self._range(
                    node.field, FieldType.Float, node.low, node.high, not node.low_open, not node.high_open
                )
        return self._money(node)

    def _all(self, parts: Sequence[Node]) -> Query:
        """Every part; where all are negations, everything without them."""
        clauses = [
            (Occur.MustNot, self.compile(part.part)) if isinstance(part, Not) else (Occur.Must, self.compile(part))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((Occur.Must, _everything()))
        return Query.boolean_query(clauses)

    def _word(self, node: Word) -> Query:
        field = node.field
        if field in NAME_FIELDS:
            return _unscored(_every([self._sequence(f"{field}_names", piece) for piece in pieces(node.text)]))
        if field is not None and field not in TEXT_FIELDS:
            return _unscored(self._term(f"{field}_is", keyword_term(field, node.text)))
        return _every([self._text_piece(piece, field) for piece in pieces(node.text)])

    def _text_piece(self, piece: tuple[str, ...], field: str | None) -> Query:
        if is_unspaced(piece[0]):
            return self._written(piece, field)
        forms = stem_forms(piece[0], self.languages)
        return _any(
            _boosted(self._term(f"{name}_stems", form), name) for name in searched_fields(field) for form in forms
        )

    def _written(self, sequence: Sequence[str], field: str | None) -> Query:
        """Words next to each other, as written, in one of the text fields."""
        return _any(_boosted(self._sequence(f"{name}_words", sequence), name) for name in searched_fields(field))

    def _phrase(self, node: Phrase) -> Query:
        if node.slop:
            near = nearness(node)
            return _unscored(_any(self._near(f"{name}_words", near) for name in searched_fields(node.field)))
        sequence = words(node.text)
        if node.field in NAME_FIELDS:
            return _unscored(self._sequence(f"{node.field}_names", sequence))
        return self._written(sequence, node.field)

    def _near(self, column: str, near: Nearness) -> Query:
        """Words near one another. With more than two the engine's own slop misses some, so each way is asked for."""
        if near.plain and len(near.units) == 2:
            return Query.phrase_query(self.schema, column, [word for (word,) in near.units], near.moves)
        return _any(Query.phrase_query(self.schema, column, list(placed)) for placed in arrangements(near))

    def _inexact(self, node: Wildcard | Fuzzy | Regex) -> Query:
        columns = word_columns(node.field)
        if isinstance(node, Fuzzy):
            word = fuzzy_word(node)
            return _any(Query.fuzzy_term_query(self.schema, column, word, node.edits, True) for column in columns)
        pattern = engine_regex(pattern_of(node, not columns), _META)
        return _any(Query.regex_query(self.schema, column, pattern) for column in columns or [f"{node.field}_is"])

    def _prefix(self, node: Prefix) -> Query:
        field = node.field
        columns = word_columns(field)
        if field is not None and not columns:
            return self._beginning(f"{field}_is", keyword_term(field, node.text))
        parts, beginning = prefix_pieces(node.text)
        found = [_any(self._sequence(column, part) for column in columns) for part in parts]
        if beginning:
            found.append(_any(self._beginning(column, beginning) for column in columns))
        return _every(found)

    def _dates(self, node: DateRange) -> Query:
        start, end = (None if moment is None else instant(moment) for moment in (node.start, node.end))
        if node.field != "published":
            return self._range(node.field, FieldType.Integer, start, end)
        ends = []
        if end is not None:
            ends.append(self._range("published_from", FieldType.Integer, None, end))
        if start is not None:
            ends.append(self._range("published_to", FieldType.Integer, start, None))
        return _every(ends)

    def _money(self, node: NumberRange) -> Query:
        """Amounts in one currency: the index knows each amount that occurs, so those in the range are named."""
        found = []
        for term, _ in self.searcher.terms_with_prefix("value_in", f"{node.currency}:"):
            value = float(term.partition(":")[2])
            above = node.low is None or value > node.low or (value == node.low and not node.low_open)
            below = node.high is None or value < node.high or (value == node.high and not node.high_open)
            if above and below:
                found.append(term)
        return Query.term_set_query(self.schema, "value_in", found)

    def _exists(self, field: str) -> Query:
        return self._term("has_is", field)

    def _term(self, column: str, value: str) -> Query:
        return Query.term_query(self.schema, column, value)

    def _sequence(self, column: str, sequence: Sequence[str]) -> Query:
        if len(sequence) == 1:
            return self._term(column, sequence[0])
        return Query.phrase_query(self.schema, column, list(sequence))

    def _beginning(self, column: str, beginning: str) -> Query:
        literal = "".join(f"\\{char}" if char in _META else char for char in beginning)
        return Query.regex_query(self.schema, column, f"{literal}.*")

    def _range(
        self,
        column: str,
        kind: FieldType,
        low: float | None,
        high: float | None,
        low_included: bool = True,
        high_included: bool = True,
    ) -> Query:
        return Query.range_query(self.schema, column, kind, low, high, low_included, high_included)


def _is_open(node: Exists | DateRange | NumberRange | KeywordRange) -> bool:
    """Say whether a range has no ends at all; the engine knows no such range."""
    match node:
        case DateRange(start=None, end=None) | KeywordRange(low=None, high=None):
            return True
        case NumberRange(low=None, high=None, currency=None):
            return True
    return False


def _everything() -> Query:
    return _unscored(Query.all_query())


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _boosted(query: Query, field: str) -> Query:
    return query if BOOSTS[field] == 1.0 else Query.boost_query(query, BOOSTS[field])


def _any(queries: Iterable[Query]) -> Query:
    alternatives = list(queries)
    if len(alternatives) == 1:
        return alternatives[0]
    return Query.boolean_query([(Occur.Should, query) for query in alternatives])


def _every(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])
