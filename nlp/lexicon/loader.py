"""Reads the lexicon's data files: ``data/substances.tsv`` and one file of terms for each class."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Set
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import cast

from nlp.datafiles import lines_of, words_of
from nlp.lexicon.misspellings import misspellings
from nlp.lexicon.types import TERM_KINDS, Lexicon, LexiconEntry, Term, TermKind, TermUse
from nlp.lexicon.variants import fold, variants

SUBSTANCES = "substances.tsv"
SUBSTANCE_COLUMNS = ("id", "name", "class", "schedule_us", "schedule_un", "cas")
TERM_COLUMNS = ("id", "term", "kind", "ambiguous", "language", "source")


class LexiconError(ValueError):
    """A data file that cannot be read as what it claims to be."""


def data_folder() -> Traversable:
    """The folder of the shipped data files."""
    return files("nlp.lexicon") / "data"


def load_sources(folder: Traversable | None = None) -> dict[str, str]:
    """The works that terms are cited from: key to title."""
    table = tomllib.loads(((folder or data_folder()) / "sources.toml").read_text("utf-8"))
    return {key: str(value["title"]) for key, value in table.items()}


def load_common_words(folder: Traversable | None = None) -> frozenset[str]:
    """Everyday English words and first names, folded: no unambiguous term may be one of them."""
    return words_of((folder or data_folder()) / "common_words.txt")


def load_shared_terms(folder: Traversable | None = None) -> dict[str, frozenset[str]]:
    """Terms that are known to stand for several entries: folded term to their ids."""
    pairs = (line.split(":", 1) for line in lines_of((folder or data_folder()) / "shared_terms.txt"))
    return {term.strip(): frozenset(id_.strip() for id_ in ids.split(";")) for term, ids in pairs}


def _rows(file: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    lines = file.read_text("utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise LexiconError(f"{file.name}: line 1: expected the columns {', '.join(columns)}")
    for number, line in enumerate(lines[1:], 2):
        row = tuple(line.split("\t"))
        if len(row) != len(columns):
            raise LexiconError(f"{file.name}: line {number}: expected {len(columns)} columns, found {len(row)}")
        yield row


def _term(file: Traversable, row: tuple[str, ...]) -> Term:
    _, text, kind, ambiguous, language, source = row
    if kind not in TERM_KINDS or ambiguous not in ("yes", "no") or not text:
        raise LexiconError(f"{file.name}: {text!r}: unknown kind {kind!r} or ambiguity {ambiguous!r}")
    return Term(text, cast(TermKind, kind), ambiguous == "yes", language, source)


def read_entries(folder: Traversable) -> tuple[LexiconEntry, ...]:
    """Read all entries of a data folder, in its order. Raises ``LexiconError`` naming file and line, ``OSError``."""
    terms: dict[str, list[Term]] = {}
    term_files = (file for file in folder.iterdir() if file.name.endswith(".tsv") and file.name != SUBSTANCES)
    for file in sorted(term_files, key=lambda file: file.name):
        for row in _rows(file, TERM_COLUMNS):
            terms.setdefault(row[0], []).append(_term(file, row))
    entries = tuple(
        LexiconEntry(id_, name, klass, us or None, un or None, cas or None, tuple(terms.pop(id_, ())))
        for id_, name, klass, us, un, cas in _rows(folder / SUBSTANCES, SUBSTANCE_COLUMNS)
    )
    if terms:
        raise LexiconError(f"terms of unknown substances: {', '.join(sorted(terms))}")
    return entries


def load_often_misspelt(folder: Traversable | None = None) -> frozenset[str]:
    """Folded words whose slips are known too."""
    return words_of((folder or data_folder()) / "often_misspelt.txt")


def make_lexicon(entries: Iterable[LexiconEntry], misspelt: Set[str] = frozenset()) -> Lexicon:
    """Index entries by folded term, and by the slips of those in ``misspelt``.

    A term as written in the data wins over a generated variant of another one, and both win over a slip.
    """
    entries = tuple(entries)
    uses = [TermUse(entry, term) for entry in entries for term in entry.terms]
    table: dict[str, list[TermUse]] = {}
    for use in uses:
        table.setdefault(fold(use.term.text), []).append(use)
    written = frozenset(table)
    for use in uses:
        for form in variants(use.term):
            if form not in written:
                table.setdefault(form, []).append(use)
    for word in sorted(misspelt & table.keys()):
        for slip in misspellings(word):
            table.setdefault(slip, table[word])
    return Lexicon(
        entries=entries,
        by_term=MappingProxyType({form: tuple(found) for form, found in table.items()}),
        by_id=MappingProxyType({entry.id: entry for entry in entries}),
        longest=max((form.count(" ") + 1 for form in table), default=0),
    )


@cache
def load() -> Lexicon:
    """The shipped lexicon, read once in a process. Raises ``LexiconError``, ``OSError``."""
    return make_lexicon(read_entries(data_folder()), load_often_misspelt())
