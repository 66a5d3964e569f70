"""Printing and parsing are each other's inverse, and no text makes the parser fail otherwise than with a column."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.analysis import pieces, prefix_pieces, words
from index.query.ast import (
    KEYWORD_FIELDS,
    NAME_FIELDS,
    SELECTOR_FIELDS,
    TEXT_FIELDS,
    And,
    DateRange,
    Everything,
    Exists,
    KeywordRange,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Word,
)
from index.query.fields import EXISTING_FIELDS
from index.query.parser import QueryError, parse
from index.query.printer import print_query

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)
word_fields = st.sampled_from((None, *TEXT_FIELDS, *NAME_FIELDS))
exact_fields = st.sampled_from([field for field in (*KEYWORD_FIELDS, *SELECTOR_FIELDS) if field != "month"])
texts = st.text(max_size=12) | st.text('ab*?~"\\ANDOR:()[]/-’ ', max_size=12)
months = st.dates().map(lambda date: f"{date.year:04d}-{date.month:02d}")
moments = st.datetimes(timezones=st.just(UTC))
numbers = st.floats(allow_nan=False, allow_infinity=False)


def _prefix_allowed(text: str) -> bool:
    parts, beginning = prefix_pieces(text)
    return len(beginning) >= 2 or (bool(parts) and not beginning)


def _ordered(pair: tuple[object, object]) -> bool:
    low, high = pair
    return low is None or high is None or low <= high  # type: ignore[operator]


def _ends(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, object]]:
    ends = st.tuples(st.none() | values, st.none() | values)
    return ends.filter(lambda pair: pair != (None, None)).filter(_ordered)


@st.composite
def number_ranges(draw: st.DrawFn) -> NumberRange:
    field = draw(st.sampled_from(("kg", "value")))
    low, high = draw(_ends(numbers))
    currency = draw(st.sampled_from((None, "EUR", "USD"))) if field == "value" else None
    assert low is None or isinstance(low, float)
    assert high is None or isinstance(high, float)
    low_open = low is not None and draw(st.booleans())
    return NumberRange(field, low, high, low_open, high is not None and draw(st.booleans()), currency)


leaves = st.one_of(
    st.just(Everything()),
    st.builds(Word, texts.filter(pieces), word_fields),
    st.builds(Word, texts.filter(str.strip), exact_fields),
    st.builds(Word, months, st.just("month")),
    st.builds(Phrase, texts.filter(words), word_fields),
    st.builds(Prefix, texts.filter(_prefix_allowed), word_fields),
    st.builds(Exists, st.sampled_from(EXISTING_FIELDS)),
    st.tuples(st.sampled_from(("published", "collected")), _ends(moments)).map(lambda v: DateRange(v[0], *v[1])),  # type: ignore[arg-type]
    _ends(months).map(lambda pair: KeywordRange("month", *pair)),  # type: ignore[arg-type]
    number_ranges(),
)


def _branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(children, min_size=2, max_size=4).map(tuple)
    return st.builds(Not, children) | st.builds(And, parts) | st.builds(Or, parts)


@given(st.recursive(leaves, _branches, max_leaves=12))
@settings(max_examples=300, deadline=None)
def test_round_trip(node: Node) -> None:
    assert parse(print_query(node), NOW) == node


@given(st.text(max_size=60) | st.text(alphabet='ab "()[]{}:*?~/\\-<>=titlekgvaluepublishedANDORNOT0129', max_size=60))
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
