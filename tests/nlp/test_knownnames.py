"""Entries of the store's lists, as names that annotation knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.lists.drafts import draft_of
from crawler.lists.model import Entry, Identifier, Name
from index.model import Capture, PendingText, StoredDocument
from index.store import open_store
from nlp.known import Evidence
from watchfloor.knownnames import ListNames, entry_of, known_names, years

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ENTRY = Entry(
    "77", "person", Name("BRAVANTE QUILLORY, Ignacio", "Ignacio BRAVANTE QUILLORY"),
    weak_aliases=(Name("Pellwood Morrigan", "Pellwood Morrigan"),), born=("1957-02-01",), url="https://list.example/77",
)  # fmt: skip
SHIP = Entry(
    "78", "vessel", Name("GREY PETREL", "GREY PETREL"), url="https://list.example/78",
    identifiers=(Identifier("Vessel registration", "IMO 9074729"), Identifier("MMSI", "235012345")),
)  # fmt: skip


def document(entry: Entry, **changes: Any) -> StoredDocument:
    draft = draft_of(entry, "acme", (), "en")
    made = StoredDocument(
        "d" + entry.uid, "acme", draft.url, draft.kind, draft.title, draft.text, (), None, "en", NOW, "s", (), (),
        False, 1, None, None, (), details=draft.details,
    )  # fmt: skip
    return replace(made, **changes)


def test_an_entry_is_known_by_its_names_as_people_say_them() -> None:
    made = entry_of(document(ENTRY))
    assert made is not None
    assert [(name.text, name.strong) for name in made.names] == [
        ("Ignacio BRAVANTE QUILLORY", True),
        ("Pellwood Morrigan", False),
    ]
    assert (made.list, made.id, made.kind, made.born) == ("acme", "77", "person", frozenset({1957}))


def test_a_vessel_is_known_by_its_numbers() -> None:
    made = entry_of(document(SHIP))
    assert made is not None
    assert made.numbers == ("IMO 9074729", "MMSI 235012345")


@pytest.mark.parametrize("details", [{}, {"list": 3}, {"list": {"type": "aircraft"}}, {"list": {"type": []}}])
def test_a_document_that_is_no_entry_is_none(details: dict[str, Any]) -> None:
    assert entry_of(document(ENTRY, details=details)) is None


def test_an_entry_that_was_removed_is_none() -> None:
    details = document(ENTRY).details
    assert entry_of(document(ENTRY, details={"list": {**details["list"], "removed": "2026-01-01"}})) is None


@pytest.mark.parametrize(
    ("born", "expected"),
    [(["1950-02-01"], {1950}), (["circa 1950"], {1949, 1950, 1951}), (["1950/1953"], {1950, 1951, 1952, 1953}),
     (["1950/1999"], {1950, 1999}), (["unknown"], set()), ([], set())],
)  # fmt: skip
def test_years_of_birth_are_read_as_lists_write_them(born: list[str], expected: set[int]) -> None:
    assert years(born) == expected


def test_the_lists_of_a_store_are_known(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'lists.db'}")
    try:
        assert len(known_names(store)) == 0
        store.register_sources([{"id": "acme", "kind": "list", "url": "https://list.example/", "name": "Acme"}])
        capture = Capture("a.warc.gz", 0, 1, "0" * 64, "urn:uuid:1", "https://list.example/", 200, "text/csv", NOW)
        store.save_pages([(draft_of(one, "acme", (), "en"), capture) for one in (ENTRY, SHIP)], NOW)
        names = known_names(store)
        (found,) = names.match("Ignacio Bravante Quillory", "person", Evidence(frozenset({1957})))
        assert (found.list, found.entry) == ("acme", "77")
    finally:
        store.close()


class FakePipeline:
    """A pipeline with one component, whose names are those it was last told."""

    names: Any = None

    def has_pipe(self, name: str) -> bool:
        return name == "watchfloor_known"

    def get_pipe(self, name: str) -> FakePipeline:
        assert name == "watchfloor_known"
        return self


def test_entries_that_come_while_texts_are_read_are_known_to_later_ones(tmp_path: Path) -> None:
    store, pipeline, now = open_store(f"sqlite:///{tmp_path / 'lists.db'}"), FakePipeline(), [0.0]
    try:
        lists = ListNames(store, pipeline, lambda: now[0])  # type: ignore[arg-type]
        article = PendingText("a" * 32, 1, None, "Words.", None, None)
        lists.before([article])
        assert pipeline.names is None
        store.register_sources([{"id": "acme", "kind": "list", "url": "https://list.example/", "name": "Acme"}])
        capture = Capture("a.warc.gz", 0, 1, "0" * 64, "urn:uuid:1", "https://list.example/", 200, "text/csv", NOW)
        store.save_page(draft_of(ENTRY, "acme", (), "en"), capture, NOW)
        lists.before([PendingText("b" * 32, 1, None, "A sheet.", None, None, {"list": {"type": "person"}})])
        lists.before([article])
        assert pipeline.names is None  # read once a minute at most
        now[0] = 61.0
        lists.before([article])
        known: Any = pipeline.names
        assert [
            one.entry for one in known.match("Ignacio Bravante Quillory", "person", Evidence(frozenset({1957})))
        ] == ["77"]
    finally:
        store.close()
