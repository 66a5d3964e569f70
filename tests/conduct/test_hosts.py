"""What the store knows of hosts, on either database."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from crawler.circuit import pause
from index.store import Store
from index.store.hosts import HostState
from index.store.robots import RobotsCopy
from tests.store.builders import NOON, OTHER, OWNER, TTL

HOST = "quay.example"
HOUR = timedelta(hours=1)


def test_a_turn_is_one_holders_until_it_is_given(store: Store) -> None:
    assert store.take_host(HOST, OWNER, TTL).taken
    refused = store.take_host(HOST, OTHER, TTL)
    assert (refused.taken, refused.holder) == (False, OWNER)
    store.give_host(HOST, OTHER, 0.0)
    assert not store.take_host(HOST, OTHER, TTL).taken
    assert store.take_host("pier.example", OTHER, TTL).taken
    store.give_host(HOST, OWNER, 0.0)
    assert store.take_host(HOST, OTHER, TTL).taken


def test_a_host_rests_between_turns(store: Store) -> None:
    store.take_host(HOST, OWNER, TTL)
    store.give_host(HOST, OWNER, 0.4)
    begun = time.monotonic()
    waiting = store.take_host(HOST, OTHER, TTL)
    assert 0.0 < waiting.wait <= 0.4
    assert waiting.holder is None
    while not store.take_host(HOST, OTHER, TTL).taken:
        time.sleep(0.02)
    assert time.monotonic() - begun >= waiting.wait


def test_a_lease_that_is_not_renewed_ends(store: Store) -> None:
    short = timedelta(seconds=0.2)
    store.take_host(HOST, OWNER, short)
    assert store.renew_host(HOST, OWNER, TTL)
    time.sleep(0.25)
    assert not store.take_host(HOST, OTHER, TTL).taken
    assert store.renew_host(HOST, OWNER, timedelta(0))
    assert store.take_host(HOST, OTHER, TTL).taken
    assert not store.renew_host(HOST, OWNER, TTL)


def test_of_many_who_want_a_turn_one_gets_it(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda n: store.take_host(HOST, f"host:boot:{n}:1", TTL), range(24)))
    assert sum(answer.taken for answer in answers) == 1


def test_a_host_that_fails_is_left_alone_for_longer_each_time(store: Store) -> None:
    states = [store.host_failed(HOST, f"HTTP 50{n}", NOON, pause) for n in range(12)]
    assert [state.failures for state in states] == list(range(1, 13))
    assert [state.broken_until for state in states[:9]] == [None] * 9
    lengths = [state.broken_until - NOON for state in states if state.broken_until]
    assert lengths == [timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20)]
    assert store.broken_hosts(NOON) == [HostState(HOST, 12, NOON + timedelta(minutes=20), "HTTP 5011")]
    assert store.broken_hosts(NOON + timedelta(minutes=20)) == []
    store.host_answered(HOST, NOON)
    assert store.host_state(HOST) == HostState(HOST)
    assert store.broken_hosts(NOON) == []


def test_failures_and_turns_of_a_host_leave_each_other_alone(store: Store) -> None:
    store.take_host(HOST, OWNER, TTL)
    assert store.host_failed(HOST, "HTTP 500", NOON, pause).failures == 1
    assert not store.take_host(HOST, OTHER, TTL).taken
    store.give_host(HOST, OWNER, 0.0)
    assert store.take_host(HOST, OTHER, TTL).taken
    assert store.host_state(HOST).failures == 1


def test_failures_counted_at_once_are_all_counted(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.host_failed(HOST, "HTTP 500", NOON, pause), range(24)))
    assert store.host_state(HOST).failures == 24


def test_a_rest_that_a_host_asks_for_is_kept(store: Store) -> None:
    assert store.host_rests(HOST, "HTTP 429", NOON + HOUR, NOON).failures == 0
    assert [state.host for state in store.broken_hosts(NOON)] == [HOST]


@pytest.mark.parametrize("host", ["q" * 5_000, "\x00quay\ud800.example", ""])
def test_any_name_is_a_host(store: Store, host: str) -> None:
    assert store.take_host(host, OWNER, TTL).taken
    assert not store.take_host(host, OTHER, TTL).taken
    assert store.host_failed(host, "\x00", NOON, pause).failures == 1
    assert not store.take_host(host + ".", OTHER, TTL).holder


def test_pauses_grow_to_six_hours() -> None:
    assert [pause(failures) for failures in (0, 9)] == [None, None]
    assert pause(10) == timedelta(minutes=5)
    assert pause(10_000) == timedelta(hours=6)


def test_a_copy_of_robots_txt_counts_until_it_expires(store: Store) -> None:
    site = "https://quay.example:8443"
    first = RobotsCopy(site, 200, "User-agent: *\nDisallow: /håb\n", None, NOON, NOON + HOUR)
    store.put_robots(first)
    assert store.robots_copy(site, NOON) == first
    assert store.robots_copy(site, NOON + HOUR) is None
    assert store.robots_copy("https://quay.example", NOON) is None
    failed = RobotsCopy(site, 503, "", "HTTP 503", NOON, NOON + HOUR)
    store.put_robots(failed)
    assert store.robots_copy(site, NOON) == failed


def test_any_address_is_a_site(store: Store) -> None:
    for site in ("http://" + "q" * 5_000, "http://\ud800.example"):
        store.put_robots(RobotsCopy(site, 200, "\x00Allow: /", None, NOON, NOON + HOUR))
        copy = store.robots_copy(site, NOON)
        assert copy is not None
        assert copy.body == "Allow: /"
