"""From a stored document to what the engines index. Pure: the same document always gives the same record."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from index.engine.record import EventNumbers, Record
from index.folding import keyword_form
from index.model import Json, StoredDocument

NAME_LABELS: Mapping[str, str] = {"PERSON": "person", "ORG": "org", "PLACE": "place", "DRUG": "drug"}
SELECTOR_LABELS: Mapping[str, str] = {
    "EMAIL": "email", "PHONE": "phone", "URL": "links", "IP": "ip", "ONION": "onion", "WALLET": "wallet",
    "IBAN": "iban", "VESSEL": "vessel", "CONTAINER": "container", "HANDLE": "handle",
}  # fmt: skip

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}.*", re.DOTALL)
_GAZETTEER_ID = re.compile(r"(geonames:)?\d+", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:[a-z]{2,10}:|(?:IMO|MMSI)[\s:]*)", re.IGNORECASE)


def record_of(document: StoredDocument) -> Record:
    """Return what engines index of a document. Raises KeyError where a stored entity lacks its label or text."""
    entities = document.entities or ()
    earliest, latest = published_range(document.published)
    names, forms = _names(entities)
    return Record(
        id=document.id,
        source=document.source,
        kind=document.kind,
        url=document.url,
        language=document.language,
        title=document.title or "",
        text=document.text,
        author="; ".join(_unique(document.authors)),
        authors=_unique(document.authors),
        story=document.story,
        tags=_unique(document.tags),
        collected=document.collected,
        published_from=earliest,
        published_to=latest,
        month=f"{earliest.year:04d}-{earliest.month:02d}" if earliest else None,
        names=names,
        name_forms=forms,
        selectors=_selectors(entities),
        events=tuple(_numbers(document.events)),
        partial=document.partial,
    )


def published_range(published: str | None) -> tuple[datetime, datetime] | tuple[None, None]:
    """Return the first and last UTC instant of a publisher's date; (None, None) where it cannot be read.

    A date alone is that whole UTC day; a time without offset is read as UTC, which keeps its day.
    """
    text = (published or "").strip()
    try:
        if _DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return datetime.combine(day, time.min, UTC), datetime.combine(day, time.max, UTC)
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text)
            moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
            return moment, moment
    except (ValueError, OverflowError):  # OverflowError: the first or last day of the calendar in another zone
        return None, None
    return None, None


def selector_names(entities: Iterable[Json]) -> tuple[str, ...]:
    """Return the selectors of a document as hits show them: canonical where known, by first appearance, once each."""
    return _unique(_canonical(entity) for entity in entities if entity["label"] in SELECTOR_LABELS)


def _names(entities: Iterable[Json]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Group the mentions of each name; return the displayed names and every searchable form, by name field."""
    groups: dict[str, dict[str, list[Json]]] = {field: {} for field in NAME_LABELS.values()}
    for entity in entities:
        if (field := NAME_LABELS.get(entity["label"])) and (key := keyword_form(_canonical(entity))):
            groups[field].setdefault(key, []).append(entity)
    names = {field: _unique(_spelling(group) for group in found.values()) for field, found in groups.items()}
    forms = {field: _unique(_forms(found.values())) for field, found in groups.items()}
    return names, forms


def _spelling(mentions: list[Json]) -> str:
    """The most frequent spelling of a name, the first one seen where several are."""
    return Counter(_displayed(entity) for entity in mentions).most_common(1)[0][0]


def _displayed(entity: Json) -> str:
    canonical = _canonical(entity)
    if not _GAZETTEER_ID.fullmatch(canonical):
        return canonical
    return _clean((entity.get("place") or {}).get("name") or entity["text"])


def _forms(groups: Iterable[list[Json]]) -> Iterator[str]:
    for mentions in groups:
        yield _spelling(mentions)
        for entity in mentions:
            yield _canonical(entity)
            yield _clean(entity["text"])


def _selectors(entities: Iterable[Json]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entity in entities:
        if field := SELECTOR_LABELS.get(entity["label"]):
            canonical = _canonical(entity)
            bare = _SCHEME.sub("", canonical) if field in ("wallet", "vessel") else canonical
            found.setdefault(field, []).extend((canonical, _clean(entity["text"]), bare))
    return {field: _unique(values) for field, values in found.items()}


def _numbers(events: Iterable[Json]) -> Iterator[EventNumbers]:
    for event in events:
        kilograms, value = _finite(event.get("kilograms")), _finite(event.get("value"))
        currency = event.get("currency") or None
        if kilograms is not None or value is not None or currency:
            yield EventNumbers(kilograms, value, currency)


def _finite(number: Any) -> float | None:
    return float(number) if number is not None and math.isfinite(number) else None


def _canonical(entity: Json) -> str:
    return _clean(entity.get("canonical") or entity["text"])


def _clean(text: str) -> str:
    return " ".join(text.split())


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
