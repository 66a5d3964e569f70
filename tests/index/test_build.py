"""From stored document to record and hit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.build import SELECTOR_LABELS, published_range, record_of
from index.engine.hit import hit_of
from index.engine.port import Match, Snippet
from index.engine.record import EventNumbers
from index.model import Capture, Json, StoredDocument

COLLECTED = datetime(2031, 5, 4, 10, 30, tzinfo=UTC)
CAPTURE = Capture(
    warc="archive/20310504.warc.gz", offset=120, length=900, sha256="ab" * 32, record_id="urn:uuid:1",
    url="https://news.example/a", status=200, content_type="text/html", fetched=COLLECTED,
)  # fmt: skip


def document(entities: tuple[Json, ...] | None = (), events: tuple[Json, ...] = (), **changes: Any) -> StoredDocument:
    plain = StoredDocument(
        id="0" * 32, source="harbour-news", url="https://news.example/a", kind="article", title="Boats", text="Text.",
        authors=("Ann Reef", "Harbour Desk"), published="2031-05-03", language="en", collected=COLLECTED, story="s1",
        tags=("port",), posts=(), partial=False, version=1, capture=CAPTURE, entities=entities, events=events,
    )  # fmt: skip
    return replace(plain, **changes)


def entity(label: str, text: str, canonical: str | None = None) -> Json:
    return {"start": 0, "end": len(text), "label": label, "text": text, "canonical": canonical, "score": None}


def test_plain_fields() -> None:
    record = record_of(document(tags=("port", "port", "")))
    assert (record.title, record.text, record.language, record.story) == ("Boats", "Text.", "en", "s1")
    assert record.author == "Ann Reef; Harbour Desk"
    assert record.authors == ("Ann Reef", "Harbour Desk")
    assert record.tags == ("port",)
    assert record.collected == COLLECTED


def test_document_without_anything() -> None:
    record = record_of(document(None, title=None, text="", authors=(), published=None, language=None, tags=()))
    assert (record.title, record.author, record.authors, record.month) == ("", "", (), None)
    assert (record.published_from, record.published_to) == (None, None)
    assert record.names == {"person": (), "org": (), "place": (), "drug": ()}
    assert record.selectors == {}


@pytest.mark.parametrize(
    ("published", "start", "end", "month"),
    [
        ("2024-05-03", "2024-05-03T00:00:00+00:00", "2024-05-03T23:59:59.999999+00:00", "2024-05"),
        ("2024-05-03T12:00:00+02:00", "2024-05-03T10:00:00+00:00", "2024-05-03T10:00:00+00:00", "2024-05"),
        ("2024-05-31T23:30:00-05:00", "2024-06-01T04:30:00+00:00", "2024-06-01T04:30:00+00:00", "2024-06"),
        ("2024-05-03T12:00:00Z", "2024-05-03T12:00:00+00:00", "2024-05-03T12:00:00+00:00", "2024-05"),
        ("2024-05-03T12:00", "2024-05-03T12:00:00+00:00", "2024-05-03T12:00:00+00:00", "2024-05"),
        ("2024-05-03 12:00:00.5Z", "2024-05-03T12:00:00.500000Z", "2024-05-03T12:00:00.500000Z", "2024-05"),
        ("9999-12-31", "9999-12-31T00:00:00+00:00", "9999-12-31T23:59:59.999999+00:00", "9999-12"),
        ("0987-01-01", "0987-01-01T00:00:00+00:00", "0987-01-01T23:59:59.999999+00:00", "0987-01"),
    ],
)  # fmt: skip
def test_published(published: str, start: str, end: str, month: str) -> None:
    record = record_of(document(published=published))
    assert record.published_from == datetime.fromisoformat(start)
    assert record.published_to == datetime.fromisoformat(end)
    assert record.month == month


@pytest.mark.parametrize(
    "published",
    [
        "", "yesterday", "2024", "2024-13-01", "2024-02-30", "20240503", "2024-W01-1", "2024-05-03T25:00",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2024-05-03\n2024", "٢٠٢٤-٠٥-٠٣T1",
    ],
)  # fmt: skip
def test_unreadable_date_is_none(published: str) -> None:
    record = record_of(document(published=published))
    assert (record.published_from, record.published_to, record.month) == (None, None, None)


@given(st.text(max_size=40) | st.datetimes().map(str) | st.dates().map(str))
@settings(max_examples=200, deadline=None)
def test_any_date_text_gives_a_range_or_nothing(published: str) -> None:
    start, end = published_range(published)
    assert (start is None) == (end is None)
    if start and end:
        assert start <= end
        assert start.utcoffset() == end.utcoffset() == timedelta(0)


def test_names_are_displayed_once_by_their_most_frequent_spelling() -> None:
    entities = (
        entity("PERSON", "ZÁRATE", "ZÁRATE"),
        entity("PERSON", "Odd  Brekke", "Odd Brekke"),
        entity("PERSON", "Zarate's", "Zarate"),
        entity("PERSON", "Zarate", "Zarate"),
        entity("PERSON", "Nameless"),
    )
    record = record_of(document(entities))
    assert record.names["person"] == ("Zarate", "Odd Brekke", "Nameless")
    assert set(record.name_forms["person"]) == {"Zarate", "ZÁRATE", "Zarate's", "Odd Brekke", "Nameless"}


def test_drugs_are_their_substance_and_found_by_every_name() -> None:
    entities = (entity("DRUG", "coke", "cocaine"), entity("DRUG", "Crack", "cocaine"), entity("DRUG", "spirit dust"))
    record = record_of(document(entities))
    assert record.names["drug"] == ("cocaine", "spirit dust")
    assert record.name_forms["drug"] == ("cocaine", "coke", "Crack", "spirit dust")


@pytest.mark.parametrize("identifier", ["2803138", "geonames:2803138"])
def test_places_with_a_gazetteer_id_are_shown_as_written(identifier: str) -> None:
    entities = (
        entity("PLACE", "Port-Vert", identifier),
        entity("PLACE", "Port Vert", identifier),
        entity("PLACE", "Port Vert", identifier),
    )
    record = record_of(document(entities))
    assert record.names["place"] == ("Port Vert",)
    assert set(record.name_forms["place"]) == {"Port Vert", "Port-Vert", identifier}


def test_selectors_hold_canonical_written_and_bare_forms() -> None:
    entities = (
        entity("WALLET", "1QfictionalA7", "btc:1QfictionalA7"),
        entity("VESSEL", "IMO no. 9074729", "IMO 9074729"),
        entity("PHONE", "020 7946 0000", "+442079460000"),
        entity("URL", "https://news.example/x"),
        entity("HANDLE", "@reef"),
        entity("EMAIL", "Ann@News.example", "ann@news.example"),
    )
    record = record_of(document(entities))
    assert record.selectors["wallet"] == ("btc:1QfictionalA7", "1QfictionalA7")
    assert record.selectors["vessel"] == ("IMO 9074729", "IMO no. 9074729", "9074729")
    assert record.selectors["phone"] == ("+442079460000", "020 7946 0000")
    assert record.selectors["links"] == ("https://news.example/x",)
    assert record.selectors["handle"] == ("@reef",)
    assert record.selectors["email"] == ("ann@news.example", "Ann@News.example")


@pytest.mark.parametrize(("label", "field"), SELECTOR_LABELS.items())
def test_every_selector_has_its_field(label: str, field: str) -> None:
    assert record_of(document((entity(label, "value"),))).selectors == {field: ("value",)}


def test_other_labels_are_left_out() -> None:
    record = record_of(document((entity("QUANTITY", "3 kg"), entity("DATE", "Monday"), entity("MONEY", "$5"))))
    assert not any(record.names.values())
    assert record.selectors == {}


def test_event_numbers() -> None:
    events: tuple[Json, ...] = (
        {"type": "seizure", "kilograms": 40, "value": None, "currency": None},
        {"type": "seizure", "kilograms": None, "value": 1.5e6, "currency": "EUR"},
        {"type": "seizure", "kilograms": float("nan"), "value": float("inf")},
        {"type": "arrest"},
    )
    assert record_of(document((), events)).events == (
        EventNumbers(40.0, None, None),
        EventNumbers(None, 1_500_000.0, "EUR"),
    )


def test_an_entity_without_its_label_is_an_error() -> None:
    with pytest.raises(KeyError):
        record_of(document(({"text": "x"},)))


def test_hit_is_the_documented_object() -> None:
    events: tuple[Json, ...] = ({"type": "seizure", "substance": "cocaine", "kilograms": 40.0},)
    entities = (
        entity("PERSON", "Odd Brekke"), entity("ORG", "Alba Shipping"), entity("PLACE", "Östhamn"),
        entity("DRUG", "coke", "cocaine"), entity("WALLET", "1Q", "btc:1Q"), entity("WALLET", "1Q", "btc:1Q"),
        entity("HANDLE", "@reef"),
    )  # fmt: skip
    stored = document(entities, events, collected=COLLECTED.astimezone(timezone(timedelta(hours=2))))
    hit = hit_of(stored, record_of(stored), Match(stored.id, 2.5, Snippet("a <b> coke", ((6, 10),))))
    assert hit == {
        "id": "0" * 32, "url": "https://news.example/a", "source": "harbour-news", "kind": "article",
        "title": "Boats", "author": "Ann Reef; Harbour Desk", "published": "2031-05-03",
        "collected": "2031-05-04T10:30:00+00:00", "language": "en", "score": 2.5, "snippet": "a <b> coke",
        "story": "s1", "persons": ["Odd Brekke"], "orgs": ["Alba Shipping"], "places": ["Östhamn"],
        "drugs": ["cocaine"], "selectors": ["btc:1Q", "@reef"],
        "events": [{"type": "seizure", "substance": "cocaine", "kilograms": 40.0}],
        "capture": {"warc": "archive/20310504.warc.gz", "offset": 120, "length": 900, "sha256": "ab" * 32},
    }  # fmt: skip


def test_hit_of_a_bare_document() -> None:
    stored = document(None, authors=(), capture=None, title=None)
    hit = hit_of(stored, record_of(stored), Match(stored.id, None))
    assert (hit["author"], hit["title"], hit["capture"], hit["score"], hit["snippet"]) == (None, None, None, None, "")
    assert (hit["persons"], hit["selectors"], hit["events"]) == ([], [], [])
