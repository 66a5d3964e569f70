"""Why a document was found, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from index.engine.reasons import MOST, reasons
from index.model import StoredDocument
from index.query.ast import And, FacetIs, Node
from index.query.parser import parse
from tests.query.trees import NOW, trees
from watchfloor.searching import other_names

TEXT = (
    "Officers seized 40 kg of yayo and black-tar heroin at Port-Vert. Íñigo Zárate was arrested; the seized bales lay "
    "in a container of bananas. Call +44 20 7946 0000. Later, seizures rose."
)


def entity(label: str, text: str, canonical: str | None = None) -> dict[str, object]:
    return {"label": label, "text": text, "canonical": canonical, "start": TEXT.find(text), "end": 0}


DOCUMENT = StoredDocument(
    id="0a" * 16,
    source="harbour-news",
    url="https://harbour-news.example.org/items/7",
    kind="article",
    title="Seizure at the harbour",
    text=TEXT,
    authors=("Ana Brisa",),
    published="2024-05-03",
    language="en",
    collected=datetime(2024, 5, 4, 10, tzinfo=UTC),
    story="story-1",
    tags=("Maritime",),
    posts=(),
    partial=False,
    version=1,
    capture=None,
    entities=(
        entity("DRUG", "yayo", "cocaine"),
        entity("DRUG", "black-tar heroin", "heroin"),
        entity("PERSON", "Íñigo Zárate"),
        entity("PLACE", "Port-Vert", "2"),
        entity("PHONE", "+44 20 7946 0000", "+442079460000"),
    ),
    events=({"type": "seizure", "kilograms": 40.0, "value": 1_000_000.0, "currency": "EUR"},),
)


def why(query: str) -> list[str]:
    return [f"{reason.query}: {reason.why}" for reason in reasons(parse(query, NOW), DOCUMENT, other_names)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("heroin", ["heroin: “heroin” in the text"]),
        ("seized", ["seized: “seized” in the text (2 times)"]),
        ("container bananas", ["container: “container” in the text", "bananas: “bananas” in the text"]),
        ("arresting", ["arresting: “arrested” in the text, another form of the word"]),
        ("title:harbour", ["title:harbour: “harbour” in the title"]),
        ("brisa", ["brisa: “Brisa” in the author"]),
        ('"black tar"', ['"black tar": “black-tar” in the text']),
        ('"bales seized"~2', ['"bales seized"~2: near one another in the text: “seized bales”']),
        ("con*er", ["con*er: “container” in the text"]),
        ("bananna~1", []),
        ("banana~1", ["banana~1: “bananas” in the text"]),
        ("/ba(les|nanas)/", ["/ba(les|nanas)/: “bales”, “bananas” in the text"]),
        ("drug:coke", ["drug:coke: “yayo” in the text, read as cocaine, which drug:coke asks for too"]),
        ("drug:cocaine", ["drug:cocaine: “yayo” in the text, read as cocaine"]),
        ("drug:tar", ["drug:tar: “black-tar heroin” in the text"]),
        ("person:zarate", ["person:zarate: “Íñigo Zárate” in the text"]),
        ("person:za*te", ["person:za*te: “Íñigo Zárate” in the text"]),
        ("phone:442079460000", ['phone:"442079460000": phone “+442079460000”, “+44 20 7946 0000” in the text']),
        ("source:harb*", ["source:harb*: source is harbour-news"]),
        ("lang:en", ['lang:"en": language is en']),
        ("kg:>=10", ["kg:[10.0 TO *]: an event of 40 kg"]),
        (
            "value:>5 currency:EUR",
            ["(value:{5.0 TO *] currency:EUR): an event of 1,000,000 EUR"],
        ),
        ("has:phone", ["has:phone: it has something in phone"]),
        ("month:[2024-01 TO 2024-06]", ["month:[2024-01 TO 2024-06]: published in 2024-05"]),
        ("heroin -football", ["heroin: “heroin” in the text", "-football: does not hold of it"]),
        ("fentanyl OR heroin", ["heroin: “heroin” in the text"]),
        ("(fentanyl bananas) OR heroin", ["heroin: “heroin” in the text"]),
        ("-heroin", []),
        ("*", ["*: every document"]),
    ],
)
def test_reason(query: str, expected: list[str]) -> None:
    assert why(query) == expected


def test_dates_are_told_as_published() -> None:
    [told] = why("published:2024-05")
    assert told.endswith(": published 2024-05-03")
    [told] = why("collected:>=2024")
    assert told.endswith(": collected 2024-05-04T10:00:00+00:00")


def test_a_facet_that_narrows_is_told() -> None:
    node = And((parse("heroin", NOW), FacetIs("tag", "Maritime")))
    assert [reason.why for reason in reasons(node, DOCUMENT)] == ["“heroin” in the text", "tag is Maritime"]


@given(trees)
@settings(max_examples=200, deadline=None)
def test_any_query_can_be_explained(node: Node) -> None:
    found = reasons(node, DOCUMENT, other_names)
    assert len(found) <= MOST
    assert all(reason.query and reason.why for reason in found)
