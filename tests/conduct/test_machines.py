"""Machines that share a store on PostgreSQL share their turns, too."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.pace import Pace, SharedTurns, shared
from index.store import Store, open_store
from tests.conduct.machines import Machine
from tests.services.misbehaving import Answer, Entry, Handler, Site, article

HOST = "quay.example"


@pytest.fixture
def shared_store(postgres_store_url: str) -> Iterator[Store]:
    """A store that several machines may use."""
    opened = open_store(postgres_store_url)
    yield opened
    opened.close()


class Busy:
    """Counts how many requests the site answers at the same time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = self.most = 0
        self.spans: list[tuple[float, float]] = []

    def slowly(self, title: str) -> Answer:
        def reply(handler: Handler) -> None:
            begun = time.monotonic()
            with self.lock:
                self.now += 1
                self.most = max(self.most, self.now)
            time.sleep(0.05)
            with self.lock:
                self.now -= 1
                self.spans.append((begun, time.monotonic()))
            handler.reply(article(title, "The court of Larkhaven heard the quay gang for the third day."))

        return reply


def test_two_machines_never_ask_a_host_at_once(tmp_path: Path, postgres_store_url: str, misbehaving: Site) -> None:
    site, busy = misbehaving, Busy()
    for number in range(8):
        site.routes[f"/{number}"] = busy.slowly(f"Story {number}")
    machines = [Machine(tmp_path / name, postgres_store_url, "delay = 0.25") for name in ("first", "second")]
    for name, machine in zip(("first", "second"), machines, strict=True):
        numbers = range(4) if name == "first" else range(4, 8)
        site.feed(f"/{name}", [Entry(site.url(f"/{number}"), f"Story {number}") for number in numbers])
        machine.source(name, site.url(f"/{name}"))
    open_store(postgres_store_url).close()
    with machines[0].start() as one, machines[1].start() as other:
        logs = one.communicate(timeout=120)[0], other.communicate(timeout=120)[0]
    assert "Traceback" not in "".join(logs)
    assert len(machines[0].documents()) == 8
    assert busy.most == 1
    spans = sorted(busy.spans)
    assert min(later[0] - sooner[1] for sooner, later in pairwise(spans)) >= 0.25
    assert min(later.when - sooner.when for sooner, later in pairwise(site.seen)) >= 0.25
    # Both machines read it before either had kept it, or one of them spared the host the second question.
    assert len(site.asked("/robots.txt")) in (1, 2)


def test_turns_of_two_folders_on_one_store_alternate(tmp_path: Path, shared_store: Store) -> None:
    spans: list[tuple[float, float]] = []

    async def ask(pace: Pace) -> None:
        turn = pace.turn(HOST)
        await turn.take()
        begun = time.monotonic()
        await asyncio.sleep(0.01)
        spans.append((begun, time.monotonic()))
        turn.give()

    async def all_of_them(paces: list[Pace]) -> None:
        async with asyncio.timeout(60):
            await asyncio.gather(*(ask(pace) for pace in paces for _ in range(5)))

    paces = [Pace(tmp_path / name, 0.05, SharedTurns(shared_store)) for name in ("one", "other")]
    asyncio.run(all_of_them(paces))
    for pace in paces:
        pace.close()
    assert len(spans) == 10
    spans.sort()
    assert min(later[0] - sooner[1] for sooner, later in pairwise(spans)) >= 0.05


def test_a_process_that_is_gone_holds_no_turn(tmp_path: Path, shared_store: Store) -> None:
    dead = f"{socket.gethostname()}:an-earlier-boot:1:1"
    assert shared_store.take_host(HOST, dead, timedelta(hours=1)).taken
    pace = Pace(tmp_path, 0.0, SharedTurns(shared_store))

    async def take() -> None:
        async with asyncio.timeout(20):
            await pace.turn(HOST).take()

    asyncio.run(take())
    pace.close()
    assert shared_store.take_host(HOST, dead, timedelta(hours=1)).taken


def test_a_long_request_keeps_its_turn(tmp_path: Path, shared_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "LEASE", timedelta(seconds=0.5))
    monkeypatch.setattr(shared, "_RENEW", 0.1)
    pace = Pace(tmp_path, 0.0, SharedTurns(shared_store))
    answers = []

    async def hold() -> None:
        turn = pace.turn(HOST)
        await turn.take()
        for _ in range(8):
            await asyncio.sleep(0.2)
            answers.append(shared_store.take_host(HOST, "another-machine:boot:1:1", timedelta(seconds=1)).taken)
        turn.give()

    asyncio.run(hold())
    pace.close()
    assert answers == [False] * 8
    assert shared_store.take_host(HOST, "another-machine:boot:1:1", timedelta(seconds=1)).taken


def test_a_crawl_that_ends_waits_for_no_machine(tmp_path: Path, shared_store: Store) -> None:
    elsewhere = "another-machine:boot:1:1"
    shared_store.take_host(HOST, elsewhere, timedelta(hours=1))
    pace = Pace(tmp_path, 0.0, SharedTurns(shared_store))

    async def end_meanwhile() -> None:
        async with asyncio.timeout(20):
            turn = pace.turn(HOST)
            waiting = asyncio.ensure_future(turn.take())
            await asyncio.sleep(0.2)
            assert not waiting.done()
            pace.ending.set()
            await waiting
            turn.give(asked=False)

    asyncio.run(end_meanwhile())
    pace.close()
    assert shared_store.take_host(HOST, "me:boot:1:1", timedelta(0)).holder == elsewhere
