"""Recorded answers of real servers: every public status is one document with its author and time."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from crawler.harvest import Answer, Ask, Task
from crawler.social import mastodon
from index.model import Draft
from tests.corpus import corpus
from tests.services.platforms.driving import drafts, drive, later
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.recorded import PUBLIC, public_statuses, statuses

NOW = datetime(2026, 9, 1, tzinfo=UTC)
RECORDED = "social-mastodon"
RIGHT = 0.99


def read(value: object) -> Any:
    task = Task(source="quay", kind="mastodon", url="http://localhost:3000/public", now=NOW)
    ask = Ask("http://localhost:3000/api/v1/timelines/public", "statuses")
    return mastodon.read(Answer(task, ask, ask.url, 200, {}, json.dumps(value).encode(), NOW))


def right(draft: Draft, recorded: dict[str, Any]) -> bool:
    account = recorded["account"]
    name = " ".join(account["display_name"].split())
    author = account["acct"] if name in ("", account["acct"]) else f"{account['acct']} ({name})"
    return draft.authors == (author,) and draft.published is not None and _same(draft.published, recorded["created_at"])


def _same(published: str, recorded: str) -> bool:
    return datetime.fromisoformat(published) == datetime.fromisoformat(recorded)


def test_every_public_status_is_a_document_with_right_author_and_time() -> None:
    public = [one for one in statuses() if one["visibility"] in PUBLIC and not one.get("reblog")]
    found = [(one, read([one]).drafts) for one in public]
    good = [one for one, made in found if made and made[0].url == (one["url"] or one["uri"]) and right(made[0], one)]
    assert len(public) > 400
    assert len(good) >= RIGHT * len(public)


def test_what_is_not_public_is_no_document_and_has_a_reason() -> None:
    hidden = [one for one in statuses() if one["visibility"] not in PUBLIC]
    assert len(hidden) > 50
    assert all(not read([one]).drafts and read([one]).refused for one in hidden)


def test_every_word_of_a_status_is_in_its_document() -> None:
    whole = [one for one in statuses() if "quote-inline" not in one["content"] and "...</a>" not in one["content"]]
    made = [(one, draft) for one in whole for draft in read([one]).drafts[:1] if not one.get("reblog")]
    assert len(made) > 400
    for one, draft in made:
        assert "<p" not in draft.text
        assert _letters(draft.text).startswith(_letters(unescape(re.sub(r"<[^>]*>", "", one["content"]))))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("step", ["account", "statuses", "status", "context"])
def test_no_recorded_answer_of_any_kind_raises(step: str) -> None:
    task = Task(source="quay", kind="mastodon", url="http://localhost:3000/public", now=NOW)
    ask = Ask("http://localhost:3000/api/v1/x", step)
    for file in _files():
        mastodon.read(Answer(task, ask, ask.url, 200, {}, file.read_bytes(), NOW))


def _files() -> list[Path]:
    return sorted((corpus(RECORDED) / "responses").glob("*.*"))


def test_recorded_statuses_served_with_paging_are_all_stored_once() -> None:
    public = public_statuses()
    with Mastodon(public) as server:
        task = Task("quay", "mastodon", "http://localhost:3000/public", NOW, api=server.url, limit=10_000)
        harvests = drive(mastodon, task)
        again = drive(mastodon, later(task, harvests))
    found = Counter(draft.url for draft in drafts(harvests))
    assert len(public) > 150
    assert {one["url"] for one in public} <= set(found)
    assert sum(found.values()) - len(found) <= sum(1 for one in public if one.get("quote"))
    assert not drafts(again)
