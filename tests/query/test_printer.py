"""Printing and parsing are each other's inverse, and no text makes the parser fail otherwise than with a column."""

from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from index.query.ast import Node
from index.query.parser import QueryError, parse
from index.query.printer import print_query
from tests.query.trees import NOW, query_texts, trees

SIGNS = 'ab "()[]{}:*?~/\\-<>=|.titlekgvaluepublishedANDORNOT0129'


@given(trees)
@settings(max_examples=400, deadline=None)
def test_a_tree_printed_and_parsed_is_itself(node: Node) -> None:
    assert parse(print_query(node), NOW) == node


@given(query_texts)
@settings(max_examples=300, deadline=None)
def test_a_written_query_printed_and_parsed_means_the_same(text: str) -> None:
    node, error = _parsed(text)
    event("refused" if error else "parsed")
    if error is not None:
        assert 1 <= error.column <= len(text) + 1
    if node is not None:
        printed = print_query(node)
        assert parse(printed, NOW) == node
        assert print_query(parse(printed, NOW)) == printed


@given(st.text(max_size=60) | st.text(alphabet=SIGNS, max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_text_parses_or_names_a_column(text: str) -> None:
    node, error = _parsed(text)
    if error is not None:
        assert 1 <= error.column <= len(text) + 1
    elif node is not None:
        assert parse(print_query(node), NOW) == node


def _parsed(text: str) -> tuple[Node | None, QueryError | None]:
    try:
        return parse(text, NOW), None
    except QueryError as error:
        return None, error
