"""Page reading on real pages stays above its floors."""

from __future__ import annotations

import pytest

from benchmarks.extraction.__main__ import by_watchfloor
from benchmarks.extraction.measures import Tally
from benchmarks.extraction.sets import news_aeb, news_wcxb
from benchmarks.floors import below
from tests.corpus import corpus


@pytest.mark.parametrize("name", ["news-aeb", "news-wcxb-dev"])
def test_page_reading_keeps_its_floors(name: str) -> None:
    corpus(name)
    tally = Tally()
    for page in news_aeb() if name == "news-aeb" else news_wcxb():
        tally.add(page, by_watchfloor(page))
    reached = {figure: value for figure, value in tally.figures().items() if isinstance(value, float)}
    assert below("extraction", name, reached) == {}
