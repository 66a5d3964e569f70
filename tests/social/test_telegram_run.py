"""Runs over a channel's preview: paging, later runs, looking again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.harvest import Ask, Task
from crawler.social import telegram
from tests.services.platforms.driving import drafts, drive, later
from tests.services.platforms.telegram import Channel, Message, Telegram, fiction

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Telegram]:
    with Telegram(fiction(50), Channel("hiddenquay", "Hidden", preview=False)) as made:
        yield made


def _task(server: Telegram, name: str = "harbourwatch") -> Task:
    return Task("quay", "telegram", f"https://t.me/s/{name}", NOW, api=server.url)


def test_the_whole_channel_is_read_backwards_each_post_once(server: Telegram) -> None:
    found = drafts(drive(telegram, _task(server)))
    posts = [draft.url for draft in found if draft.kind == "post"]
    assert sorted(posts) == sorted({f"https://t.me/harbourwatch/{number}" for number in range(1, 51)})
    assert [one.split("/")[-1] for one in server.asked("/s/")] == [
        "harbourwatch",
        "harbourwatch?before=31",
        "harbourwatch?before=11",
    ]


def test_the_channel_itself_is_a_document(server: Telegram) -> None:
    profile = next(draft for draft in drafts(drive(telegram, _task(server))) if draft.kind == "document")
    assert (profile.url, profile.title) == ("https://t.me/harbourwatch", "Harbour Watch")
    assert profile.text == "News from the quays of Port Elsin."
    assert profile.details["counters"] == {"subscribers": 10_500}


def test_a_later_run_asks_only_for_what_is_new(server: Telegram) -> None:
    task = _task(server)
    task = later(task, drive(telegram, task))
    server.channels["harbourwatch"].add(Message("Late news."))
    before = len(server.asked("/s/"))
    found = drafts(drive(telegram, task))
    assert "Late news." in [draft.text for draft in found]
    assert len(server.asked("/s/")) == before + 1


def test_a_later_run_pages_back_to_what_is_known(server: Telegram) -> None:
    task = _task(server)
    task = later(task, drive(telegram, task))
    server.channels["harbourwatch"].add(*(Message(f"Late {number}") for number in range(30)))
    found = {draft.text for draft in drafts(drive(telegram, task))}
    assert {f"Late {number}" for number in range(30)} <= found
    assert len(server.asked("before=")) == 2 + 1


def test_paging_ends_at_the_oldest_wanted(server: Telegram) -> None:
    task = replace(_task(server), oldest=datetime(2026, 10, 1, 8, tzinfo=UTC) + timedelta(hours=25))
    posts = [draft for draft in drafts(drive(telegram, task)) if draft.kind == "post"]
    assert sorted(int(draft.url.rsplit("/", 1)[1]) for draft in posts) == list(range(25, 51))
    assert server.asked("before=") == ["/s/harbourwatch?before=31"]


def test_a_run_cut_by_its_limit_goes_on_where_it_stopped(server: Telegram) -> None:
    left: list[Ask] = []
    task = replace(_task(server), limit=20)
    first = drive(telegram, task, left=left)
    assert left
    second = drive(telegram, replace(later(task, first), limit=200), asks=left)
    numbers = {draft.url for draft in drafts(first) + drafts(second) if draft.kind == "post"}
    assert len(numbers) == 50


@pytest.mark.parametrize("name", ["hiddenquay", "nobodythere"])
def test_a_channel_without_preview_is_named(server: Telegram, name: str) -> None:
    assert drive(telegram, _task(server, name))[-1].error == "the channel has no public preview"


def test_a_preview_without_posts_is_named(server: Telegram) -> None:
    server.channels["empty"] = Channel("emptyquay", "Empty")
    server.channels["emptyquay"] = server.channels.pop("empty")
    assert drive(telegram, _task(server, "emptyquay"))[-1].error == "the channel has no public preview"


@pytest.mark.parametrize("url", ["https://t.me/harbourwatch", "https://telegram.me/s/HarbourWatch/12"])
def test_other_spellings_of_the_address_name_the_same_channel(server: Telegram, url: str) -> None:
    found = drafts(drive(telegram, replace(_task(server), url=url, limit=5)))
    assert found[0].url == "https://t.me/harbourwatch"


@pytest.mark.parametrize("url", ["https://t.me/+AbCdEf", "https://t.me/c/1234/5", "https://quay.example/s/harbour"])
def test_an_address_that_is_no_channel_is_refused(server: Telegram, url: str) -> None:
    assert "not the address of a public channel" in (telegram.begin(replace(_task(server), url=url)).error or "")


def test_looking_again_sees_edits_and_deletions(server: Telegram) -> None:
    channel = server.channels["harbourwatch"]
    channel.messages[9].text, channel.messages[9].views = "Corrected.", "10.5M"
    channel.delete(12)
    urls = [f"https://t.me/harbourwatch/{number}" for number in (10, 12)]
    asks = telegram.recheck(_task(server), ["https://t.me/harbourwatch", *urls])
    found = drive(telegram, _task(server), asks=asks)
    (edited,) = drafts(found)
    assert (edited.url, edited.text, edited.details["counters"]) == (urls[0], "Corrected.", {"views": 10_500_000})
    assert [one for harvest in found for one in harvest.gone] == [(urls[1], "deleted from the channel")]
