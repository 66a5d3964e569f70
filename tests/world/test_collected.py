"""The whole sample world through the command line: every kind of source brings what it should, and its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from index.model import StoredDocument
from tests.main_job.project import Project
from tests.world.collecting import Key, Look, declare, let_a_day_pass, look
from watchfloor.world import World
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.facts import document_counts, source_facts


@dataclass(frozen=True)
class Story:
    """Two looks at one world, between which everything was corrected; ``corrected``: addresses of those articles."""

    world: World
    before: tuple[Expected, ...]
    corrected: frozenset[str]
    first: Look
    second: Look

    @property
    def changes(self) -> Changes:
        """What the places say that changed."""
        told = [place.changes() for place in self.world.places.values()]
        return Changes(*(tuple(key for one in told for key in getattr(one, name)) for name in Changes.__slots__))

    def by_path(self, source: str, ending: str) -> StoredDocument:
        """The first look's document of a source whose address ends so."""
        return next(one for (of, url), one in self.first.documents.items() if of == source and url.endswith(ending))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The world is collected, corrected, and collected again a day later."""
    with World() as world:
        project = Project(tmp_path_factory.mktemp("world"))
        declare(world, project)
        before = tuple(world.expected())
        corrected = frozenset(s.url(one) for s in world.sites.values() for one in s.articles if one.correction)
        first = look(project)
        world.correct()
        let_a_day_pass(project, ("mastodon", "bluesky", "telegram", "discourse"), world)
        yield Story(world, before, corrected, first, look(project))


def _wrong(expected: Expected, document: StoredDocument) -> dict[str, object]:
    """What differs from the expectation."""
    stated = {
        "kind": (expected.kind, document.kind),
        "title": (expected.title, document.title),
        "authors": (expected.authors, tuple(document.authors)),
        "published": (expected.published, document.published),
        "language": (expected.language, (document.language or "")[:2]),
        "phrase": (True, expected.phrase in " ".join(document.text.split())),
    }
    return {name: pair for name, pair in stated.items() if pair[0] != pair[1]}


def test_every_source_brings_exactly_its_documents(story: Story) -> None:
    assert Counter(source for source, _ in story.first.documents) == document_counts()
    assert set(story.first.documents) == {(one.source, one.url) for one in story.before}


def test_every_document_has_its_author_time_language_and_text(story: Story) -> None:
    looked = {(one.source, one.url): _wrong(one, story.first.documents[one.source, one.url]) for one in story.before}
    assert {key: wrong for key, wrong in looked.items() if wrong} == {}


def test_no_source_fails_and_only_the_broken_pages_of_the_story_give_trouble(story: Story) -> None:
    for report in (story.first.report, story.second.report):
        assert [name for name, part in report.items() if part.get("error")] == []
    facts = source_facts()
    for source, part in story.first.report.items():
        broken = facts[source].missing + facts[source].refused if source in facts else 0
        assert source == "total" or len(part["problems"]) == broken, part


def test_what_was_edited_has_two_versions(story: Story) -> None:
    assert {key: story.second.versions[key] for key in story.changes.edited} == dict.fromkeys(story.changes.edited, 2)
    twice = {key for key, count in story.second.versions.items() if count > 1}
    assert {key for key in twice if key[1] not in story.corrected} == set(story.changes.edited)
    assert story.corrected <= {url for _, url in twice}


def test_what_was_deleted_is_marked_and_kept(story: Story) -> None:
    gone = {key: one for key, one in story.second.documents.items() if one.gone}
    assert set(gone) == set(story.changes.deleted)
    assert all(one.gone_reason and one.text for one in gone.values())
    assert {source for source, _ in gone} >= {"world-mastodon", "world-bluesky", "world-telegram", "world-list"}


def test_only_what_was_added_is_new_on_the_second_look(story: Story) -> None:
    new: set[Key] = set(story.second.documents) - set(story.first.documents)
    assert new == set(story.changes.added)


def test_posts_carry_warning_poll_picture_reply_and_counters(story: Story) -> None:
    warned = story.by_path("world-mastodon", "/110200000000000005")
    assert warned.details["warning"] == "street words for drugs"
    assert [one["text"] for one in story.by_path("world-mastodon", "/110200000000000006").details["poll"]["options"]][
        :2
    ] == ["snow", "flour"]
    shown = story.by_path("world-mastodon", "/110200000000000002")
    assert shown.details["media"][0]["description"] in shown.text
    assert story.by_path("world-mastodon", "/110200000000000004").details["reply_to"].endswith("110200000000000003")
    assert story.by_path("world-telegram", "/105").details["counters"] == {"views": 10_500}
    assert story.by_path("world-telegram", "/105").details["forwarded"]["from"] == "Muelle Norte"


def test_boosts_and_quotes_are_relations_of_the_original(story: Story) -> None:
    said = {
        (source, one.type, one.by)
        for (source, _), relations in story.first.relations.items()
        for one in relations
        if one.type in ("boost", "quote")
    }
    assert said >= {
        ("world-mastodon", "boost", "harbourwatch (Harbour Watch)"),
        ("world-bluesky", "boost", "pilotboat.example (Pilot Boat)"),
        ("world-bluesky", "quote", "pilotboat.example (Pilot Boat)"),
    }


def test_entries_of_the_register_state_their_names_and_numbers(story: Story) -> None:
    labels = {
        document.title: {entity["label"] for entity in document.details["entities"]}
        for (source, _), document in story.first.documents.items()
        if source == "world-list"
    }
    assert all(labels.values())
    assert {"PERSON", "WALLET"} <= labels["Casimir Lathbury"]
    assert "ORG" in labels["Pelagia Cold Chain"]
    assert "VESSEL" in labels["Ostrea Dawn"]
    tagged = [one for (source, _), one in story.first.documents.items() if source == "world-list"]
    assert sum("narcotics" in one.tags for one in tagged) == 10


def test_the_calendar_and_the_tags_of_the_site_are_not_walked(story: Story) -> None:
    part = story.first.report["world-ferryman"]
    assert (part["fetched"], part["new"]) == (8, 8)
