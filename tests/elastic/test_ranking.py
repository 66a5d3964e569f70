"""The order by relevance is the same on both engines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engine.elastic import ElasticEngine
from index.engine.port import Engine, Match, SearchRequest
from index.engine.tantivy import TantivyEngine
from index.query.ast import Word
from tests.engine.records import generated

COUNT = 5_000
WORDS = (
    "cocaine", "container", "bananas", "officers", "seized", "dealers", "coast", "judge", "smuggler", "investigators",
    "port", "runner", "heroin", "policia", "camiones", "puerto", "nieve", "carteles", "saisie", "douaniers",
    "trafiquants", "reseaux", "cargaison", "handler", "hafen", "schmuggler", "полиция", "героин", "контейнер", "гавани",
    "apreensoes", "traficantes", "trafficanti", "carichi", "douane", "smokkelaars", "haven", "الشرطة", "المهربون",
)  # fmt: skip


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyEngine]:
    """The embedded engine with the same records."""
    folder: Path = tmp_path_factory.mktemp("search")
    with_records = TantivyEngine(folder)
    with_records.apply(generated(COUNT))
    yield with_records
    with_records.close()


def test_nineteen_of_twenty_top_tens_agree(engine: ElasticEngine, embedded: TantivyEngine) -> None:
    assert engine.apply(generated(COUNT)) == ()
    asked = [(word, field) for word in WORDS for field in ("title", "text")]
    agreeing = {(word, field): _agree(engine, embedded, Word(word, field)) for word, field in asked}
    judged = [same for same in agreeing.values() if same is not None]
    assert len(judged) >= 60
    assert sum(judged) >= 0.95 * len(judged), [key for key, same in agreeing.items() if same is False]


def _agree(engine: Engine, embedded: Engine, node: Word) -> bool | None:
    """Whether the first ten are in the same order, those with one score in any; None where nothing is found."""
    found = _best(embedded, node, 10_000)
    scores = {match.id: match.score or 0.0 for match in found}
    ours = [match.score or 0.0 for match in found[:10]]
    theirs = [scores[match.id] for match in _best(engine, node, 10)]
    if not ours:
        return None
    return all(math.isclose(one, other, rel_tol=1e-5) for one, other in zip(ours, theirs, strict=True))


def _best(engine: Engine, node: Word, limit: int) -> tuple[Match, ...]:
    return engine.search(SearchRequest(node, limit=limit)).matches
