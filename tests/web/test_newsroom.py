"""A whole fictional news site is crawled without falling into its traps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.harvest import Harvest, Task
from crawler.web import site
from tests.services.platforms.driving import drafts, drive, later
from tests.services.platforms.newsroom import WITHDRAWN, Newsroom

NOW = datetime(2026, 11, 27, tzinfo=UTC)


def run(server: Newsroom, task: Task) -> list[Harvest]:
    return drive(site, task, limit=300)


@pytest.mark.parametrize("extra", [{}, {"feed": True}, {"sitemap": True}], ids=["pages", "feed", "sitemap"])
def test_every_article_is_found_and_no_trap_entered(extra: dict[str, bool]) -> None:
    with Newsroom(**extra) as server:  # type: ignore[arg-type]
        harvests = run(server, Task("watch", "site", f"{server.url}/", NOW))
        found = drafts(harvests)
        assert {draft.url for draft in found} == server.right
        assert {draft.kind for draft in found} == {"article"}
        assert all(draft.published and draft.title for draft in found)
        assert server.wrong() == []
        refused = {address for harvest in harvests for address, _ in harvest.refused}
        assert refused == {server.url + WITHDRAWN}
        assert not [harvest.error for harvest in harvests if harvest.error]


def test_the_next_run_finds_what_is_new() -> None:
    with Newsroom() as server:
        task = Task("watch", "site", f"{server.url}/", NOW)
        task = later(task, run(server, task))
        made = server.publish("The harbour master opens a second book of tides for the night watch")
        before = len(server.asked("page="))
        assert made in {draft.url for draft in drafts(run(server, task))}
        assert len(server.asked("page=")) - before < before
