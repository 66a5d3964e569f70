"""A desk over invented documents, served for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.fictions import FakeSearcher, desk_context
from tests.desk.serving import Desk, served


@pytest.fixture(scope="session")
def searcher() -> FakeSearcher:
    """What the shared desk searches in."""
    return FakeSearcher()


@pytest.fixture(scope="session")
def desk(searcher: FakeSearcher) -> Iterator[Desk]:
    """A desk on which all is well."""
    with served(desk_context(searcher, hosts=("desk.example",))) as running:
        yield running
