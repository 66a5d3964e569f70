"""Page reading on real pages stays above its floors."""

from __future__ import annotations

import pytest

from benchmarks.extract.measured import FIGURES
from benchmarks.extract.readers import OURS, READERS
from benchmarks.extract.rounds import measure
from benchmarks.extract.sets import SETS
from benchmarks.extract.synthetic.scores import INVENTED, measured_invented
from benchmarks.floors import below, floors
from tests.corpus import corpus


@pytest.mark.parametrize("name", SETS)
def test_page_reading_keeps_its_floors(name: str) -> None:
    corpus(name)
    results = measure(SETS[name], {OURS: READERS[OURS]})
    assert below("extraction", name, results[OURS].tally.figures()) == {}


@pytest.mark.parametrize("name", SETS)
def test_every_figure_of_a_set_has_a_floor(name: str) -> None:
    assert set(floors("extraction", name)) == set(FIGURES[name])


def test_invented_pages_in_many_languages_keep_their_floors() -> None:
    reached = measured_invented([OURS]).reached
    assert below("extraction", INVENTED.name, reached) == {}
    assert reached.keys() == floors("extraction", INVENTED.name).keys()
