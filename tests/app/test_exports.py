"""Exports open in the programs that they are made for, and name the same thing alike every time."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO
from xml.etree import ElementTree

import pytest
import stix2
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.fictions import document
from watchfloor.exports import write_ftm, write_geojson, write_graphml, write_stix

Writer = Callable[[Iterable[dict[str, Any]], TextIO], int]
WRITERS: list[Writer] = [write_ftm, write_geojson, write_graphml, write_stix]
PLACE = {"id": "2657896", "name": "Port Velmar", "kind": "city", "country": "GB", "latitude": 53.7, "longitude": -0.3,
         "region": None, "code": None}  # fmt: skip
ONION = "a" * 55 + "d.onion"
NAMES = (
    ("PERSON", "Mara Quill", None), ("ORG", "Tessel Line", None), ("DRUG", "cocaine", "cocaine"),
    ("EMAIL", "quay@desk.example", None), ("IP", "192.0.2.7", None), ("IP", "2001:db8::7", None),
    ("PHONE", "+44 7700 900142", "+447700900142"), ("WALLET", "x", "btc:x"), ("VESSEL", "IMO 9074729", "IMO 9074729"),
    ("HANDLE", "@quill", "@quill"), ("URL", "https://quay.example/a?b=1", None), ("ONION", ONION, None),
    ("QUANTITY", "40 kg", "40 kilogram"), ("PERSON", "Mara Quill", None),
)  # fmt: skip


def told(number: int = 1, **more: Any) -> dict[str, Any]:
    """A document with a name of every kind."""
    entities = [
        {"start": 0, "end": len(text), "label": label, "text": text, "canonical": canonical}
        for label, text, canonical in NAMES
    ]
    place = {"start": 0, "end": 6, "label": "PLACE", "text": "Velmar", "canonical": "2657896", "place": PLACE}
    return document(number, entities=[*entities, place], **more)


def written(write: Writer, *documents: dict[str, Any]) -> str:
    stream = io.StringIO()
    assert write(documents, stream) == len(documents)
    return stream.getvalue()


def test_stix_is_read_by_the_library_of_its_committee() -> None:
    bundle = stix2.parse(written(write_stix, told(1), told(2, published="2026-03-01")), allow_custom=False)
    kinds = sorted(item["type"] for item in bundle.objects)
    assert kinds.count("report") == 2
    assert {
        "identity",
        "location",
        "observed-data",
        "email-addr",
        "ipv4-addr",
        "ipv6-addr",
        "user-account",
        "url",
    } < set(kinds)
    assert len({item["id"] for item in bundle.objects}) == len(bundle.objects)
    known = {item["id"] for item in bundle.objects}
    for item in bundle.objects:
        assert set(item.get("object_refs", ())) <= known
    report = next(item for item in bundle.objects if item["type"] == "report")
    assert "IMO 9074729" in report["labels"]


def test_an_observable_has_the_id_that_others_give_it() -> None:
    objects = json.loads(written(write_stix, told()))["objects"]
    [mail] = [item for item in objects if item["type"] == "email-addr"]
    assert mail["id"] == stix2.EmailAddress(value="quay@desk.example").id
    [account] = [item for item in objects if item.get("account_type") == "phone"]
    assert account["id"] == stix2.UserAccount(account_type="phone", account_login="+447700900142").id


def test_geojson_has_a_point_for_each_place() -> None:
    collection = json.loads(written(write_geojson, told(1), document(2), told(3)))
    assert collection["type"] == "FeatureCollection"
    assert [each["geometry"]["coordinates"] for each in collection["features"]] == [[-0.3, 53.7]] * 2
    assert collection["features"][0]["properties"]["name"] == "Port Velmar"


def test_a_graph_has_each_name_once_and_an_edge_for_each_document() -> None:
    root = ElementTree.fromstring(written(write_graphml, told(1), told(2)))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    names = [[data.text for data in node if data.get("key") == "name"] for node in root.iter(f"{space}node")]
    assert names.count(["Mara Quill"]) == 1
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{space}edge")]
    assert len(edges) == len(set(edges)) == 2 * (len(nodes) - 2)
    assert {end for edge in edges for end in edge} == nodes
    assert "2" in [data.text for edge in root.iter(f"{space}edge") for data in edge]


def test_ftm_names_people_organizations_and_where_they_stand() -> None:
    entities = [json.loads(line) for line in written(write_ftm, told(1), told(2)).splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    mentions = [entity["properties"] for entity in entities if entity["schema"] == "Mention"]
    assert len(mentions) == 4
    assert {by_id[mention["resolved"][0]]["schema"] for mention in mentions} == {"Person", "Organization"}
    assert {by_id[mention["document"][0]]["schema"] for mention in mentions} == {"Article"}


def test_nothing_is_an_empty_file_that_can_be_read() -> None:
    assert json.loads(written(write_geojson)) == {"type": "FeatureCollection", "features": []}
    assert len(stix2.parse(written(write_stix), allow_custom=False).objects) == 1
    ElementTree.fromstring(written(write_graphml))
    assert written(write_ftm) == ""


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_documents_are_written_alike(write: Writer) -> None:
    first, second = written(write, told(1), document(2)), written(write, told(1), document(2))
    assert first.splitlines()[1:] == second.splitlines()[1:]


@given(st.text(), st.text(min_size=1), st.sampled_from(["PERSON", "ORG", "PLACE", "URL", "HANDLE"]))
def test_no_text_breaks_a_file(title: str, name: str, label: str) -> None:
    strange = document(1, title=title, entities=[{"label": label, "text": name, "canonical": None}])
    for write in WRITERS:
        text = written(write, strange)
        if write is write_graphml:
            ElementTree.fromstring(text)
        else:
            for part in text.split("\n")[:-1] if write is write_ftm else [text]:
                json.loads(part)
