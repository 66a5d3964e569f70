"""The right answer to a query, found without any engine: over plain lists of tokens and sets of document numbers.

It shares with the engines how a text becomes tokens, and nothing of how a query becomes a search.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from index.engine.analysed import keyword_term
from index.engine.analysis import is_unspaced, pieces, prefix_pieces, stem_forms, stems, words
from index.engine.ranking import BOOSTS
from index.engine.record import Record
from index.query.ast import (
    NAME_FIELDS,
    TEXT_FIELDS,
    And,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Regex,
    Wildcard,
    Word,
)
from tests.engine.holding import holds, terms
from tests.engine.matching import contains, fuzzy_test, near, regex_test, wildcard_test

Numbers = int
"""A set of document numbers as the bits of one integer."""
Postings = dict[str, dict[str, Numbers]]


class Oracle:
    """Some records with their tokens, and which of them answer a query."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = sorted(records, key=lambda record: record.id)
        self.known: dict[Node, Numbers] = {}
        self.everything = (1 << len(records)) - 1
        self.words: dict[str, list[list[list[str]]]] = {field: [] for field in (*TEXT_FIELDS, *NAME_FIELDS)}
        self.stems: dict[str, list[list[str]]] = {field: [] for field in TEXT_FIELDS}
        self.with_word: Postings = {field: defaultdict(int) for field in (*TEXT_FIELDS, *NAME_FIELDS)}
        self.with_stem: Postings = {field: defaultdict(int) for field in TEXT_FIELDS}
        self.with_term: Postings = defaultdict(lambda: defaultdict(int))
        for number, record in enumerate(self.records):
            self._add(record, 1 << number)

    def _add(self, record: Record, bit: Numbers) -> None:
        for field in TEXT_FIELDS:
            text = getattr(record, field)
            self.words[field].append([words(text)])
            self.stems[field].append(stems(text, record.language))
            for stem in set(self.stems[field][-1]):
                self.with_stem[field][stem] |= bit
        for field in NAME_FIELDS:
            self.words[field].append([words(form) for form in record.name_forms.get(field, ())])
        for field, lists in self.words.items():
            for word in {word for sequence in lists[-1] for word in sequence}:
                self.with_word[field][word] |= bit

    def ids(self, node: Node) -> list[str]:
        """Return the ids of the records that answer the query, ascending."""
        return [record.id for record in self.found(node)]

    def found(self, node: Node) -> list[Record]:
        """Return the records that answer the query, by id."""
        return [self.records[number] for number in _bits(self._evaluate(node))]

    def _evaluate(self, node: Node) -> Numbers:
        if node not in self.known:
            self.known[node] = self._judge(node)
        return self.known[node]

    def _judge(self, node: Node) -> Numbers:
        match node:
            case And(parts=parts):
                numbers = self.everything
                for part in parts:
                    numbers &= self._evaluate(part)
                return numbers
            case Or(parts=parts):
                return _union(self._evaluate(part) for part in parts)
            case Not(part=part):
                return self.everything & ~self._evaluate(part)
            case Everything():
                return self.everything
            case Word():
                return self._word(node)
            case Phrase():
                return self._phrase(node)
            case Prefix():
                return self._prefix(node)
            case Fuzzy(text=text, field=field, edits=edits):
                return self._vocabulary(field, fuzzy_test(words(text)[0], edits))
            case Regex(text=text, field=field):
                return self._vocabulary(field, regex_test(text))
            case Wildcard(field=field):
                return self._vocabulary(field, wildcard_test(node))
        return self._each(lambda record: holds(node, record))

    def _each(self, test: Callable[[Record], bool]) -> Numbers:
        return sum(1 << number for number, record in enumerate(self.records) if test(record))

    def _vocabulary(self, field: str | None, test: Callable[[str], bool]) -> Numbers:
        """The documents with any word, or term of a keyword, that passes."""
        columns = [self.with_word[name] for name in _searched(field)] or [self._terms(field or "")]
        return _union(numbers for column in columns for word, numbers in column.items() if test(word))

    def _terms(self, field: str) -> dict[str, Numbers]:
        if field not in self.with_term:
            for number, record in enumerate(self.records):
                for term in terms(record, field):
                    self.with_term[field][term] |= 1 << number
        return self.with_term[field]

    def _word(self, node: Word) -> Numbers:
        if not _searched(node.field):
            return self._terms(node.field or "").get(keyword_term(node.field or "", node.text), 0)
        found = [self._piece(piece, node.field) for piece in pieces(node.text)]
        return _intersection(found)

    def _piece(self, piece: tuple[str, ...], field: str | None) -> Numbers:
        if field in NAME_FIELDS or is_unspaced(piece[0]):
            return self._written(piece, field)
        columns = [self.with_stem[name] for name in _searched(field)]
        return _union(column.get(form, 0) for column in columns for form in stem_forms(piece[0]))

    def _written(self, sequence: Sequence[str], field: str | None) -> Numbers:
        return self._verified(sequence, field, lambda text: contains(text, sequence))

    def _verified(self, needed: Iterable[str], field: str | None, test: Callable[[list[str]], bool]) -> Numbers:
        """Documents with a field that holds all ``needed`` words and a text of which passes."""
        whole = 0
        needed = list(needed)
        for name in _searched(field):
            may = _intersection([self.with_word[name].get(word, 0) for word in needed])
            for number in _bits(may):
                if any(test(text) for text in self.words[name][number]):
                    whole |= 1 << number
        return whole

    def _phrase(self, node: Phrase) -> Numbers:
        if not node.slop:
            return self._written(words(node.text), node.field)
        units = pieces(node.text)
        return self._verified(words(node.text), node.field, lambda text: near(text, units, node.slop))

    def _prefix(self, node: Prefix) -> Numbers:
        if not _searched(node.field):
            beginning = keyword_term(node.field or "", node.text)
            return self._vocabulary(node.field, lambda term: term.startswith(beginning))
        parts, beginning = prefix_pieces(node.text)
        found = [self._written(part, node.field) for part in parts]
        if beginning:
            found.append(self._vocabulary(node.field, lambda word: word.startswith(beginning)))
        return _intersection(found)

    def best_by_bm25(self, word: str) -> list[tuple[float, str]]:
        """Return (score, id) of every record with the word, best first, by the formula of index.engine.ranking."""
        scores: defaultdict[str, float] = defaultdict(float)
        forms = set(stem_forms(word))
        for field, boost in BOOSTS.items():
            lengths = [len(found) for found in self.stems[field]]
            average = sum(lengths) / len(lengths)
            for form in forms & self.with_stem[field].keys():
                holding = self.with_stem[field][form].bit_count()
                idf = math.log(1 + (len(lengths) - holding + 0.5) / (holding + 0.5))
                for number in _bits(self.with_stem[field][form]):
                    frequency = Counter(self.stems[field][number])[form]
                    norm = 1.2 * (0.25 + 0.75 * lengths[number] / average)
                    scores[self.records[number].id] += boost * idf * frequency * 2.2 / (frequency + norm)
        return sorted(((score, identifier) for identifier, score in scores.items()), reverse=True)


def _union(sets: Iterable[Numbers]) -> Numbers:
    whole = 0
    for each in sets:
        whole |= each
    return whole


def _intersection(sets: Sequence[Numbers]) -> Numbers:
    whole = sets[0]
    for each in sets[1:]:
        whole &= each
    return whole


def _bits(numbers: Numbers) -> Iterable[int]:
    return (number for number, bit in enumerate(reversed(f"{numbers:b}")) if bit == "1")


def _searched(field: str | None) -> tuple[str, ...]:
    """The fields of words in which something is looked for; none for a keyword."""
    if field is None:
        return TEXT_FIELDS
    return (field,) if field in (*TEXT_FIELDS, *NAME_FIELDS) else ()
