"""The forest answers as its trees do when they are walked one by one."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.text.forest import LEAVES, forest, read_forest

FEATURES = 4
Node = tuple[int, float, "Node | float", "Node | float"]

_VALUES = st.floats(-2, 2, width=32)
_TREES: st.SearchStrategy[Node] = st.recursive(
    st.tuples(st.integers(0, FEATURES - 1), _VALUES, _VALUES, _VALUES),
    lambda below: st.tuples(st.integers(0, FEATURES - 1), _VALUES, below | _VALUES, below | _VALUES),
    max_leaves=LEAVES // 2,
)


def _written(root: Node) -> list[list[object]]:
    splits: list[list[float]] = []
    values: list[float] = []

    def walk(node: Node | float) -> None:
        if isinstance(node, float):
            values.append(node)
            return
        first, at = len(values), len(splits)
        splits.append([])
        walk(node[2])
        splits[at] = [node[0], node[1], first, len(values)]
        walk(node[3])

    walk(root)
    return [list(splits), list(values)]


def _walked(node: Node | float, row: list[float]) -> float:
    while not isinstance(node, float):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return node


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_TREES, min_size=1, max_size=5),
    st.lists(st.lists(_VALUES, min_size=FEATURES, max_size=FEATURES), min_size=1, max_size=5),
)
def test_all_trees_at_once_answer_as_each_does(trees: list[Node], rows: list[list[float]]) -> None:
    written = [_written(tree) for tree in trees]
    names = [str(number) for number in range(FEATURES)]
    read = read_forest({"names": names, "trees": written})
    chances = read.chances(np.array(rows, dtype=np.float32).T)
    for chance, row in zip(chances, rows, strict=True):
        total = sum(_walked(tree, row) for tree in trees)
        assert math.isclose(chance, 1 / (1 + math.exp(-total)), abs_tol=1e-4)


def test_the_forest_that_is_shipped_fits_its_bounds() -> None:
    shipped = forest()
    assert shipped.feature.max() < len(shipped.names)
    assert shipped.value.shape[1] == LEAVES
