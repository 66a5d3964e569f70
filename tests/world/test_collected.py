"""The demonstration on the whole sample world: every kind of source brings what it should, and its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from index.model import StoredDocument
from tests.world.collecting import Demo, Key, corrected, run_demo
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.facts import document_counts, expected, source_facts
from watchfloor.world.places import Place
from watchfloor.world.site import Site


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The world collected, corrected, and collected again as if a day had passed."""
    return run_demo(tmp_path_factory.mktemp("world"))


def _expected(hosts: tuple[Site | Place, ...]) -> Iterator[Expected]:
    for host in hosts:
        yield from expected(host) if isinstance(host, Site) else host.expected()


def _changes(demo: Demo) -> Changes:
    told = [host.changes() for host in demo.hosts if isinstance(host, Place)]
    return Changes(*(tuple(key for one in told for key in getattr(one, name)) for name in Changes.__slots__))


def _wrong(expected: Expected, document: StoredDocument) -> dict[str, object]:
    """What differs from the expectation."""
    stated = {
        "kind": (expected.kind, document.kind),
        "title": (expected.title, document.title),
        "authors": (expected.authors, document.authors),
        # Where a page tells the day alone, the feed that named it tells the time.
        "published": (expected.published, (document.published or "")[: len(expected.published or "")] or None),
        "language": (expected.language, (document.language or "")[:2]),
        "phrase": (True, expected.phrase in " ".join(document.text.split())),
    }
    return {name: pair for name, pair in stated.items() if pair[0] != pair[1]}


def test_the_summary_counts_what_the_store_has(demo: Demo) -> None:
    added = len(_changes(demo).added)
    assert demo.summary["documents"] == len(demo.documents) == sum(document_counts().values()) + added
    assert demo.summary["captures"] == demo.counts.captures
    assert demo.summary["entities"] == sum(len(one.entities or ()) for one in demo.documents.values()) > 1000
    assert demo.summary["events"] == sum(len(one.events) for one in demo.documents.values()) > 20
    assert demo.summary["gone"] == len(_changes(demo).deleted)
    assert sum(demo.summary["kinds"].values()) == demo.summary["documents"]
    assert len(demo.summary["kinds"]) == 10


def test_every_source_brings_exactly_its_documents(demo: Demo) -> None:
    added = Counter(source for source, _ in _changes(demo).added)
    assert Counter(source for source, _ in demo.documents) == Counter(document_counts()) + added
    assert {source: runs[0].counts.new for source, runs in demo.runs.items()} == document_counts()
    before, now = set(_keys(demo.hosts)), set(_keys(corrected(demo)))
    assert set(demo.documents) == before | now


def _keys(hosts: tuple[Site | Place, ...]) -> Iterator[Key]:
    return ((one.source, one.url) for one in _expected(hosts))


def test_every_document_has_its_author_time_language_and_text(demo: Demo) -> None:
    looked = {(one.source, one.url): one for one in (*_expected(demo.hosts), *_expected(corrected(demo)))}
    wrong = {key: _wrong(one, demo.documents[key]) for key, one in looked.items()}
    assert {key: one for key, one in wrong.items() if one} == {}


def test_every_document_is_annotated_and_nothing_waits(demo: Demo) -> None:
    assert [key for key, one in demo.documents.items() if one.entities is None] == []
    assert (demo.counts.waiting_annotation, demo.counts.waiting_index) == (0, 0)


def test_no_source_fails_and_only_the_broken_pages_of_the_story_give_trouble(demo: Demo) -> None:
    assert {source: [run.state for run in runs] for source, runs in demo.runs.items()} == {
        source: ["done", "done"] for source in document_counts()
    }
    facts = source_facts()
    for source, (first, second) in demo.problems.items():
        broken = facts[source].missing + facts[source].refused if source in facts else 0
        assert len(first) == broken, first
        assert {problem.url for problem in second} <= {problem.url for problem in first}


def test_what_was_edited_has_two_versions(demo: Demo) -> None:
    articles = {
        host.url(one) for host in demo.hosts if isinstance(host, Site) for one in host.articles if one.correction
    }
    twice = {key for key, count in demo.versions.items() if count == 2}
    assert {key for key in twice if key[1] not in articles} == set(_changes(demo).edited)
    assert articles <= {url for _, url in twice}
    assert max(demo.versions.values()) == 2


def test_what_was_deleted_is_marked_and_kept(demo: Demo) -> None:
    gone = {key: one for key, one in demo.documents.items() if one.gone}
    assert set(gone) == set(_changes(demo).deleted)
    assert all(one.gone_reason and one.text for one in gone.values())
    kinds = {source for source, _ in gone}
    assert kinds >= {"world-mastodon", "world-bluesky", "world-telegram", "world-discourse", "world-list"}


def test_posts_carry_warning_poll_picture_reply_and_counters(demo: Demo) -> None:
    assert demo.of("world-mastodon", "000005").details["warning"] == "street words for drugs"
    options = demo.of("world-mastodon", "000006").details["poll"]["options"]
    assert [one["text"] for one in options] == ["snow", "flour", "the white coat", "nobody says anything"]
    shown = demo.of("world-mastodon", "000002")
    assert shown.details["media"][0]["description"] in shown.text
    assert demo.of("world-mastodon", "000004").details["reply_to"].endswith("000003")
    assert demo.of("world-mastodon", "000008").details["edited"]
    assert demo.of("world-telegram", "/105").details["counters"] == {"views": 10_500}
    assert demo.of("world-telegram", "/105").details["forwarded"]["from"] == "Muelle Norte"
    assert demo.of("world-discourse", "/7/2").details["reply_to"].endswith("/7/1")


def test_boosts_and_quotes_are_relations_of_the_original(demo: Demo) -> None:
    said = {(key[0], one.type, one.by) for key, found in demo.relations.items() for one in found}
    assert said >= {
        ("world-mastodon", "boost", "harbourwatch (Harbour Watch)"),
        ("world-bluesky", "boost", "pilotboat.example (Pilot Boat)"),
        ("world-bluesky", "quote", "pilotboat.example (Pilot Boat)"),
    }


def test_entries_of_the_register_have_their_names_and_numbers_as_entities(demo: Demo) -> None:
    entries = {one.title: one for (source, _), one in demo.documents.items() if source == "world-list"}
    labels = {title: {entity["label"] for entity in one.entities or ()} for title, one in entries.items()}
    assert len(entries) == 12
    assert {"PERSON", "WALLET", "PHONE"} <= labels["Casimir Lathbury"]
    assert {"ORG", "WALLET"} <= labels["Velden Fine Reagents"]
    assert "VESSEL" in labels["Ostrea Dawn"]
    assert all(labels[title] & {"PERSON", "ORG", "VESSEL"} for title in labels)
    assert sum("narcotics" in one.tags for one in entries.values()) == 10


def test_the_calendar_and_the_tags_of_the_site_are_not_walked(demo: Demo) -> None:
    first = demo.runs["world-ferryman"][0].counts
    assert (first.fetched, first.new) == (8, 8)
