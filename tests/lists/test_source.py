"""The kind ``list`` as the crawl sees it: which files it asks for, and what it makes of the answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from crawler.harvest import Harvest, Task
from crawler.lists.source import base_of, begin, read, recheck
from tests.lists.files import OFAC_XML, UN_XML, answer, ofac_files, task


def _collected(given: Task, bodies: dict[str, bytes]) -> tuple[Harvest, list[str]]:
    """Ask as the spider does until there is nothing left to ask, and return the last harvest and the addresses."""
    harvest, asked = begin(given), []
    while harvest.asks:
        (ask,) = harvest.asks
        # What a run has no room for is kept as JSON.
        assert json.loads(json.dumps(ask.state)) == ask.state
        asked.append(ask.url)
        harvest = read(answer(given, ask, bodies[ask.step]))
    return harvest, asked


def test_the_files_beside_the_list_are_asked_first_and_each_entry_is_whole() -> None:
    harvest, asked = _collected(task("https://lists.example/SDN.CSV", tags=("sanctions",)), ofac_files())
    assert asked == [f"https://lists.example/{name}.CSV" for name in ("ALT", "ADD", "SDN")]
    assert harvest.complete
    assert harvest.error is None
    person = harvest.drafts[0]
    assert person.source == "fiction-list"
    assert "Also known as: Toby MARSH" in person.text
    assert "Address: 12 Salt Lane" in person.text


def test_other_addresses_may_be_named() -> None:
    files = ofac_files() | {"comments": b'7004,"Heron."\r\n\x1a'}
    beside = {name: f"https://b.example/{name}" for name in ("alt", "add", "comments")}
    given = replace(task("https://a.example/main"), params={"format": "ofac-sdn", **beside})
    harvest, asked = _collected(given, files)
    assert asked == [*beside.values(), "https://a.example/main"]
    assert len(harvest.drafts) == 4


@pytest.mark.parametrize(
    ("url", "body", "first"),
    [
        ("https://lists.example/sdn.xml", OFAC_XML, "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=7001"),
        (
            "https://lists.example/en/consolidated.xml",
            UN_XML,
            "https://lists.example/en/consolidated.xml#CDi.901",
        ),
    ],
)
def test_well_known_names_of_files_tell_the_format(url: str, body: str, first: str) -> None:
    harvest, asked = _collected(task(url), {"list": body.encode()})
    assert asked == [url]
    assert harvest.drafts[0].url == first


def test_an_answer_that_is_no_list_is_an_error_and_not_complete() -> None:
    given = task("https://lists.example/sdn.csv")
    for name in ("alt", "add", "list"):
        harvest, _ = _collected(given, ofac_files() | {name: b"<html>Maintenance</html>"})
        assert harvest.error
        assert not harvest.complete
        assert not harvest.drafts


@pytest.mark.parametrize(
    ("url", "params", "words"),
    [
        ("https://x.example/list", {}, "params.format"),
        ("https://x.example/list", {"format": "ofac"}, "params.format"),
        ("https://x.example/list", {"format": "ofac-sdn"}, "params.alt"),
        ("https://x.example/sdn.csv", {"alt": 7}, "params.alt"),
        ("https://x.example/l.csv", {}, "mapping"),
        ("https://x.example/l.json", {"mapping": {"name": "n"}}, "mapping.id"),
        ("https://x.example/sdn.xml", {"max_loss": 20}, "params.max_loss"),
        ("https://x.example/sdn.xml", {"base": "lists"}, "params.base"),
        ("https://x.example/sdn.xml", {"maxloss": 0.2}, "params.maxloss"),
    ],
)
def test_mistakes_are_named_before_anything_is_asked(url: str, params: dict[str, Any], words: str) -> None:
    harvest = begin(task(url, **params))
    assert words in (harvest.error or "")
    assert not harvest.asks


def test_entries_without_a_page_are_known_by_the_list_or_by_what_is_set() -> None:
    assert base_of("lists/2026-03.csv", "fiction-list", {}) == "list:fiction-list"
    assert base_of("https://Lists.example/l?utm_source=x#top", "fiction-list", {}) == "https://lists.example/l"
    moved = task("https://moved.example/consolidated.xml", base="https://lists.example/l")
    harvest, _ = _collected(moved, {"list": UN_XML.encode()})
    assert harvest.drafts[0].url == "https://lists.example/l#CDi.901"


def test_nothing_is_asked_again_of_single_entries() -> None:
    assert recheck(task("https://lists.example/sdn.csv"), ["https://lists.example/1"]) == ()
