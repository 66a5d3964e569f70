"""Which values of a document the query asks for: keywords, identifiers, dates, numbers of its events."""

from __future__ import annotations

from datetime import UTC

from index.engine.alike import test_of
from index.engine.analysed import analyse, instant, keyword_term
from index.engine.build import record_of
from index.engine.record import Record
from index.model import StoredDocument
from index.query.ast import (
    SELECTOR_FIELDS,
    DateRange,
    Everything,
    Exists,
    FacetIs,
    KeywordRange,
    Node,
    NumberRange,
    Prefix,
    Regex,
    Wildcard,
    Word,
)

_MOST = 4
_CALLED = {"lang": "language", "url": "address", "tag": "a tag", "id": "id", "currency": "a currency"}


def valued(node: Node, document: StoredDocument) -> str | None:
    """Say which value answers a part of the query, or None where none does."""
    match node:
        case Everything():
            return "every document"
        case DateRange():
            return _dated(node, document)
        case Word() | Prefix() | Wildcard() | Regex():
            return _keyword(node, record_of(document))
        case FacetIs(facet=facet, value=value):
            return f"{facet} is {value}" if value in analyse(record_of(document)).facets[facet] else None
        case Exists(field=field):
            has = field in analyse(record_of(document)).keywords["has"]
            return f"it has something in {field}" if has else None
        case KeywordRange(low=low, high=high):
            month = record_of(document).month
            within = month is not None and (low is None or low <= month) and (high is None or month <= high)
            return f"published in {month}" if within else None
        case NumberRange():
            return _number(node, record_of(document))
    return None


def _keyword(node: Word | Prefix | Wildcard | Regex, record: Record) -> str | None:
    field = node.field or ""
    found = [term for term in analyse(record).keywords[field] if _is_asked(node, field, term)]
    if not found:
        return None
    if field in SELECTOR_FIELDS:
        forms = record.selectors.get(field, ())
        written = [form for form in forms if keyword_term(field, form) in found]
        return f"{field} {', '.join(f'“{form}”' for form in written[:_MOST])} in the text"
    shown = {"source": record.source, "kind": record.kind}.get(field) or ", ".join(found[:_MOST])
    return f"{_CALLED.get(field, field)} is {shown}"


def _is_asked(node: Word | Prefix | Wildcard | Regex, field: str, term: str) -> bool:
    match node:
        case Word(text=text):
            return term == keyword_term(field, text)
        case Prefix(text=text):
            return term.startswith(keyword_term(field, text))
    return test_of(node)(term)


def _dated(node: DateRange, document: StoredDocument) -> str | None:
    record = analyse(record_of(document))
    published = node.field == "published"
    first, last = (record.published_from, record.published_to) if published else (record.collected, record.collected)
    if first is None or last is None:
        return None
    if (node.start and last < instant(node.start)) or (node.end and first > instant(node.end)):
        return None
    shown = document.published if published else document.collected.astimezone(UTC).isoformat(timespec="seconds")
    return f"{node.field} {shown}"


def _number(node: NumberRange, record: Record) -> str | None:
    for event in record.events:
        number = event.kilograms if node.field == "kg" else event.value
        if number is None or not _inside(number, node) or node.currency not in (None, event.currency):
            continue
        unit = "kg" if node.field == "kg" else event.currency or "in an unknown currency"
        return f"an event of {number:,.10g} {unit}"
    return None


def _inside(number: float, node: NumberRange) -> bool:
    above = node.low is None or number > node.low or (number == node.low and not node.low_open)
    below = node.high is None or number < node.high or (number == node.high and not node.high_open)
    return above and below
