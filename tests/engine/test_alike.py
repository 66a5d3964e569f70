"""Words that are not given letter by letter: what is marked is what engines find, and engines take every pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from index.engine.alike import within
from index.engine.near import standing_near
from index.engine.patterns import arrangements, nearness
from index.engine.tantivy import TantivyEngine
from index.query.ast import Phrase, Regex
from index.query.automaton import Automaton, work
from index.query.errors import QueryError
from index.query.parser import parse
from index.query.regex import regex_pattern
from tests.engine.matching import distance, near
from tests.engine.queries import LARGEST
from tests.engine.records import generated
from tests.query.trees import NOW, regex_texts, wildcards

words_alike = st.text("abc", max_size=6)
WORDS = ("a", "ab", "abab", "fed", "éa", "ж7", "77", "海", "xabx", "xéж", "b" * 99, "жя0")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyEngine]:
    """An engine with one document."""
    engine = TantivyEngine(tmp_path_factory.mktemp("search"))
    engine.apply([replace(generated(1)[0], title="", author="", text=" ".join(WORDS), language=None)])
    yield engine
    engine.close()


@given(words_alike, words_alike, st.integers(0, 2))
@settings(max_examples=500, deadline=None)
def test_edits_are_counted_as_defined(first: str, second: str, edits: int) -> None:
    assert within(first, second, edits) == (distance(first, second) <= edits)


@given(regex_texts, st.sampled_from(WORDS) | st.text("abcdefx7жя", max_size=8))
@settings(max_examples=500, deadline=None)
def test_an_automaton_matches_what_the_expression_says(text: str, word: str) -> None:
    pattern = regex_pattern(text)
    assume(work(pattern) is not None)
    folded = text.replace("é", "e").replace("\\w", "[^|]").replace("[^xe]", "[^xe|]")
    assert Automaton(pattern).matches(word) == (re.fullmatch(folded, word) is not None)


@given(st.text("abc.[]^()|*+?{}1,2жé海\\d-", max_size=25) | regex_texts)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_engine_takes_every_expression_that_is_not_refused(engine: TantivyEngine, text: str) -> None:
    try:
        node = parse(f"/{text}/", NOW)
    except QueryError:
        return
    assert engine.count(node) in (0, 1)


@given(wildcards())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_engine_takes_every_wildcard(engine: TantivyEngine, node: Regex) -> None:
    assert engine.count(node) == 0


@pytest.mark.parametrize("text", LARGEST)
def test_the_largest_queries_are_not_too_large_for_the_engine(engine: TantivyEngine, text: str) -> None:
    assert engine.count(parse(text, NOW)) in (0, 1)


def test_a_hostile_expression_is_matched_at_once() -> None:
    assert not Automaton(regex_pattern("((a*b*)*)*c")).matches("ab" * 5_000)


@given(
    st.lists(st.sampled_from("abcdx海关"), max_size=9), st.permutations("abcd"), st.integers(2, 4), st.integers(1, 4)
)
@settings(max_examples=400, deadline=None)
def test_words_stand_near_where_the_definition_says(text: list[str], order: list[str], count: int, moves: int) -> None:
    asked = nearness(Phrase(" ".join(order[:count]), None, moves))
    shown = standing_near(" ".join(text), asked)
    assert (shown is not None) == near(text, asked.units, moves)


def test_units_never_overlap() -> None:
    placed = list(arrangements(nearness(Phrase("海洛 洛因", None, 9))))
    assert all(len({place for place, _ in each}) == 4 for each in placed)
    assert [(0, "洛"), (1, "因"), (2, "海"), (3, "洛")] in placed
