"""Which words of a text a query asks for, so that they can be marked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from index.engine.alike import test_of
from index.engine.analysis import is_unspaced, pieces, prefix_pieces, stem_forms, stems, word_spans, words
from index.engine.patterns import nearness
from index.query.ast import NAME_FIELDS, And, FacetIs, Fuzzy, Node, Or, Phrase, Prefix, Regex, Wildcard, Word

_SHOWN_FIELDS = (None, "text", *NAME_FIELDS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing asked for: a sequence of words as written, a word by its stems, its beginning, or its likeness."""

    sequence: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    beginning: str = ""
    like: Wildcard | Fuzzy | Regex | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where (code points, half-open) the wanted thing of that number stands in a text."""

    start: int
    end: int
    number: int


def wanted_in(node: Node) -> list[Wanted]:
    """Return what the query asks for in texts; what it excludes, and other fields, are left out."""
    match node:
        case And(parts=parts) | Or(parts=parts):
            return list(dict.fromkeys(found for part in parts for found in wanted_in(part)))
        case Word(text=text, field=field) if field in _SHOWN_FIELDS:
            return [_of_piece(piece, field) for piece in pieces(text)]
        case Phrase(slop=slop, field=field) if slop and field in _SHOWN_FIELDS:
            return [Wanted(sequence=unit) for unit in nearness(node).units]
        case Wildcard(field=field) | Fuzzy(field=field) | Regex(field=field) if field in _SHOWN_FIELDS:
            return [Wanted(like=node)]
        case Phrase(text=text, field=field) if field in _SHOWN_FIELDS:
            return [Wanted(sequence=tuple(words(text)))]
        case FacetIs(facet=facet, value=value) if facet in NAME_FIELDS:
            return [Wanted(sequence=tuple(words(value)))] if words(value) else []
        case Prefix(text=text, field=field) if field in _SHOWN_FIELDS:
            written, beginning = prefix_pieces(text)
            begun = [Wanted(beginning=beginning)] if beginning else []
            return [*(Wanted(sequence=piece) for piece in written), *begun]
    return []


def _of_piece(piece: tuple[str, ...], field: str | None) -> Wanted:
    if field in NAME_FIELDS or is_unspaced(piece[0]):
        return Wanted(sequence=piece)
    return Wanted(forms=frozenset(stem_forms(piece[0])))


def occurrences(text: str, wanted: list[Wanted], language: str | None, most_words: int) -> Iterator[Occurrence]:
    """Yield where the wanted things stand among the first ``most_words`` words, in order of their ends."""
    recent: deque[tuple[int, int, str]] = deque(maxlen=max((len(each.sequence) for each in wanted), default=1) or 1)
    verdicts: dict[str, list[int]] = {}
    # By their last word: only where that stands are the words before it looked at.
    sequences: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, each in enumerate(wanted):
        if each.sequence:
            sequences.setdefault(each.sequence[-1], []).append((number, each.sequence))
    for count, span in enumerate(word_spans(text)):
        if count >= most_words:
            return
        start, end, word = span
        recent.append(span)
        written = text[start:end]
        if written not in verdicts:
            verdicts[written] = _alone(wanted, written, word, language)
        yield from (Occurrence(start, end, number) for number in verdicts[written])
        for number, sequence in sequences.get(word, ()):
            if len(recent) >= len(sequence) and all(
                recent[-back][2] == sequence[-back] for back in range(2, len(sequence) + 1)
            ):
                yield Occurrence(recent[-len(sequence)][0], end, number)


def _alone(wanted: list[Wanted], written: str, word: str, language: str | None) -> list[int]:
    """Numbers of the wanted things that this one word is."""
    own = {word, *stems(written, language)}
    return [
        number
        for number, each in enumerate(wanted)
        if (each.forms & own)
        or (each.beginning and word.startswith(each.beginning))
        or (each.like and test_of(each.like)(word))
    ]
