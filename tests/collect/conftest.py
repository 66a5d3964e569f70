"""Places of every kind, each on an address of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.collect.other_places import DiscoursePlace, ForumPlace, ListPlace, SitePlace
from tests.collect.place import Place
from tests.collect.social_places import BlueskyPlace, MastodonPlace, RedditFeedPlace, RedditPlace, TelegramPlace
from tests.main_job.project import Project

KINDS = (
    MastodonPlace, BlueskyPlace, RedditPlace, RedditFeedPlace, TelegramPlace,
    DiscoursePlace, ForumPlace, SitePlace, ListPlace,
)  # fmt: skip
CREDENTIALS = "WATCHFLOOR_CREDENTIALS__REDDIT_API__"
"""Of one source, not of its kind: the other one has none."""


@contextmanager
def served(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Serve places, each as a host of its own: they are asked side by side."""
    with ExitStack() as stack:
        for number, place in enumerate(places, 2):
            place.site.host = f"127.0.0.{number}"
        yield [stack.enter_context(place) for place in places]


def project_of(folder: Path, places: Sequence[Place], *crawl: str) -> Project:
    """A project with places as its sources; ``crawl`` are further lines of its settings."""
    base = ['allow_networks = ["127.0.0.0/8"]', "delay = 0", "autothrottle = false", "timeout = 20", "extractors = 1"]
    retries = [] if any(line.startswith("retries") for line in crawl) else ["retries = 0"]
    secrets = {f"{CREDENTIALS}CLIENT_ID": "quay-id", f"{CREDENTIALS}CLIENT_SECRET": "quay-secret"}
    project = Project(folder, {"crawl": [*base, *retries, *crawl]}, secrets)
    for place in places:
        place.add_to(project)
    return project


@pytest.fixture(scope="module")
def places() -> Iterator[list[Place]]:
    """One of each kind."""
    with served([kind() for kind in KINDS]) as made:
        yield made
