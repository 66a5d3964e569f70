"""Every kind of query over many records: each engine must find just what the oracle finds.

A module that subclasses ``QueryConformance`` has a fixture ``engine`` (scope ``module`` or wider): a fresh one.
"""

from __future__ import annotations

from functools import cache

import pytest

from index.engine.port import Engine, SearchRequest
from index.query.ast import Node
from index.query.parser import parse
from index.query.printer import print_query
from tests.engine.oracle import Oracle
from tests.engine.queries import DRAWN, NOW, WRITTEN, drawn
from tests.engine.records import generated

MANY = 20_000


@cache
def many(count: int) -> Oracle:
    """Return the records and the right answers, made once for all engines of a process."""
    return Oracle(generated(count))


class QueryConformance:
    """The suite, over ``count`` records."""

    count = MANY

    @pytest.fixture(scope="class")
    @classmethod
    def loaded(cls, engine: Engine) -> Engine:
        """The engine with all records."""
        for start in range(0, cls.count, 5_000):
            assert engine.apply(many(cls.count).records[start : start + 5_000]) == ()
        return engine

    @pytest.mark.parametrize("text", WRITTEN)
    def test_written_query(self, loaded: Engine, text: str) -> None:
        node = parse(text, NOW)
        assert parse(print_query(node), NOW) == node
        self._agree(loaded, node)

    @pytest.mark.parametrize("number", range(DRAWN))
    def test_drawn_query(self, loaded: Engine, number: int) -> None:
        self._agree(loaded, drawn(DRAWN)[number])

    def _agree(self, engine: Engine, node: Node) -> None:
        expected = many(self.count).ids(node)
        assert list(engine.scan(node)) == expected, print_query(node)
        assert engine.search(SearchRequest(node, limit=1)).total == len(expected)
