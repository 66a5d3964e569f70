"""The embedded engine against the conformance suite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.engine.tantivy import TantivyEngine
from tests.engine.conformance import EngineConformance


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyEngine]:
    engine = TantivyEngine(tmp_path_factory.mktemp("search"))
    yield engine
    engine.close()


class TestTantivy(EngineConformance):
    """Everything the port promises."""
