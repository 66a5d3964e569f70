"""What is refused, at one place after the other: named in words, and nothing else is held up by it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.collect.conftest import KINDS, project_of, served
from tests.collect.looking import check, documents
from tests.collect.other_places import DiscoursePlace
from tests.collect.place import Place
from tests.collect.social_places import BlueskyPlace, MastodonPlace, RedditPlace, TelegramPlace
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.serving import PlatformHandler, Reply

WINDOW = 2.0


class Counting(Mastodon):
    """A server that gives three answers in each window of time, and notes who asks for more."""

    def __init__(self, statuses: Any) -> None:
        super().__init__(statuses, page=4, window=WINDOW)
        self.ends = 0.0
        self.impatient = 0

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """Tell how many answers are left until when."""
        if time.monotonic() >= self.ends:
            self.ends, self.remaining = time.monotonic() + WINDOW, 3
        reply = super().answer(path, query, handler)
        self.impatient += reply[0] == 429
        return reply


def named(place: Place, name: str) -> Any:
    """A place under another name."""
    place.name = name
    return place


def whole() -> list[Place]:
    """Places that have enough of it for a while, and then answer."""
    counting = named(MastodonPlace(15), "mastodon-counts")
    counting.server = Counting(counting.server.statuses.values())
    busy = named(MastodonPlace(15), "mastodon-429")
    busy.server.refuse(429, 1, after=3, Retry_After="1")
    down = named(TelegramPlace(15), "telegram-503")
    down.server.refuse(503, 1, after=2, Retry_After="1")
    reddit = named(RedditPlace(posts=2), "reddit-api")
    reddit.server.refuse(502, 1, after=3)
    return [counting, busy, down, reddit, named(DiscoursePlace(2, patience=3), "discourse-429")]


def closed() -> dict[str, tuple[Place, str]]:
    """Places that cannot be read, and the words for why."""
    missing = MastodonPlace(3)
    missing.url = "https://quay.example/@nobody"
    private, banned = RedditPlace(posts=1), RedditPlace(posts=1)
    private.server.closed["quaywatch"] = (403, "private")
    banned.server.closed["quaywatch"] = (404, "banned")
    absent = RedditPlace(posts=1)
    absent.url = "https://www.reddit.com/r/nosuchquay/"
    hidden = TelegramPlace(3)
    hidden.channel.preview = False
    asleep = TelegramPlace(3)
    asleep.server.refuse(503, 9)
    resting = MastodonPlace(3)
    resting.server.refuse(429, 1, after=1, Retry_After="4000")
    return {
        "mastodon-401": (MastodonPlace(3, token="needed"), "give a token of an account there"),
        "mastodon-404": (missing, "HTTP 404 Not Found"),
        "bluesky-401": (BlueskyPlace(3, members="all"), "give an identifier and an app password"),
        "reddit-private": (private, "r/quaywatch is private"),
        "reddit-banned": (banned, "r/quaywatch was banned by Reddit"),
        "reddit-api": (absent, "there is no subreddit r/nosuchquay"),
        "telegram-hidden": (hidden, "the channel has no public preview"),
        "mastodon-rests": (resting, "HTTP 429 Too Many Requests"),
        "telegram-503": (asleep, "robots.txt could not be read: HTTP 503"),
    }


@pytest.mark.timeout(600)
def test_places_that_ask_for_patience_are_read_to_the_end(tmp_path: Path) -> None:
    with served(whole()) as places:
        project = project_of(tmp_path, places, "retries = 2")
        report = project.crawl("--collect-only")
        stored = documents(project)
        for place in places:
            check(place, place.stated(), stored[place.name])
            assert report[place.name]["problems"] == []
        assert places[0].server.impatient == 0


def forbidden() -> list[Place]:
    """Places whose hosts let no robot in."""
    places = [named(kind(), f"robots-{number}") for number, kind in enumerate(KINDS)]
    for place in places:
        place.site.answer("/robots.txt", b"User-agent: *\nDisallow: /\n")
    return places


@pytest.mark.timeout(600)
def test_places_that_are_closed_are_named_and_the_others_read(tmp_path: Path) -> None:
    shut, robots = closed(), forbidden()
    broken = named(MastodonPlace(15), "mastodon-breaks")
    broken.server.refuse(500, 1, after=3)
    with served([*(named(place, name) for name, (place, _) in shut.items()), *robots, broken]) as places:
        project = project_of(tmp_path, places)
        report = project.crawl("--collect-only", code=1)
        for name, (_, words) in shut.items():
            assert words in report[name]["problems"][0]["reason"]
            assert words in report[name]["error"]
            assert len(report[name]["problems"]) == 1
        for place in robots:
            assert place.asked() == []
            assert "robots.txt" in report[place.name]["problems"][0]["reason"]
            assert (report[place.name]["refused"], report[place.name]["failed"]) == (1, 0)
        # A page that was not answered costs itself and those behind it; the next run gets them all.
        assert [problem["reason"] for problem in report[broken.name]["problems"]] == ["HTTP 500 Internal Server Error"]
        assert (report[broken.name]["new"], "error" in report[broken.name]) == (7, False)
        resting = shut["mastodon-rests"][0]
        resting.asked()
        report = project.crawl("--collect-only", broken.name, resting.name, code=1)
        assert report[broken.name]["problems"] == []
        assert "the host asked for a rest (HTTP 429): not asked before" in report[resting.name]["error"]
        assert resting.asked() == []
        check(broken, broken.stated(), documents(project)[broken.name])
