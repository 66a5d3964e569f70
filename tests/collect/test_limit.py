"""Sources whose limit is smaller than what they hold, and than one page of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.collect.conftest import project_of, served
from tests.collect.looking import check, documents
from tests.collect.other_places import DiscoursePlace, ForumPlace, ListPlace, SitePlace
from tests.collect.social_places import BlueskyPlace, MastodonPlace, RedditFeedPlace, RedditPlace, TelegramPlace

LIMITS = {"site": 12}
LIMIT = 5
RUNS = 6


@pytest.mark.timeout(900)
def test_repeated_runs_come_to_the_whole_without_asking_for_what_is_known(tmp_path: Path) -> None:
    social = (MastodonPlace(18), BlueskyPlace(18), RedditPlace(posts=3), RedditFeedPlace(posts=3), TelegramPlace(18))
    with served([*social, DiscoursePlace(3), ForumPlace(4), SitePlace(), ListPlace()]) as places:
        project = project_of(tmp_path, [])
        for place in places:
            place.add_to(project, f"limit = {LIMITS.get(place.kind, LIMIT)}")
        asked: list[dict[str, list[str]]] = []
        for _ in range(RUNS):
            report = project.crawl("--collect-only")
            asked.append({place.name: place.asked() for place in places})
            if report["total"]["new"] == 0:
                break
        assert 2 < len(asked) < RUNS
        stored = documents(project)
        for place in places:
            check(place, place.stated(), stored[place.name])
            every = Counter(path for one in asked for path in one[place.name])
            # The first pages are asked by each run, as by the last one, which found nothing new.
            again = {path for path, times in every.items() if times > 1}
            assert again <= set(asked[-1][place.name]), place.name
