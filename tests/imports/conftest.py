from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.extractors import Extractors
from crawler.imports.run import MODULE
from tests.imports.making import Desk


@pytest.fixture(scope="session")
def extractors() -> Iterator[Extractors]:
    """One process that reads pages for all tests: starting one takes a second."""
    started = Extractors(1, 60, MODULE)
    yield started
    started.close()


@pytest.fixture
def desk(tmp_path: Path, extractors: Extractors) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data", extractors)
    yield desk
    desk.close()
