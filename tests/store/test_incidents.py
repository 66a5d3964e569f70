"""The store finds what other documents tell of a seizure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def test_a_document_without_seizures_and_an_unknown_one_have_no_incidents(store: Store) -> None:
    assert store.incidents(told(store, 1, [{"type": "arrest"}])) == {}
    assert store.incidents("0" * 32) == {}
