"""What of the query stands in title, text and author."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from index.engine.analysis import words
from index.engine.near import standing_near
from index.engine.patterns import nearness
from index.engine.ranking import searched_fields
from index.engine.wanted import occurrences, wanted_in
from index.model import StoredDocument
from index.query.ast import Fuzzy, Phrase, Prefix, Regex, Wildcard, Word

_MOST_WORDS = 100_000
_MOST_FOUND = 2_000
_MOST_FORMS = 4
_LONGEST = 200

Asked = Word | Phrase | Prefix | Wildcard | Fuzzy | Regex


def told(node: Asked, document: StoredDocument) -> str | None:
    """Say which words stand where, or None where some are missing."""
    texts = {"title": document.title or "", "text": document.text, "author": "; ".join(document.authors)}
    fields = searched_fields(node.field)
    if isinstance(node, Phrase) and node.slop:
        near = nearness(node)
        found = {field: passage for field in fields if (passage := standing_near(texts[field], near))}
        return "; ".join(f"near one another in the {field}: “{_cut(found[field])}”" for field in found) or None
    forms = {field: _forms(node, texts[field], document.language) for field in fields}
    number = len(wanted_in(_unfielded(node)))
    if len({place for counted in forms.values() for place, _ in counted}) < number:
        return None
    return "; ".join(_said(node, field, counted) for field, counted in forms.items() if counted) or None


def _unfielded(node: Asked) -> Asked:
    """The same words without a field: only those are looked for in a text."""
    match node:
        case Wildcard(parts=parts):
            return Wildcard(parts)
        case Fuzzy(text=text, edits=edits):
            return Fuzzy(text, None, edits)
        case Regex(text=text):
            return Regex(text)
        case Prefix(text=text):
            return Prefix(text)
        case Phrase(text=text):
            return Phrase(text)
        case Word(text=text):
            return Word(text)


def _forms(node: Asked, text: str, language: str | None) -> Counter[tuple[int, str]]:
    """How often each wanted thing stands in a text, by its number and as it is written there."""
    found = occurrences(text, wanted_in(_unfielded(node)), language, _MOST_WORDS)
    return Counter((each.number, text[each.start : each.end]) for each in islice(found, _MOST_FOUND))


def _said(node: Asked, field: str, counted: Counter[tuple[int, str]]) -> str:
    forms: Counter[str] = Counter()
    for (_, form), times in counted.items():
        forms[form] += times
    shown = ", ".join(f"“{_cut(form)}”" for form, _ in forms.most_common(_MOST_FORMS))
    more = f" and {len(forms) - _MOST_FORMS} more" if len(forms) > _MOST_FORMS else ""
    times = forms.total()
    often = "" if times <= len(forms) else f" ({times:,} times)" if times < _MOST_FOUND else " (very often)"
    return f"{shown}{more} in the {field}{often}{_kinship(node, forms)}"


def _kinship(node: Asked, forms: Counter[str]) -> str:
    """Say that a word was found by another form of it only."""
    if not isinstance(node, Word):
        return ""
    asked = words(node.text)
    return "" if any(word in asked for form in forms for word in words(form)) else ", another form of the word"


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
