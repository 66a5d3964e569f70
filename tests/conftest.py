"""Fixtures for every test: the real services that tests run against; and which tests share a process."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

_SERVICES = ("postgres", "elasticsearch", "chromium", "misbehaving")
pytest_plugins = [name for name in (f"tests.services.{service}" for service in _SERVICES) if find_spec(name)]

_SHARED_SERVER = frozenset({"elasticsearch", "elasticsearch_index", "one_elasticsearch", "elastic"})
"""Fixtures with a server that takes a while to start and much memory: one process starts it for all."""
_LONGEST_FIRST = ("tests/main_job/test_kill", "tests/elastic", "tests/main_job", "tests/collect", "tests/conduct")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep the tests of a file in one process, and those of a server."""
    path = item.nodeid.partition("::")[0]
    shared = "elastic" in item.nodeid or _SHARED_SERVER & set(getattr(item, "fixturenames", ()))
    item.add_marker(pytest.mark.xdist_group("elasticsearch" if shared else path))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the longest first."""
    items.sort(key=lambda item: _place(item.nodeid))


def _place(name: str) -> int:
    return next((number for number, start in enumerate(_LONGEST_FIRST) if name.startswith(start)), len(_LONGEST_FIRST))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long values by their argument: all processes must agree on names, and packed bytes hold the time."""
    long = (isinstance(val, bytes) and len(val) > 24) or (isinstance(val, str) and len(val) > 200)
    return argname if long else None
