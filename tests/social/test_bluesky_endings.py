"""Where a run of Bluesky ends: hosts that lead nowhere, withhold, or no longer know."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from crawler.harvest import Answer, Ask, Task
from crawler.social import bluesky
from tests.services.platforms.bluesky_fiction import author, post, when

NOW = datetime(2026, 5, 6, tzinfo=UTC)
BO = author("bo.pier.example")
OF = Task(source="quay", kind="bluesky", url="https://bsky.app/profile/ana.quay.example", now=NOW)


def test_a_host_that_withholds_answers_is_not_asked_for_them_again() -> None:
    top = {"post": post(1, BO, replyCount=3)}
    ask = Ask("https://public.api.bsky.app/xrpc/x", "thread", {"level": 1})
    assert not bluesky.read(Answer(OF, ask, ask.url, 200, {}, json.dumps({"thread": top}).encode(), NOW)).asks


def test_a_branch_that_is_gone_is_not_the_whole_thread() -> None:
    body = b'{"error": "NotFound", "message": "Post not found"}'
    for level, gone in ((0, 1), (1, 0)):
        ask = Ask("https://public.api.bsky.app/xrpc/x", "thread", {"level": level})
        harvest = bluesky.read(Answer(OF, ask, ask.url, 400, {}, body, NOW))
        assert len(harvest.gone) == gone
        assert "Post not found" in harvest.notes[0]


def _page(entries: str, cursor: str, **state: Any) -> tuple[Ask, ...]:
    ask = Ask("https://public.api.bsky.app/xrpc/x?limit=100&cursor=a", "feed", state)
    body = f'{{"feed": {entries}, "cursor": "{cursor}"}}'.encode()
    return bluesky.read(Answer(OF, ask, ask.url, 200, {}, body, NOW)).asks


def test_a_host_that_leads_nowhere_is_left() -> None:
    entry = f'[{{"post": {{"indexedAt": "{when(9)}"}}}}]'
    assert _page(entry, "b", page=2, below=when(10))
    assert not _page(entry, "a", page=2, below=when(10), stale=0)
    for entries in (entry, "[]"):
        assert _page(entries, "b", page=2, below=when(9), stale=4)
        assert not _page(entries, "b", page=2, below=when(9), stale=5)
    assert not _page(entry, "b", page=500, below=when(10))
