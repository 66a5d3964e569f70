"""The embedded engine in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.engine.tantivy import TantivyEngine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyEngine]:
    """One engine for the tests of a module."""
    engine = TantivyEngine(tmp_path_factory.mktemp("search"))
    yield engine
    engine.close()
