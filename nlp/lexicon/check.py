"""Checks the lexicon's data: ``python -m nlp.lexicon.check`` names every fault and exits 1 if there is any."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set

from nlp.lexicon.loader import data_folder, load_common_words, load_shared_terms, load_sources, read_entries
from nlp.lexicon.types import LexiconEntry, Term
from nlp.lexicon.variants import fold

SCHEDULES = frozenset({None, "I", "II", "III", "IV", "V", "L"})
UN_SCHEDULE = re.compile(r"1961 (?:I|II|III|I, IV)|1971 (?:I|II|III|IV)|1988 (?:I|II)")


def is_cas(number: str) -> bool:
    """Whether a CAS registry number is well formed and its check digit holds."""
    if not re.fullmatch(r"\d{2,7}-\d\d-\d", number):
        return False
    digits = number.replace("-", "")
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits[:-1]), 1)) % 10 == int(digits[-1])


def entry_faults(entry: LexiconEntry) -> Iterator[str]:
    """Faults of an entry by itself."""
    if entry.id != entry.id.lower().strip():
        yield f"{entry.id}: the id is not in lower case"
    if not entry.terms:
        yield f"{entry.id}: no terms"
    if entry.schedule_us not in SCHEDULES:
        yield f"{entry.id}: unknown schedule {entry.schedule_us!r}"
    if entry.schedule_un is not None and not UN_SCHEDULE.fullmatch(entry.schedule_un):
        yield f"{entry.id}: unknown UN schedule {entry.schedule_un!r}"
    if entry.cas is not None and not is_cas(entry.cas):
        yield f"{entry.id}: {entry.cas!r} is not a CAS number"
    for form, count in Counter(fold(term.text) for term in entry.terms).items():
        if count > 1:
            yield f"{entry.id}: {form!r} is listed {count} times"


def term_faults(entry: LexiconEntry, term: Term, common: Set[str], sources: Set[str]) -> Iterator[str]:
    """Faults of one term: its source, its language, and an everyday word that is not marked ambiguous."""
    form = fold(term.text)
    if term.source not in sources:
        yield f"{entry.id}: {term.text!r}: unknown source {term.source!r}"
    if not re.fullmatch(r"[a-z]{2}", term.language):
        yield f"{entry.id}: {term.text!r}: {term.language!r} is not a language"
    if term.text != term.text.strip() or not form:
        yield f"{entry.id}: {term.text!r}: blanks around the term"
    if not term.ambiguous and form in common:
        yield f"{entry.id}: {term.text!r} is an everyday word and must be ambiguous"
    if not term.ambiguous and form.isascii() and len(form) < 3:
        yield f"{entry.id}: {term.text!r} is too short to be unambiguous"


def sharing_faults(entries: Iterable[LexiconEntry], shared: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Terms that stand for several entries without being declared so, and declarations that hold no longer."""
    owners: dict[str, frozenset[str]] = {}
    for entry in entries:
        for term in entry.terms:
            form = fold(term.text)
            owners[form] = owners.get(form, frozenset()) | {entry.id}
    for form, ids in sorted(owners.items()):
        if len(ids) > 1 and shared.get(form) != ids:
            yield f"{form!r} stands for {', '.join(sorted(ids))}, which is not declared in shared_terms.txt"
    for form, declared in sorted(shared.items()):
        if owners.get(form) != declared:
            yield f"shared_terms.txt: {form!r} does not stand for {', '.join(sorted(declared))}"


def find_faults(
    entries: Iterable[LexiconEntry],
    common: Set[str],
    sources: Set[str],
    shared: Mapping[str, frozenset[str]],
) -> list[str]:
    """Every fault of a lexicon, in reading order."""
    entries = list(entries)
    faults = [
        f"{id_}: {count} entries have this id" for id_, count in Counter(e.id for e in entries).items() if count > 1
    ]
    for entry in entries:
        faults += entry_faults(entry)
        for term in entry.terms:
            faults += term_faults(entry, term, common, sources)
    faults += sharing_faults(entries, shared)
    return faults


def check() -> list[str]:
    """Every fault of the shipped data. Raises ``LexiconError`` where a file cannot be read."""
    return find_faults(read_entries(data_folder()), load_common_words(), load_sources().keys(), load_shared_terms())


def main() -> int:
    """Print the faults; 1 if there is any."""
    faults = check()
    print("\n".join(faults) or "the lexicon is sound")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
