"""The checker names each kind of fault."""

from __future__ import annotations

import pytest

from nlp.lexicon.check import find_faults, is_cas
from nlp.lexicon.types import LexiconEntry, Term


def entry(
    id_: str,
    *texts: str,
    ambiguous: bool = False,
    source: str = "editors",
    cas: str | None = None,
    un: str | None = "1961 I",
) -> LexiconEntry:
    terms = tuple(Term(text, "name", ambiguous, "en", source) for text in texts)
    return LexiconEntry(id_, id_, "opioids", "I", un, cas, terms)


def faults(*entries: LexiconEntry, shared: dict[str, frozenset[str]] | None = None) -> list[str]:
    return find_faults(entries, {"brick"}, {"editors"}, shared or {})


def test_sound_entries_have_none() -> None:
    assert faults(entry("fictanyl", "fictanyl"), entry("mockodone", "mockodone", "mock-o-done")) == []


@pytest.mark.parametrize(
    ("faulty", "part"),
    [
        (entry("Fictanyl", "fictanyl"), "lower case"),
        (entry("fictanyl"), "no terms"),
        (entry("fictanyl", "fictanyl", "FICTANYL"), "listed 2 times"),
        (entry("fictanyl", "fictanyl", source="hearsay"), "unknown source 'hearsay'"),
        (entry("fictanyl", "brick"), "must be ambiguous"),
        (entry("fictanyl", "fi"), "too short"),
        (entry("fictanyl", "fictanyl", cas="50-36-3"), "not a CAS number"),
        (entry("fictanyl", "fictanyl", un="1972 I"), "unknown UN schedule"),
    ],
)
def test_names_the_fault(faulty: LexiconEntry, part: str) -> None:
    assert any(part in fault for fault in faults(faulty))


def test_a_term_of_two_substances_must_be_declared() -> None:
    both = entry("fictanyl", "dust", ambiguous=True), entry("mockodone", "dust", ambiguous=True)
    assert len(faults(*both)) == 1
    assert faults(*both, shared={"dust": frozenset({"fictanyl", "mockodone"})}) == []


def test_a_declaration_that_holds_no_longer_is_a_fault() -> None:
    assert faults(entry("fictanyl", "dust"), shared={"dust": frozenset({"fictanyl", "mockodone"})})


@pytest.mark.parametrize(
    ("number", "sound"), [("50-36-2", True), ("561-27-3", True), ("561-27-4", False), ("x", False)]
)
def test_cas_numbers(number: str, sound: bool) -> None:
    assert is_cas(number) is sound
