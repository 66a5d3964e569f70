"""Queries made to take long or to fill the memory are refused with a column, or answered at little cost."""

from __future__ import annotations

import pytest

from index.engine.analysis import words
from index.query.automaton import MAX_WORK, work
from index.query.parser import MAX_LENGTH, QueryError, parse
from index.query.printer import print_query
from index.query.regex import regex_pattern
from tests.query.trees import NOW


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("(" * 10_000, 101),
        ("(" * 10_001, MAX_LENGTH + 1),
        ("-" * 9_999 + "a", 101),
        ("NOT " * 2_000 + "a", 401),
        ("title:(" * 1_000, 8),
        (" OR ".join(["a"] * 10_000), MAX_LENGTH + 1),
        ("a OR " * 1_500 + "b", 5_001),
        ("cocaine " * 131_072, MAX_LENGTH + 1),
        ("a" * 1_000_000, MAX_LENGTH + 1),
        ('"' + "a " * 4_000 + '"', 1),
        ("xx" + "*?" * 2_000, 1),
        ("xx" + "*a" * 40, 1),
        ("/" + "(a*" * 3_000 + "/", 1),
        ("/(((((a{90}){90}){90}){90}){90})/", 1),
        ("/.*a.{60}/", 1),
        ("/(a|b|ab)*b(a|b){20}/", 1),
        ("/[" + "a-zа-яα-ω" * 20 + "]{99}/", 1),
        ("/ " * 4_000 + "a", 2_001),
        ("sinaloa~2 " * 400, 151),
        ("/[^a]{20}/ " * 20, 34),
        ('"' + " ".join(f"w{number}" for number in range(200)) + '"~3', 893),
        ("published:" + "1" * 9_000, 11),
        ("kg:" + "9" * 9_000, 4),
        ("kg:[" + "1" * 9_000, 4),
        ('"a b"~' + "9" * 9_000, 7),
        ("a~" + "1." * 4_000, 3),
        ("\\" * 9_999, 10_000),
    ],
)
def test_refused(text: str, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, NOW)
    assert caught.value.column == column


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100 + "a" + ")" * 100,
        " OR ".join(["a"] * 999),
        "/(a*b*)*c/",
        "/((a+)+)+b/",
        "/(a|a)*(a|a)*c/",
        "/(.*.*.*.*)*x/",
        "metha?phet*e " * 20,
        "a~b " * 400,
        "/ " * 400 + "a",
        '"' + "a-" * 400 + '"',
        "& " * 400 + "a",
    ],
)
def test_answered(text: str) -> None:
    node = parse(text, NOW)
    assert parse(print_query(node), NOW) == node


def test_nested_repeats_are_few_states() -> None:
    assert (work(regex_pattern("((a*)*b*)*c")) or MAX_WORK) < 10
    assert work(regex_pattern("(a|b)*a(a|b){15}")) is None


def test_a_word_has_a_longest_form() -> None:
    assert words("a" * 1_000) == ["a" * 100]
