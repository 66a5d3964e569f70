"""Any bytes give entries or a reason, never an exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.lists.model import FORMATS
from crawler.lists.reader import read_list
from crawler.lists.remarks import read_remarks
from crawler.lists.words import born, plain
from tests.lists.files import OFAC_XML, UN_XML, ofac_files

_MAPPING = {"mapping": {"id": "id", "name": "name"}}
_WHOLE = [ofac_files()["list"], ofac_files()["alt"], OFAC_XML.encode(), UN_XML.encode(), b'[{"id": 1, "name": "x"}]']


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    whole = draw(st.sampled_from(_WHOLE))
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, min(len(whole), start + 40)))
    return whole[:start] + draw(st.binary(max_size=12)) + whole[end:]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FORMATS), _damaged() | st.binary(max_size=200))
def test_damaged_lists_give_entries_or_a_reason(form: str, body: bytes) -> None:
    reading = read_list({"list": body}, form, _MAPPING, "https://lists.example/l")
    assert bool(reading.entries) != bool(reading.error)
    assert all(entry.name.said and entry.uid for entry in reading.entries)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["alt", "add", "comments"]), _damaged())
def test_damaged_files_beside_a_list_give_entries_or_a_reason(name: str, body: bytes) -> None:
    reading = read_list(ofac_files() | {name: body}, "ofac-sdn", {}, "https://lists.example/l")
    assert bool(reading.entries) != bool(reading.error)


_WORDS = st.sampled_from(
    ["DOB ", "alt. ", "POB ", "; ", "circa ", "Passport ", " issued ", " expires ", "(", ")", "No. ", "12 ", "a.k.a. '",
     "Linked To: ", "X, y", "nationality ", "Digital Currency Address - ", "#", "é", "1961", " to ", "-"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS | st.text(max_size=3), max_size=40).map("".join))
def test_no_part_of_remarks_is_lost(text: str) -> None:
    made = read_remarks(text)
    taken = len(made.born) + len(made.places) + len(made.nationalities) + len(made.aliases)
    taken += len(made.linked) + len(made.identifiers) + len(made.facts)
    parts = [part for part in plain(text, 20_000).removesuffix(".").split("; ") if part.strip()]
    assert taken + len(made.rest) == len(parts)


def test_remarks_that_repeat_what_is_ambiguous_are_read_at_once() -> None:
    for part in (
        "Passport 1 issued aaaa " * 800,
        "A" * 20_000,
        "Number No. " * 1_800,
        "(1) " * 5_000,
        " issued 1111" * 1_600,
    ):
        assert read_remarks("Passport 1" + part + "(")


@given(st.text(max_size=60))
def test_a_date_of_birth_stays_what_it_is(text: str) -> None:
    once = born(text)
    assert born(once) == once
