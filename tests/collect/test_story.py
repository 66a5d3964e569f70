"""What becomes of places over three crawls: all of it, then nothing twice, then what is new, changed and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.collect.looking import check, documents, make_due, shown
from tests.collect.place import Place
from tests.collect.social_places import BlueskyPlace, MastodonPlace, RedditFeedPlace, RedditPlace, TelegramPlace
from tests.collect.other_places import *
from tests.main_job.project import Project

FEW = {"mastodon": 2, "bluesky": 2, "reddit-api": 2, "reddit-feed": 1, "telegram": 1,"discourse":1,"forum":1,"site":1,"list":0}
"""Requests of a run that finds nothing new, logins and profiles among them."""


@pytest.fixture
def places() -> Iterator[list[Place]]:
    with ExitStack() as stack:
        made = (MastodonPlace(), BlueskyPlace(), RedditPlace(), RedditFeedPlace(), TelegramPlace(), DiscoursePlace(), ForumPlace(), SitePlace(), ListPlace())
        for number, place in enumerate(made, 2):
            place.site.host = f"127.0.0.{number}"
        yield [stack.enter_context(place) for place in made]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    # The credentials of one source, not of its kind: the other one of the kind has none.
    secrets = {"CLIENT_ID": "quay-id", "CLIENT_SECRET": "quay-secret"}
    named = {f"WATCHFLOOR_CREDENTIALS__REDDIT_API__{name}": value for name, value in secrets.items()}
    return Project(tmp_path, environment=named)


@pytest.mark.timeout(600)
def test_everything_is_stored_once_and_only_what_is_new_is_asked_for_again(
    places: list[Place], project: Project
) -> None:
    for place in places:
        place.add_to(project)
    report = project.crawl("--collect-only")
    problems = [problem for place in places for problem in report[place.name]["problems"]]
    assert [problem["url"].rpartition("-")[2] for problem in problems] == ["withdrawn"], problems
    first = {place.name: place.asked() for place in places}
    stored = documents(project)
    for place in places:
        check(place, stored[place.name])
        assert len(first[place.name]) > FEW[place.name]

    report = project.crawl("--collect-only")
    assert report["total"]["new"] == report["total"]["updated"] == 0, report
    for place in places:
        print(place.name, len(first[place.name]), len(place.asked()), report[place.name])
    news = {place.name: (place.post(), place.edit(), place.delete()) for place in places}
    make_due(project,places)
    report = project.crawl("--collect-only")
    for place in places:
        print(place.name, news[place.name], len(place.asked()), report[place.name])
    stored = documents(project)
    for place in places:
        check(place, stored[place.name], news[place.name][2])
        posted, edited, deleted = news[place.name]
        for one in stored[place.name]:
            if one.url in news[place.name]:
                print(one.url, one.version, one.gone, one.gone_reason)
    assert 0
