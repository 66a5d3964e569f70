"""Lists of any publisher by a mapping: tables and JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.lists.mapping import KNOWN, read_mapping
from crawler.lists.model import Entry, Identifier, ListError, ListReading
from crawler.lists.reader import read_list

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
BASE = "https://wanted.example/list"
TABLE = (
    "Ref,Full name,Also,Born,Passport,Charges,Kind,Page\n"
    'W-1,"Ostler, Maren",Cormorant; Maria Ostler,06/1970,Z7654321,"Cocaine; fraud",person,https://Wanted.example/w/1\n'
    "W-2,Saltby Brigade,,,,Arson,group,\n"
)
MAPPING: dict[str, Any] = {
    "id": "Ref",
    "name": "Full name",
    "name_order": "surname-first",
    "aliases": "Also",
    "born": "Born",
    "identifiers": {"Passport": "Passport"},
    "programmes": "Charges",
    "type": "Kind",
    "types": {"group": "organization"},
    "url": "Page",
    "narcotics": ["cocaine"],
}
ITEMS = {
    "data": {
        "items": [
            {"uid": 17, "title": "MAREN OSTLER", "dob": ["May 6, 1970"], "text": "<p>Wanted for <b>cocaine</b>.</p>"},
            {"uid": 18, "title": "TOBIAS MARSH", "papers": [{"no": "A1"}, {"no": "B2"}], "aka": ["Toby", None, 7]},
            "not an entry",
            {"uid": 19},
            {"title": "NOBODY"},
        ]
    }
}
JSON_MAPPING: dict[str, Any] = {
    "items": "data.items",
    "id": "uid",
    "name": "title",
    "born": "dob",
    "aliases": "aka",
    "reason": "text",
    "identifiers": {"Paper": "papers.no"},
    "narcotics": True,
    "url_template": "https://wanted.example/person/{id}",
}


def _table(text: str = TABLE, **changes: Any) -> ListReading:
    return read_list({"list": text.encode()}, "csv", {"mapping": MAPPING | changes}, BASE)


def _json(value: Any = ITEMS, **changes: Any) -> ListReading:
    return read_list({"list": json.dumps(value).encode()}, "json", {"mapping": JSON_MAPPING | changes}, BASE)


def test_a_table_is_read_by_its_columns() -> None:
    first, second = _table().entries
    assert (first.uid, first.name.said, first.type) == ("W-1", "Maren Ostler", "person")
    assert [alias.said for alias in first.aliases] == ["Cormorant", "Maria Ostler"]
    assert first.identifiers == (Identifier("Passport", "Z7654321"),)
    assert first.programmes == ("Cocaine", "fraud")
    assert first.narcotics
    assert first.url == "https://wanted.example/w/1"
    assert (second.type, second.narcotics, second.url) == ("organization", False, f"{BASE}#W-2")


def test_json_is_read_by_its_paths_and_what_is_no_entry_is_named() -> None:
    reading = _json()
    first, second = reading.entries
    assert (first.uid, first.name.said, first.born) == ("17", "MAREN OSTLER", ("1970-05-06",))
    assert first.remarks == "Wanted for cocaine."
    assert first.url == "https://wanted.example/person/17"
    assert first.narcotics
    assert [one.value for one in second.identifiers] == ["A1", "B2"]
    assert [alias.said for alias in second.aliases] == ["Toby", "7"]
    assert [where for where, _ in reading.refused] == ["entry 3", "19", "entry 5: NOBODY"]


def test_a_table_that_was_cut_is_refused() -> None:
    for end in range(len(TABLE)):
        cut = _table(TABLE[:end])
        # Cut between two rows, a table is whole; only its length can tell.
        assert cut.error or TABLE[end - 1] == "\n", f"cut at {end}"
    assert "unfinished" in (_table(TABLE.rstrip("\n")).error or "")
    assert _table(TABLE.rstrip("\n"), unfinished=True).error is None


def test_json_that_was_cut_is_refused() -> None:
    whole = json.dumps(ITEMS).encode()
    for end in range(0, len(whole), 5):
        assert read_list({"list": whole[:end]}, "json", {"mapping": JSON_MAPPING}, BASE).error


def test_a_table_without_a_named_column_is_refused() -> None:
    error = _table(TABLE.replace("Passport", "Pass", 1)).error or ""
    assert "'Passport'" in error


def test_every_mistake_of_a_mapping_is_named() -> None:
    wrong = {
        "id": 7, "type": [], "types": {"x": "robot"}, "identifiers": ["a"], "narcotics": "yes", "delimiter": ";;",
        "encoding": "klingon", "url_template": "https://x.example/", "name_order": "backwards", "unfinished": 1,
        "nmae": "x",
    }  # fmt: skip
    with pytest.raises(ListError) as caught:
        read_mapping(wrong)
    for key in (*wrong, "name"):
        assert f"mapping.{key}" in str(caught.value)
    with pytest.raises(ListError, match="must say how"):
        read_mapping(None)


@pytest.mark.parametrize("value", [[], {}, {"data": {"items": {}}}, {"data": {"items": []}}, 7, None, "x"])
def test_json_without_entries_is_refused(value: Any) -> None:
    assert _json(value).error


def test_bombs_of_json_are_refused() -> None:
    for body in (b"[" * 100_000, b"[" + b"[],", b"[" + b"0," * 2_500_001 + b"0]", b'{"data":' * 50_000):
        assert read_list({"list": body}, "json", {"mapping": JSON_MAPPING}, BASE).error


def test_bombs_of_tables_are_refused() -> None:
    for text in ("," * 600_000, "\n" * 2_100_000, '"' + "x" * 140_000, "Ref,Full name\n" + "x\n" * 60_000):
        assert _table(text).error


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["uid", "title", "aka", "no"]), inner),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.dictionaries(st.sampled_from(["uid", "title", "dob", "aka", "papers", "text"]), _VALUES), max_size=5)
)
def test_json_of_any_values_gives_entries_or_reasons(items: list[Any]) -> None:
    reading = _json({"data": {"items": items}})
    if reading.error is None:
        assert len(reading.entries) + len(reading.refused) == len(items)
    assert all(_sound(entry) for entry in reading.entries)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=400))
def test_tables_of_any_text_give_entries_or_reasons(text: str) -> None:
    body = (TABLE + text).encode("utf-8", "surrogatepass")
    reading = read_list({"list": body}, "csv", {"mapping": MAPPING}, BASE)
    assert reading.error or len(reading.entries) >= 1
    assert all(_sound(entry) for entry in reading.entries)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(KNOWN)) | st.text(max_size=5), _VALUES, max_size=6))
def test_mappings_of_any_values_are_read_or_refused(given_mapping: dict[str, Any]) -> None:
    reading = _table(**given_mapping)
    assert bool(reading.entries) != bool(reading.error)


def _sound(entry: Entry) -> bool:
    texts = [entry.uid, entry.name.said, *(alias.said for alias in entry.aliases)]
    return all(text and not _UNFIT.search(text) for text in texts) and str(entry.url).startswith("https://")
