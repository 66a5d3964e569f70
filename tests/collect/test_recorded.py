"""Recorded answers of real servers, served with paging and crawled through the whole program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.address import canonical_url
from tests.collect.conftest import project_of, served
from tests.collect.looking import agree, documents
from tests.collect.place import Place, Said
from tests.collect.social_places import MastodonPlace, RedditPlace
from tests.corpus import corpus
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.recorded import public_statuses
from tests.services.platforms.reddit import Reddit

RIGHT = 0.99
GONE = ("[deleted]", "[removed]")


class RecordedMastodon(MastodonPlace):
    """The public timeline of a server with every public status that was recorded."""

    url = "http://localhost:3000/public"

    def __init__(self) -> None:
        self.server = Mastodon(public_statuses())

    def stated(self) -> Said:
        """Each status, by what its JSON says."""
        return {one["url"] or one["uri"]: (_author(one), one["created_at"]) for one in self.server.statuses.values()}


class RecordedReddit(RedditPlace):
    """A subreddit with the recorded posts and the comments below them."""

    def __init__(self) -> None:
        self.name = "reddit-api"
        posts = {name: one | {"subreddit": "quaywatch"} for name, one in _things("t3") if _listed(one)}
        said = {name: one | {"replies": ""} for name, one in _things("t1") if one.get("link_id") in posts}
        comments = dict(_reached(posts, {name: one for name, one in said.items() if one.get("body") not in GONE}))
        for name, one in posts.items():
            one["num_comments"] = sum(comment["link_id"] == name for comment in comments.values())
        self.server = Reddit(posts.values(), comments.values(), page=50)

    def stated(self) -> Said:
        """Each post and comment, by what its JSON says."""
        return {
            canonical_url(f"https://www.reddit.com{one['permalink']}"): (
                "" if one["author"] in GONE else one["author"],
                datetime.fromtimestamp(one["created_utc"], UTC).isoformat(),
            )
            for one in self.server.things.values()
            if one.get("permalink")
        }


def _author(status: dict[str, Any]) -> str:
    acct, name = status["account"]["acct"], " ".join(status["account"]["display_name"].split())
    return acct if name in ("", acct) else f"{acct} ({name})"


def _listed(post: dict[str, Any]) -> bool:
    return post.get("subreddit") == "<TEST_SUBREDDIT>" and not post.get("removed_by_category")


def _things(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((corpus("social-reddit") / "responses").glob("*.json")):
        waiting = [json.loads(file.read_text("utf-8"))]
        while waiting:
            value = waiting.pop()
            waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
            if isinstance(value, dict) and value.get("kind") == kind and isinstance(value.get("data"), dict):
                yield value["data"]["name"], value["data"]


def _reached(posts: dict[str, Any], comments: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The comments below posts; a recorded tree may lack those above one."""
    above = set(posts)
    while found := {name for name, one in comments.items() if name not in above and one["parent_id"] in above}:
        above |= found
        yield from ((name, comments[name]) for name in found)


@pytest.mark.timeout(600)
def test_recorded_posts_are_stored_once_with_right_author_and_time(tmp_path: Path) -> None:
    recorded: list[Place] = [RecordedMastodon(), RecordedReddit()]
    with served(recorded) as places:
        project = project_of(tmp_path, places)
        for place in places:
            place.add_to(project, "limit = 10000")
        project.crawl("--collect-only")
        stored = documents(project)
        for place in places:
            said, kept = place.stated(), stored[place.name]
            right = [one for one in kept if one.url in said and agree(one, *said[one.url])]
            assert len(said) > 150
            assert set(Counter(one.url for one in kept).values()) == {1}
            assert len(right) >= RIGHT * len(said)
