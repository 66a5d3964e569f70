"""What the handbook says of mistakes is what the parser says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.query.parser import QueryError, parse
from tests.query.trees import NOW

HANDBOOK = Path(__file__).parents[2] / "docs" / "searching.md"
_ROW = re.compile(r"^\| `(?P<query>[^`]+)` \| `+(?P<message>column .+?)`+ \|$", re.MULTILINE)
MISTAKES = [(found["query"].replace("\\|", "|"), found["message"]) for found in _ROW.finditer(HANDBOOK.read_text())]


def test_the_handbook_names_mistakes() -> None:
    assert len(MISTAKES) >= 9


@pytest.mark.parametrize(("query", "message"), MISTAKES)
def test_a_mistake_is_told_as_the_handbook_has_it(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, NOW)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "query", ['"cocaine Antwerp"~8', "fentan*", "metha?phetamine", "sinaloa~1", "/carfent[ae]n.*/"]
)
def test_an_example_parses(query: str) -> None:
    assert f"`{query}`" in HANDBOOK.read_text()
    parse(query, NOW)
