"""The store finds what other documents tell of a seizure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from index.model import document_id
from index.store import AnnotatedText, Store
from tests.store.builders import NOON, OWNER, TTL, capture, draft, entity, seizure


def told(store: Store, number: int, events: list[Mapping[str, Any]], **more: str) -> str:
    """Save a document of its own source whose text was annotated with these events; return its id."""
    source = more.pop("source", f"paper-{number}")
    url = f"https://{source}.example/{number}"
    words = more.pop("text", f"Words of paper {number} about a load that was found, unlike those of any other one.")
    store.save_page(draft(url, words, source=source, published="2024-05-03", **more), capture(number), NOON)
    [waiting] = store.lease_texts(OWNER, 10, NOON, TTL)
    names = [entity("PLACE", "Port Velmar")]
    store.save_annotations(OWNER, [AnnotatedText(waiting.document_id, 1, "en", names, events, None)], NOON)
    return document_id(source, url)


def test_a_seizure_told_by_others_is_found_by_each_of_them(store: Store) -> None:
    first = told(store, 1, [{"type": "arrest"}, seizure(2000.0, place="Port Velmar")])
    second = told(store, 2, [seizure(2300.0, place="Velmar")])
    told(store, 3, [seizure(2000.0, place="Limsund"), seizure(40.0, place="Port Velmar")])
    told(store, 4, [seizure(2000.0, place="Port Velmar", aggregate=True)])
    assert set(store.incidents(first)) == {1}
    found = store.incidents(first)[1]
    assert [each.document for each, _ in found.others] == [second]
    assert found.independent == 2
    assert found.conflicts == ("2,000 kilogram or 2,300 kilogram",)
    assert [each.document for each, _ in store.incidents(second)[0].others] == [first]


def test_copies_of_one_text_are_one_voice(store: Store) -> None:
    words = "The load of two tonnes was found behind a wall of the warehouse, said the customs officers of the port."
    one = told(store, 1, [seizure(2000.0, place="Port Velmar")], text=words)
    told(store, 2, [seizure(2000.0, place="Port Velmar")], text=words)
    found = store.incidents(one)[0]
    assert (len(found.others), found.independent) == (1, 1)


def test_of_many_like_statements_the_likest_are_read_not_the_latest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.incidents.CANDIDATES", 2)
    same = told(store, 1, [seizure(2000.0, place="Port Velmar")])
    for number in range(2, 8):
        told(store, number, [seizure(2000.0 + 60 * number, place="Limsund")])
    asked = told(store, 9, [seizure(2000.0, place="Port Velmar")])
    assert [each.document for each, _ in store.incidents(asked)[0].others] == [same]


@pytest.mark.parametrize(("day", "near"), [("2024-04-30", True), ("2024-03-01", False), (None, True)])
def test_a_statement_counts_by_the_day_that_it_names(store: Store, day: str | None, near: bool) -> None:
    asked = told(store, 1, [seizure(2300.0, place="Port Velmar")])
    told(store, 2, [seizure(2300.0, place="Port Velmar", date=day)])
    assert bool(store.incidents(asked)) == near


def test_what_is_said_about_a_statement_is_read_from_its_text(store: Store) -> None:
    bananas = "Far from any port the dogs barked at a box of bananas, and the whole village came to see it open."
    squid = "A cook wondered at the weight of the frozen squid that had come to him, and called for an officer."
    asked = told(store, 1, [seizure(2300.0, place="Velmar")], text=bananas)
    told(store, 2, [seizure(2300.0, place="Velmar")], text=squid)
    found = told(store, 3, [seizure(2300.0, place="Velmar")], text=f"{bananas} Some of it was eaten before noon.")
    reasons = {each.document: agreed.reasons for each, agreed in store.incidents(asked)[0].others}
    assert "hidden among bananas" in reasons[found]
    assert not any("hidden" in reason for other, why in reasons.items() if other != found for reason in why)


def test_a_document_without_seizures_and_an_unknown_one_have_no_incidents(store: Store) -> None:
    assert store.incidents(told(store, 1, [{"type": "arrest"}])) == {}
    assert store.incidents("0" * 32) == {}
