"""Folding and the written variants of terms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.lexicon.types import Term, TermKind
from nlp.lexicon.variants import fold, plural, variants


def term(text: str, kind: TermKind = "name", *, ambiguous: bool = False, language: str = "en") -> Term:
    return Term(text, kind, ambiguous, language, "editors")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Cocaína", "cocaina"),
        ("HÉROÏNE", "heroine"),
        ("black-tar  heroin", "black tar heroin"),
        ("P‑2–P", "p 2 p"),
        ("devil’s dandruff", "devil's dandruff"),
        ("Xanax®", "xanax"),
        ("spice/K2", "spice k2"),
        ("МДМА", "мдма"),
        ("冰毒", "冰毒"),
    ],
)
def test_folds_case_accents_and_breaks(written: str, folded: str) -> None:
    assert fold(written) == folded


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "more"), [("opioid", "opioids"), ("xanax", "xanaxes"), ("roxy", "roxies"), ("alloy", "alloys")]
)
def test_plural(word: str, more: str) -> None:
    assert plural(word) == more


@pytest.mark.parametrize("code", ["2C-B", "JWH-018", "P-2-P", "4-ANPP", "U-47700", "m-CPP"])
def test_codes_are_also_written_without_hyphens(code: str) -> None:
    assert fold(code).replace(" ", "") in set(variants(term(code, "abbreviation")))


def test_words_with_hyphens_are_not_joined() -> None:
    assert "dextromethorphanbased" not in set(variants(term("dextromethorphan-based")))


@pytest.mark.parametrize(
    "unchanged",
    [
        term("ice", "street", ambiguous=True),
        term("héroïne", language="fr"),
        term("LSD", "abbreviation"),
        term("heroin hydrochloride", "salt"),
    ],
)
def test_terms_without_inflection(unchanged: Term) -> None:
    assert not list(variants(unchanged))
