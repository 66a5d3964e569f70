"""What the drug lexicon holds: substances with a canonical id, and the terms they go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

TermKind = Literal["name", "brand", "salt", "precursor", "street", "class", "abbreviation"]
TERM_KINDS: frozenset[str] = frozenset(get_args(TermKind))


@dataclass(frozen=True, slots=True)
class Term:
    """One way to write a substance. ``ambiguous`` terms have an everyday sense too and need a sense rule.

    ``language`` is BCP 47, and the first only of those that write a name alike: unambiguous names hold in every
    language. ``source`` is a key of ``data/sources.toml``.
    """

    text: str
    kind: TermKind
    ambiguous: bool
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A substance or a class of substances.

    ``schedule_us`` is I to V or L (listed chemical). ``schedule_un`` is the year of the convention and its schedules,
    for the one of 1988 its tables: ``1961 I, IV``, ``1971 II``, ``1988 I``. None where none holds.
    """

    id: str
    name: str
    klass: str
    schedule_us: str | None
    schedule_un: str | None
    cas: str | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term together with the entry that it stands for."""

    entry: LexiconEntry
    term: Term


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, and every term with its written variants by folded text (see ``variants.fold``)."""

    entries: tuple[LexiconEntry, ...]
    by_term: Mapping[str, tuple[TermUse, ...]]
    by_id: Mapping[str, LexiconEntry]
    longest: int
    """Words in the longest folded term, so that a matcher knows how far to look ahead."""
