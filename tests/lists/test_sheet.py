"""Entries as documents: the sheet, the entities on it, and what details keep."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.lists.drafts import draft_of
from crawler.lists.model import Address, Entry, Identifier, Name
from crawler.lists.reader import read_list
from index.model import Draft
from tests.lists.files import UN_XML, ofac_files


def _drafts() -> dict[str, Draft]:
    entries = read_list(ofac_files(), "ofac-sdn", {}, "x").entries
    return {entry.uid: draft_of(entry, "fiction-list", ("sanctions",), None) for entry in entries}


def test_a_sheet_says_one_fact_a_line_in_blocks() -> None:
    text = _drafts()["7001"].text
    blocks = text.split("\n\n")
    assert blocks[0].splitlines() == [
        "Tobias Emil QUILLON MARSH",
        "Listed as: QUILLON MARSH, Tobias Emil",
        "Type: person",
        "Programme: SDNTK",
        "Programme: TCO",
        "Subject: narcotics trafficking",
    ]
    assert "Also known as: Toby MARSH" in blocks[1]
    assert "Also known as (weak): EL TIO TOBY" in blocks[1]
    assert "Born: 1961-02-03" in blocks[2]
    assert "Passport: X1234567 (Norvania), issued 05 May 2011 expires 04 May 2021" in blocks[3]
    assert blocks[-1] == "Remarks: Harbour master of Port Ellery"


def test_a_draft_has_the_listed_name_its_page_and_its_tags() -> None:
    draft = _drafts()["7001"]
    assert draft.title == "QUILLON MARSH, Tobias Emil"
    assert draft.kind == "document"
    assert draft.tags == ("sanctions", "narcotics", "SDNTK", "TCO")
    assert "narcotics" not in _drafts()["7003"].tags
    listing = draft.details["list"]
    assert (listing["uid"], listing["type"], listing["born"]) == ("7001", "person", ["1961-02-03", "circa 1962"])
    assert listing["identifiers"][0]["value"] == "X1234567"
    assert draft.text[: listing["heading"]] == draft.text.split("\n\n")[0]
    assert draft.text[listing["prose"] :] == "Harbour master of Port Ellery"


def test_names_places_and_numbers_are_stated_as_entities() -> None:
    found = {(one["label"], one["canonical"]) for one in _drafts()["7001"].details["entities"]}
    assert {
        ("PERSON", "Tobias Emil QUILLON MARSH"),
        ("PERSON", "Toby MARSH"),
        ("PERSON", "EL TIO TOBY"),
        ("PLACE", "Port Ellery"),
        ("PLACE", "Norvania"),
        ("WALLET", "btc:1FictionaLAddressXyZ23456789abcd"),
        ("ORG", "BRINE & SONS, S.A."),
        ("PERSON", "Maren OSTLER"),
    } <= found
    vessel = {(one["label"], one["canonical"]) for one in _drafts()["7003"].details["entities"]}
    assert {("VESSEL", "GREY HERON"), ("VESSEL", "IMO 9074729"), ("VESSEL", "MMSI 123456789")} <= vessel


def test_the_firm_in_whose_care_an_address_is_is_stated() -> None:
    addresses = (
        Address("c/o BRINE & SONS, S.A., Saltby, Norvania", "Saltby", "Norvania"),
        Address("c/o HERON LTDA., 12 Norvania Lane, Saltby, West Shore, Norvania", "Saltby, West Shore", "Norvania"),
        Address("Saltby 4410, Norvania", "Saltby 4410", "Norvania"),
        Address("c/o SALTBY FISH", "SALTBY"),
    )
    entry = Entry("1", "person", Name("X", "X"), addresses=addresses, url="https://lists.example/1")
    entities = draft_of(entry, "fiction-list", (), None).details["entities"][1:]
    assert [(one["label"], one["text"]) for one in entities] == [
        ("ORG", "BRINE & SONS, S.A."), ("PLACE", "Saltby"), ("PLACE", "Norvania"),
        ("ORG", "HERON LTDA."), ("PLACE", "Saltby"), ("PLACE", "West Shore"), ("PLACE", "Norvania"),
        ("PLACE", "Norvania"), ("ORG", "SALTBY FISH"),
    ]  # fmt: skip


def test_the_listing_date_is_the_date_of_the_document() -> None:
    entry = read_list({"list": UN_XML.encode()}, "un-xml", {}, "https://lists.example/c").entries[0]
    draft = draft_of(entry, "fiction-list", (), None)
    assert draft.published == "2019-08-07"
    assert "Listed since: 2019-08-07" in draft.text


_TEXT = st.text(st.characters(min_codepoint=32, blacklist_categories=["Cs"]), min_size=1, max_size=30)
_NAME = st.builds(Name, _TEXT, _TEXT)
_ENTRY = st.builds(
    Entry,
    uid=_TEXT,
    type=st.sampled_from(["person", "organization", "vessel", "aircraft"]),
    name=_NAME,
    aliases=st.lists(_NAME, max_size=3).map(tuple),
    places=st.lists(_TEXT, max_size=3).map(tuple),
    nationalities=st.lists(_TEXT, max_size=3).map(tuple),
    identifiers=st.lists(
        st.builds(Identifier, st.sampled_from(["MMSI", "Passport", "Digital currency address XBT"]), _TEXT, _TEXT),
        max_size=3,
    ).map(tuple),
    addresses=st.lists(st.builds(Address, _TEXT, st.none() | _TEXT, st.none() | _TEXT), max_size=3).map(tuple),
    remarks=st.none() | _TEXT,
    url=st.just("https://lists.example/1"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ENTRY)
def test_every_entity_stands_where_it_is_said_to_and_none_overlap(entry: Entry) -> None:
    draft = draft_of(entry, "fiction-list", (), None)
    entities: list[dict[str, Any]] = draft.details["entities"]
    assert all(draft.text[one["start"] : one["end"]] == one["text"] for one in entities)
    spans = sorted((one["start"], one["end"]) for one in entities)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
