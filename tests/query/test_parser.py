"""What queries mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from index.query.ast import (
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
from index.query.parser import parse

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def day(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("(a)", A),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("NOT (a b)", Not(And((A, B)))),
        ("a and b", And((A, Word("and"), B))),
        ("a & b", And((A, B))),
        ("a - b", And((A, B))),
        ("U.S.", Word("U.S.")),
        ("12:30", Word("12:30")),
        ("\\-a", Word("-a")),
        ("\\AND", Word("AND")),
        ("", Everything()),
        ("  ", Everything()),
        ("*", Everything()),
        ('"a b"', Phrase("a b")),
        ("“a b”", Phrase("a b")),
        ('"a \\" b"', Phrase('a " b')),
        ("fentan*", Prefix("fentan")),
        ("海*", Prefix("海")),
        ("title:(a OR b)", Or((Word("a", "title"), Word("b", "title")))),
        ("title:a b", And((Word("a", "title"), B))),
        ("Title:a", Word("a", "title")),
        ('person:"El Chapo"', Phrase("El Chapo", "person")),
        ('tag:"court ruling"', Word("court ruling", "tag")),
        ("url:https://x.example/a?b=c", Word("https://x.example/a?b=c", "url")),
        ("wallet:btc:1abc", Word("btc:1abc", "wallet")),
        ("wallet:*", Exists("wallet")),
        ("has:wallet", Exists("wallet")),
        ("kg:*", Exists("kg")),
        ("published:[* TO *]", Exists("published")),
        ("month:2024-05", Word("2024-05", "month")),
        ("month:[2024-01 TO *]", KeywordRange("month", "2024-01", None)),
        ("month:>2023-12", KeywordRange("month", "2024-01", None)),
        ("kg:>=100", NumberRange("kg", 100.0, None)),
        ("kg:{1 TO 2.5]", NumberRange("kg", 1.0, 2.5, low_open=True)),
        ("value:>1,000,000", NumberRange("value", 1_000_000.0, None, low_open=True)),
        ("kg:(>5 OR <1)", Or((NumberRange("kg", 5, None, low_open=True), NumberRange("kg", None, 1, high_open=True)))),
        ("value:[1 TO *] currency:eur", NumberRange("value", 1.0, None, currency="EUR")),
        ("a currency:EUR value:1", And((A, NumberRange("value", 1.0, 1.0, currency="EUR")))),
        ("currency:eur", Word("EUR", "currency")),
        ("kg:1 currency:EUR", And((NumberRange("kg", 1.0, 1.0), Word("EUR", "currency")))),
        (
            "value:1 currency:(EUR OR USD)",
            Or(tuple(NumberRange("value", 1.0, 1.0, currency=code) for code in ("EUR", "USD"))),
        ),
    ],
)
def test_meaning(text: str, node: Node) -> None:
    assert parse(text, NOW) == node


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("published:2024", day(2024, 1, 1), day(2025, 1, 1) - TICK),
        ("published:2024-02", day(2024, 2, 1), day(2024, 3, 1) - TICK),
        ("published:2024-12", day(2024, 12, 1), day(2025, 1, 1) - TICK),
        ("published:2024-02-29", day(2024, 2, 29), day(2024, 3, 1) - TICK),
        ('published:"2024-02-29"', day(2024, 2, 29), day(2024, 3, 1) - TICK),
        ("published:[2024-01 TO 2024-06-30]", day(2024, 1, 1), day(2024, 7, 1) - TICK),
        ("published:{2024-01 TO 2024-03}", day(2024, 2, 1), day(2024, 3, 1) - TICK),
        ("published:>=2024-05", day(2024, 5, 1), None),
        ("published:>2024-05", day(2024, 6, 1), None),
        ("published:<2024-05", None, day(2024, 5, 1) - TICK),
        ("published:<=2024-05", None, day(2024, 6, 1) - TICK),
        ("collected:>=now-2d", day(2024, 6, 13, 12), None),
        ("collected:[now-6h TO now]", day(2024, 6, 15, 6), NOW),
        ("published:2024-05-03T10:30", day(2024, 5, 3, 10, 30), day(2024, 5, 3, 10, 31) - TICK),
        ("published:>=2024-05-03T10:30+02:00", day(2024, 5, 3, 8, 30), None),
        ("published:9999", day(9999, 1, 1), datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_dates(text: str, start: datetime | None, end: datetime | None) -> None:
    field = text.partition(":")[0]
    assert parse(text, NOW) == DateRange(field, start, end)
