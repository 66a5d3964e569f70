"""The sample world, served for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from watchfloor.world import World


@pytest.fixture
def world() -> Iterator[World]:
    """A running world of its own: nothing asked for yet, nothing corrected."""
    with World() as running:
        yield running
