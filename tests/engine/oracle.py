"""The right answer to a query by brute force: every record is looked at, token by token."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from index.engine.analysed import analyse, keyword_term, url_forms
from index.engine.analysis import is_unspaced, pieces, prefix_pieces, stem_forms, stems, words
from index.engine.ranking import BOOSTS
from index.engine.record import Record
from index.query.ast import (
    NAME_FIELDS,
    SELECTOR_FIELDS,
    TEXT_FIELDS,
    And,
    DateRange,
    Everything,
    Exists,
    FacetIs,
    KeywordRange,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Word,
)


class Judged:
    """One record with its tokens."""

    def __init__(self, record: Record) -> None:
        self.record = record
        texts = {"title": record.title, "text": record.text, "author": record.author}
        self.words = {field: words(text) for field, text in texts.items()}
        self.stems = {field: stems(text, record.language) for field, text in texts.items()}
        self.stem_sets = {field: frozenset(found) for field, found in self.stems.items()}
        self.names = {field: [words(form) for form in record.name_forms.get(field, ())] for field in NAME_FIELDS}

    def matches(self, node: Node) -> bool:
        """Say whether the record answers the query."""
        match node:
            case And(parts=parts):
                return all(self.matches(part) for part in parts)
            case Or(parts=parts):
                return any(self.matches(part) for part in parts)
            case Not(part=part):
                return not self.matches(part)
            case Everything():
                return True
            case Word():
                return self._word(node)
            case Phrase(text=text, field=field):
                return any(_contains(sequence, words(text)) for sequence in self._sequences(field))
            case Prefix():
                return self._prefix(node)
            case FacetIs(facet=facet, value=value):
                return value in analyse(self.record).facets[facet]
            case Exists(field=field):
                return bool(self._values(field))
            case DateRange():
                return self._dates(node)
            case KeywordRange(low=low, high=high):
                month = self.record.month
                return month is not None and (low is None or month >= low) and (high is None or month <= high)
            case NumberRange():
                return any(_in_range(number, node) for number in self._numbers(node))

    def _sequences(self, field: str | None) -> Iterable[Sequence[str]]:
        if field in NAME_FIELDS:
            return self.names[field]
        return [self.words[name] for name in (TEXT_FIELDS if field is None else (field,))]

    def _word(self, node: Word) -> bool:
        if node.field not in (None, *TEXT_FIELDS, *NAME_FIELDS):
            return keyword_term(node.field or "", node.text) in self._terms(node.field or "")
        return all(self._piece(piece, node.field) for piece in pieces(node.text))

    def _piece(self, piece: tuple[str, ...], field: str | None) -> bool:
        if field in NAME_FIELDS or is_unspaced(piece[0]):
            return any(_contains(sequence, piece) for sequence in self._sequences(field))
        forms = set(stem_forms(piece[0]))
        return any(forms & self.stem_sets[name] for name in (TEXT_FIELDS if field is None else (field,)))

    def _prefix(self, node: Prefix) -> bool:
        if node.field not in (None, *TEXT_FIELDS, *NAME_FIELDS):
            beginning = keyword_term(node.field or "", node.text)
            return any(term.startswith(beginning) for term in self._terms(node.field or ""))
        parts, beginning = prefix_pieces(node.text)
        sequences = list(self._sequences(node.field))
        begun = not beginning or any(word.startswith(beginning) for sequence in sequences for word in sequence)
        return begun and all(any(_contains(sequence, part) for sequence in sequences) for part in parts)

    def _terms(self, field: str) -> set[str]:
        if field == "url":
            return set(url_forms(self.record.url))
        terms = {keyword_term(field, value) for value in self._values(field)}
        return terms | {term.split("-")[0] for term in terms} if field == "lang" else terms

    def _values(self, field: str) -> list[str]:
        """What the record holds in a field, as texts; empty ones left out."""
        record = self.record
        if field in NAME_FIELDS:
            values: Iterable[object] = record.name_forms.get(field, ())
        elif field in SELECTOR_FIELDS:
            values = record.selectors.get(field, ())
        elif field in ("kg", "value", "currency"):
            name = "kilograms" if field == "kg" else field
            values = [getattr(event, name) for event in record.events]
        elif field == "tag":
            values = record.tags
        else:
            name = {"lang": "language", "published": "published_from"}.get(field, field)
            values = [getattr(record, name)]
        return [str(value) for value in values if value not in (None, "")]

    def _dates(self, node: DateRange) -> bool:
        record = self.record
        published = node.field == "published"
        first = record.published_from if published else record.collected
        last = record.published_to if published else record.collected
        if first is None or last is None:
            return False
        return _reaches(node.start, last) and (node.end is None or first <= node.end)

    def _numbers(self, node: NumberRange) -> Iterable[float | None]:
        events = [event for event in self.record.events if node.currency in (None, event.currency)]
        return [event.kilograms if node.field == "kg" else event.value for event in events]


def _reaches(start: datetime | None, last: datetime) -> bool:
    return start is None or last >= start


def _in_range(number: float | None, node: NumberRange) -> bool:
    if number is None:
        return False
    above = node.low is None or number > node.low or (number == node.low and not node.low_open)
    below = node.high is None or number < node.high or (number == node.high and not node.high_open)
    return above and below


def _contains(sequence: Sequence[str], part: Sequence[str]) -> bool:
    return any(list(sequence[i : i + len(part)]) == list(part) for i in range(len(sequence) - len(part) + 1))


def best_by_bm25(judged: Sequence[Judged], word: str) -> list[tuple[float, str]]:
    """Return (score, id) of every record that holds the word, best first, by the formula of index.engine.ranking."""
    scores: defaultdict[str, float] = defaultdict(float)
    for field, boost in BOOSTS.items():
        counts = [Counter(each.stems[field]) for each in judged]
        lengths = [sum(count.values()) for count in counts]
        average = sum(lengths) / len(lengths)
        for form in stem_forms(word):
            holding = sum(form in count for count in counts)
            idf = math.log(1 + (len(judged) - holding + 0.5) / (holding + 0.5))
            for each, count, length in zip(judged, counts, lengths, strict=True):
                if frequency := count[form]:
                    norm = 1.2 * (0.25 + 0.75 * length / average)
                    scores[each.record.id] += boost * idf * frequency * 2.2 / (frequency + norm)
    return sorted(((score, identifier) for identifier, score in scores.items()), reverse=True)
