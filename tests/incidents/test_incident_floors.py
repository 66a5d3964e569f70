"""The floors below which bringing tellings together must not fall."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.floors import below
from benchmarks.incidents.measured import reached, set_of, shares
from benchmarks.incidents.tellings import PARTS


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    return reached()


@pytest.mark.parametrize("part", PARTS)
def test_incidents_keep_their_floors(figures: dict[str, Any], part: str) -> None:
    assert below("incidents", set_of(part), shares(figures[part]["pairs"])) == {}
