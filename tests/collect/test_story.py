"""What becomes of places over three crawls: all of it, then nothing twice, then what is new, changed and deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from index.model import StoredDocument
from tests.collect.conftest import project_of
from tests.collect.looking import check, documents, make_due, shown
from tests.collect.place import Place, Said
from tests.collect.social_places import MastodonPlace
from tests.main_job.project import Project

FEW = {
    "mastodon": 2, "bluesky": 2, "reddit-api": 2, "reddit-feed": 1, "telegram": 1,
    "discourse": 1, "forum": 3, "site": 4, "list": 1,
}  # fmt: skip
"""Requests at most of a run that finds nothing new: first pages, with logins, profiles and front pages."""
WITHDRAWN = "the page says that it does not exist, with status 200"

Stored = dict[str, list[StoredDocument]]


@dataclass
class Crawled:
    """After one of the crawls: its report, the requests by place, the documents by source, what was there."""

    report: dict[str, dict[str, Any]]
    asked: dict[str, list[str]]
    stored: Stored
    said: dict[str, Said]


@dataclass
class Story:
    """Three crawls; between the second and the third something was posted, edited and deleted at each place."""

    project: Project
    places: list[Place]
    crawls: list[Crawled] = field(default_factory=list)
    news: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)

    def crawl(self) -> None:
        """Crawl all places."""
        report = self.project.crawl("--collect-only")
        asked = {place.name: place.asked() for place in self.places}
        said: dict[str, Said] = {place.name: dict(place.stated()) for place in self.places}
        self.crawls.append(Crawled(report, asked, documents(self.project), said))


@pytest.fixture(scope="module")
def story(places: list[Place], tmp_path_factory: pytest.TempPathFactory) -> Story:
    told = Story(project_of(tmp_path_factory.mktemp("story"), places), places)
    told.crawl()
    told.crawl()
    told.news = {place.name: (place.post(), place.edit(), place.delete()) for place in places}
    for place in places:
        place.asked()
    make_due(told.project, places)
    told.crawl()
    return told


@pytest.mark.timeout(600)
def test_the_first_crawl_stores_everything_once_with_author_and_time(story: Story) -> None:
    for place in story.places:
        check(place, story.crawls[0].said[place.name], story.crawls[0].stored[place.name])


def test_what_became_no_document_is_named(story: Story) -> None:
    problems = [one for crawl in story.crawls for place in story.places for one in crawl.report[place.name]["problems"]]
    assert {problem["reason"] for problem in problems} == {WITHDRAWN}
    assert len(problems) < len(story.crawls) + 1


def test_the_second_crawl_asks_for_first_pages_only(story: Story) -> None:
    first, second = story.crawls[:2]
    assert (second.report["total"]["new"], second.report["total"]["updated"]) == (0, 0)
    for name, most in FEW.items():
        assert 0 < len(second.asked[name]) <= most, second.asked[name]
        assert most < len(first.asked[name]) or name == "list"


def test_the_third_crawl_stores_what_is_new(story: Story) -> None:
    for place in story.places:
        posted, _, deleted = story.news[place.name]
        assert story.crawls[2].report[place.name]["new"] == 1
        check(place, story.crawls[2].said[place.name], story.crawls[2].stored[place.name], deleted)
        assert [one.version for one in story.crawls[2].stored[place.name] if one.url == posted] == [1]


def test_what_was_edited_has_a_second_version_and_nothing_else_has(story: Story) -> None:
    for place in story.places:
        edited = story.news[place.name][1]
        newer = [one.url for one in story.crawls[2].stored[place.name] if one.version > 1 and not one.gone]
        assert newer == ([edited] if edited else []), place.name


def test_what_was_deleted_is_kept_and_marked_and_nothing_else_is(story: Story) -> None:
    for place in story.places:
        deleted = story.news[place.name][2]
        gone = {one.url: one for one in story.crawls[2].stored[place.name] if one.gone}
        assert list(gone) == ([deleted] if deleted else []), place.name
        assert not deleted or (gone[deleted].text and gone[deleted].gone_reason)


def test_what_was_boosted_deleted_and_edited_is_shown(story: Story) -> None:
    place = next(one for one in story.places if isinstance(one, MastodonPlace))
    boosted = shown(story.project, place, place.boosted["url"])
    boosts = [(one["type"], one["by"]) for one in boosted["relations"]]
    assert boosts == [("boost", "mira (Mira Holt)")] * 2
    deleted = shown(story.project, place, story.news[place.name][2] or "")
    assert deleted["gone"]["reason"].startswith("HTTP 404 Not Found (kept as archive/")
    edited = shown(story.project, place, story.news[place.name][1] or "")
    assert [one["version"] for one in edited["versions"]] == [1, 2]
    assert len({one["sha256"] for one in edited["versions"]}) == 2
    assert edited["text"].endswith("corrected.")
