"""A desk over invented documents, served for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.store import Store, open_store
from tests.desk.fictions import FakeSearcher, desk_context
from tests.desk.serving import Desk, served
from tests.store.builders import NOON
from tests.watches.test_alerts import look, publish


@pytest.fixture(scope="session")
def searcher() -> FakeSearcher:
    """What the shared desk searches in."""
    return FakeSearcher()


@pytest.fixture(scope="session")
def watching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a watch that has found something."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'watchfloor.db'}")
    store.add_watch("harbour", "drug:cocaine harbour", (), False, NOON)
    publish(store, 1)
    look(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def desk(searcher: FakeSearcher, watching: Store) -> Iterator[Desk]:
    """A desk on which all is well."""
    with served(desk_context(searcher, hosts=("desk.example",), watching=watching)) as running:
        yield running
