"""What a record holds, straight from its fields."""

from __future__ import annotations

from collections.abc import Iterable

from index.engine.analysed import analyse, keyword_term, url_forms
from index.engine.record import Record
from index.query.ast import NAME_FIELDS, SELECTOR_FIELDS, DateRange, Exists, FacetIs, KeywordRange, Node, NumberRange


def holds(node: Node, record: Record) -> bool:
    """Say whether a record has the value, date or number that a leaf asks for."""
    match node:
        case FacetIs(facet=facet, value=value):
            return value in analyse(record).facets[facet]
        case Exists(field="partial"):
            return record.partial
        case Exists(field=field):
            return bool(_values(record, field))
        case DateRange():
            return _dates(node, record)
        case KeywordRange(low=low, high=high):
            month = record.month
            return month is not None and (low is None or month >= low) and (high is None or month <= high)
        case NumberRange():
            events = [event for event in record.events if node.currency in (None, event.currency)]
            numbers = [event.kilograms if node.field == "kg" else event.value for event in events]
            return any(_in_range(number, node) for number in numbers)
    raise AssertionError(node)


def terms(record: Record, field: str) -> set[str]:
    """Return the exact terms under which a record is found in a field of whole values."""
    if field == "url":
        return set(url_forms(record.url))
    found = {keyword_term(field, value) for value in _values(record, field)}
    return found | {term.split("-")[0] for term in found} if field == "lang" else found


def _values(record: Record, field: str) -> list[str]:
    """What the record holds in a field, as texts; empty ones left out."""
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


def _dates(node: DateRange, record: Record) -> bool:
    published = node.field == "published"
    first = record.published_from if published else record.collected
    last = record.published_to if published else record.collected
    if first is None or last is None:
        return False
    return (node.start is None or last >= node.start) and (node.end is None or first <= node.end)


def _in_range(number: float | None, node: NumberRange) -> bool:
    if number is None:
        return False
    above = node.low is None or number > node.low or (number == node.low and not node.low_open)
    below = node.high is None or number < node.high or (number == node.high and not node.high_open)
    return above and below
