"""Runs, problems, fetch states, sources, leases and jobs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from index.model import FetchState, Problem, RunCounts
from index.store import Store
from tests.store.builders import NOON, OTHER, OWNER, TTL

MINUTE = timedelta(minutes=1)


def test_a_run_from_beginning_to_end(store: Store) -> None:
    number = store.start_run("harbour", "schedule", OWNER, NOON)
    (row,) = store.runs()
    assert (row.id, row.state, row.finished, row.counts, row.owner) == (number, "running", None, RunCounts(), OWNER)
    store.update_run(number, RunCounts(fetched=3, new=2))
    assert store.runs()[0].counts == RunCounts(fetched=3, new=2)
    store.finish_run(number, RunCounts(4, 1, 2, 1, 0, 0), NOON + MINUTE, None)
    (row,) = store.runs()
    assert (row.state, row.finished, row.error) == ("done", NOON + MINUTE, None)
    assert row.counts == RunCounts(4, 1, 2, 1, 0, 0)


def test_a_run_that_could_not_read_its_source(store: Store) -> None:
    number = store.start_run("harbour", "manual", OWNER, NOON)
    store.finish_run(number, RunCounts(), NOON, "503 from https://harbour.example/feed\x00")
    assert (store.runs()[0].state, store.runs()[0].error) == ("failed", "503 from https://harbour.example/feed")


def test_runs_are_told_newest_first(store: Store) -> None:
    numbers = [store.start_run(source, "manual", OWNER, NOON) for source in ("a", "b", "a")]
    assert [row.id for row in store.runs()] == numbers[::-1]
    assert [row.id for row in store.runs(limit=1, source="a")] == [numbers[2]]
    assert {source: row.id for source, row in store.last_runs().items()} == {"a": numbers[2], "b": numbers[1]}


def test_problems_are_told_in_order(store: Store) -> None:
    number = store.start_run("harbour", "manual", OWNER, NOON)
    found = [Problem(f"https://harbour.example/{i}", "404", "missing") for i in range(3)]
    for problem in found:
        store.add_problem(number, problem)
    store.add_problem(number, Problem("u\x00", "r" * 9_000, "failed"))
    assert store.problems(number) == [*found, Problem("u", "r" * 2_000, "failed")]
    assert store.problems(number + 1) == []


def test_runs_of_dead_processes_are_interrupted(store: Store) -> None:
    dead = store.start_run("a", "manual", OWNER, NOON)
    living = store.start_run("b", "manual", OTHER, NOON)
    store.finish_run(store.start_run("c", "manual", OWNER, NOON), RunCounts(), NOON, None)
    assert store.interrupt_dead_runs(lambda owner: owner == OTHER, NOON + MINUTE) == 1
    states = {row.id: row.state for row in store.runs()}
    assert (states[dead], states[living]) == ("interrupted", "running")
    assert store.last_runs()["a"].finished == NOON + MINUTE
    assert store.interrupt_dead_runs(lambda owner: owner == OTHER, NOON) == 0


def test_a_fetch_state_is_replaced(store: Store) -> None:
    url = "https://harbour.example/feed?" + "x" * 5_000
    state = FetchState("harbour", url, '"a"', "Fri, 03 May 2024 12:00:00 GMT", 200, NOON, NOON, NOON + MINUTE, "id")
    assert store.fetch_state("harbour", url) is None
    store.put_fetch_state(state)
    assert store.fetch_state("harbour", url) == state
    later = replace(state, etag=None, last_modified=None, status=304, changed=None, next_check=None, document_id=None)
    store.put_fetch_state(later)
    assert store.fetch_state("harbour", url) == later
    assert store.fetch_state("other", url) is None
    store.put_fetch_state(replace(state, etag="odd\x00\ud800"))
    found = store.fetch_state("harbour", url)
    assert found is not None
    assert found.etag == "odd"


def test_sources_are_registered_and_replaced(store: Store) -> None:
    rows = [{"id": i, "kind": "feed", "url": f"https://{i}.example/", "name": i, "tags": ["port"]} for i in ("b", "a")]
    store.register_sources(rows)
    store.register_sources([rows[0] | {"name": "renamed"}])
    store.register_sources([])
    assert store.sources() == [rows[1], rows[0] | {"name": "renamed"}]


def test_a_lease_has_one_owner_until_it_ends(store: Store) -> None:
    assert store.acquire("indexer", OWNER, NOON, TTL)
    assert store.acquire("indexer", OWNER, NOON + MINUTE, TTL)
    assert not store.acquire("indexer", OTHER, NOON + TTL, TTL)
    assert store.acquire("reindex", OTHER, NOON, TTL)
    assert store.acquire("indexer", OTHER, NOON + MINUTE + TTL, TTL)
    assert not store.renew("indexer", OWNER, NOON, TTL)
    store.release("indexer", OWNER)
    assert not store.acquire("indexer", OWNER, NOON, TTL)
    assert store.renew("indexer", OTHER, NOON + TTL, TTL)
    store.release("indexer", OTHER)
    assert store.acquire("indexer", OWNER, NOON, TTL)


def test_a_job_is_remembered_until_it_is_dropped(store: Store) -> None:
    assert store.job("reindex") is None
    store.put_job("reindex", {"after": "", "done": 0})
    store.put_job("reindex", {"after": "ab", "done": 2})
    assert store.job("reindex") == {"after": "ab", "done": 2}
    store.drop_job("reindex")
    assert store.job("reindex") is None
