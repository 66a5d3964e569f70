"""The floors below which the parts of annotation must not fall."""

from __future__ import annotations

import pytest

from benchmarks.annotation.parts import EVENT_SETS, amounts_reached, events_reached, lines_reached, places_reached
from benchmarks.floors import below
from tests.corpus import corpus

LABELLED = ("gold-news", "press-releases", "news-aeb", "news-wcxb-dev")


@pytest.mark.parametrize("name", EVENT_SETS)
def test_events_keep_their_floors(name: str) -> None:
    for folder in LABELLED:
        corpus(folder)
    assert below("events", name, events_reached(name)) == {}


def test_places_keep_their_floors() -> None:
    for folder in LABELLED:
        corpus(folder)
    assert below("places", "labelled-places", places_reached()[0]) == {}


def test_amounts_keep_their_floors() -> None:
    corpus("drug-ner-unodc-train")
    corpus("quantities")
    for name, reached in amounts_reached().items():
        assert below("amounts", name, reached) == {}


def test_selectors_keep_their_floors_on_invented_lines() -> None:
    assert below("selectors", "selector-lines", lines_reached()[0]) == {}
