"""The language of a page: what it declares, checked against its text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from crawler.extract.facts import Facts

MIN_TEXT = 60
SURE = 0.95
CHECKED = 200
SAMPLE = 1500

_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][A-Za-z0-9]+)*$")
_KIN = [
    {"no", "nb", "nn", "da"},
    {"hr", "sr", "bs", "sh"},
    {"id", "ms"},
    {"cs", "sk"},
    {"pt", "gl"},
    {"fa", "prs", "tg"},
]
"""Languages that detection cannot tell apart reliably: there the declaration counts."""
_OLD = {"iw": "he", "in": "id", "ji": "yi"}


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # the model takes a while to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def likelihoods(text: str) -> dict[str, float]:
    """Return how far the words of a text speak for each language, from 0 to 1, 1 in all."""
    return {str(language): float(share) for language, share in _detector().rank(text[:SAMPLE])}


def classify(text: str) -> tuple[str, float]:
    """Return the language that the words of a text speak for, and how surely, from 0 to 1."""
    found, probability = _detector().classify(text[:SAMPLE])
    return str(found), float(probability)


def read_language(facts: Facts, text: str) -> str | None:
    """Return the language as primary BCP-47 subtag (``en``), None where nothing tells."""
    declared = _declared(facts)
    if len(text) < (CHECKED if declared else MIN_TEXT):
        return declared
    detected, probability = classify(text)
    if declared is None:
        return detected if probability >= SURE else None
    related = any(declared in kin and detected in kin for kin in _KIN)
    return detected if probability >= SURE and not related else declared


def _declared(facts: Facts) -> str | None:
    root = facts.tree.getroottree().getroot()
    stated = (
        root.get("lang"),
        root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        facts.meta("og:locale"),
        facts.meta("content-language", "language", "dc.language", "inlanguage"),
    )
    for tag in stated:
        found = _TAG.match((tag or "").strip())
        if found:
            code = found[1].lower()
            return _OLD.get(code, code)
    return None
