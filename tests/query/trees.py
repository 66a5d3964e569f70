"""Strategies that draw syntax trees, and query texts of the language's own signs."""

from __future__ import annotations

from datetime import UTC, datetime

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
    Fuzzy,
    KeywordRange,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Regex,
    Wildcard,
    Word,
)
from index.query.fields import EXISTING_FIELDS

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)
word_fields = st.sampled_from((None, *TEXT_FIELDS, *NAME_FIELDS))
text_fields = st.sampled_from((None, *TEXT_FIELDS))
exact_fields = st.sampled_from([field for field in (*KEYWORD_FIELDS, *SELECTOR_FIELDS) if field != "month"])
texts = st.text(max_size=12) | st.text('ab*?~"\\ANDOR:()[]/-’ ', max_size=12)
months = st.dates().map(lambda date: f"{date.year:04d}-{date.month:02d}")
moments = st.datetimes(timezones=st.just(UTC))
numbers = st.floats(allow_nan=False, allow_infinity=False)
letters = st.text("abcdéñжя7", min_size=1, max_size=4)


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
    """Ranges of kilograms or values, some of these in a currency."""
    field = draw(st.sampled_from(("kg", "value")))
    low, high = draw(_ends(numbers))
    currency = draw(st.sampled_from((None, "EUR", "USD"))) if field == "value" else None
    assert low is None or isinstance(low, float)
    assert high is None or isinstance(high, float)
    low_open = low is not None and draw(st.booleans())
    return NumberRange(field, low, high, low_open, high is not None and draw(st.booleans()), currency)


@st.composite
def wildcards(draw: st.DrawFn) -> Wildcard:
    """Words, or terms of keywords, with a few wild places; not the one ``*`` at the end that is a prefix."""
    field = draw(word_fields | exact_fields)
    signs = "*" if field == "url" else "*?"
    wild = st.text(signs, min_size=1, max_size=2)
    parts = [draw(letters) + "xy", draw(wild), draw(letters | st.just(""))]
    for _ in range(draw(st.integers(0, 2))):
        if parts[-1]:
            parts += [draw(wild), draw(letters | st.just(""))]
    if parts[1:] == ["*", ""]:
        parts[2] = "z"
    return Wildcard(tuple(parts), field)


regex_texts = st.recursive(
    st.sampled_from(("a", "b", "é", "ж", "7", ".", "\\d", "\\w", "[a-f]", "[^xé]", "[жя0-9]", "海")),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(("*", "+", "?", "{2}", "{1,3}", "{2,}"))).map(lambda p: f"({p[0]}){p[1]}"),
    ),
    max_leaves=8,
)

leaves = st.one_of(
    st.just(Everything()),
    st.builds(Word, texts.filter(pieces), word_fields),
    st.builds(Word, texts.filter(str.strip), exact_fields),
    st.builds(Word, months, st.just("month")),
    st.builds(Phrase, texts.filter(words), word_fields),
    st.builds(
        Phrase,
        st.permutations(["ab", "é", "C7", "海洛"]).map(lambda w: " ".join(w[:2])),
        text_fields,
        st.integers(1, 100),
    ),
    st.builds(Phrase, st.permutations(["ab", "é", "c", "d"]).map(" ".join), text_fields, st.integers(1, 4)),
    st.builds(Prefix, texts.filter(_prefix_allowed), word_fields),
    wildcards(),
    st.builds(
        Fuzzy, st.builds(lambda start, end: f"{start}x{end}yz", letters, letters), word_fields, st.integers(1, 2)
    ),
    st.builds(Exists, st.sampled_from(EXISTING_FIELDS)),
    st.tuples(st.sampled_from(("published", "collected")), _ends(moments)).map(lambda v: DateRange(v[0], *v[1])),  # type: ignore[arg-type]
    _ends(months).map(lambda pair: KeywordRange("month", *pair)),  # type: ignore[arg-type]
    number_ranges(),
    st.builds(Regex, st.sampled_from(("a", "[a-z]+", "(ab|c)*d", "é{2,5}.?", "\\d{4}")), word_fields),
)


def _branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(children, min_size=2, max_size=4).map(tuple)
    return st.builds(Not, children) | st.builds(And, parts) | st.builds(Or, parts)


trees = st.recursive(leaves, _branches, max_leaves=12)

_written_leaves = st.one_of(
    st.sampled_from(("cocaine", "U.S.", "12:30", "black-tar", "海洛因", "\\AND", "and", "&", "*", "“a b”", "d'Arvor")),
    st.sampled_from(('"a b"', '"a b"~3', '"c d e"~2', "fent*", "f?nt*", "si*loa", "sinaloa~", "sinaloa~2", "a~b")),
    st.sampled_from(("title:x", "person:(a OR b)", 'tag:"court ruling"', "url:http://a*.example/?q", "-x", "NOT y")),
    st.sampled_from(
        ("kg:>=100", "value:[1 TO *]", "currency:EUR", "published:2024-05", "collected:>now-2d", "has:tag")
    ),
    regex_texts.map(lambda text: f"/{text}/"),
)
query_texts = st.recursive(
    _written_leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        st.lists(inner, min_size=2, max_size=3).map(" AND ".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text})"),
    ),
    max_leaves=10,
)
"""Texts as people write them; nearly all parse."""
