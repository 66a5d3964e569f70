"""Every mistake in a query is named with its column."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.query.parser import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, QueryError, parse

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("(a", 1, "closing bracket"),
        ("a)", 2, "never opened"),
        ("()", 2, "inside the brackets"),
        ("a AND", 6, "end of the query"),
        ("AND a", 1, "before AND"),
        ("a OR", 5, "end of the query"),
        ("OR a", 1, "before OR"),
        ("a OR AND b", 6, "before AND"),
        ("NOT", 4, "after the negation"),
        ("x NOT AND y", 7, "after the negation"),
        ("-&", 3, "after the negation"),
        ('a "b', 3, "closing quote"),
        ('""', 1, "between the quotes"),
        ("&", 1, "only signs"),
        ("a && b", 3, "operator AND"),
        ("a || b", 3, "operator OR"),
        ("perso:x", 1, "did you mean person?"),
        ("a language:x", 3, "did you mean lang?"),
        ("https://x.example", 1, "in quotes after url:"),
        ("has:walet", 5, "did you mean wallet?"),
        ("has:*", 5, "name of a field"),
        ("title: a", 7, "directly after title:"),
        ("title:", 7, "directly after title:"),
        ("title:&", 7, "after title:"),
        ("title:(kind:a)", 8, "no field inside title:( )"),
        ("title:[a TO b]", 7, "only dates, months and numbers"),
        ("published:2024-13", 11, "date such as"),
        ("published:[2024 2025]", 11, "two ends"),
        ("published:[2024 TO 2025", 11, "closing ]"),
        ("published:[2024-03 TO x]", 23, "date such as"),
        ("published:[2025 TO 2024]", 11, "ends after it begins"),
        ("published:now-999999999w", 11, "date such as"),
        ("kg:many", 4, "number such as"),
        ("kg:nan", 4, "number such as"),
        ("kg:1e999", 4, "number such as"),
        ("kg:[3 TO 2]", 4, "ends after it begins"),
        ("kg:>*", 5, "value after >"),
        ("month:2024", 7, "month such as"),
        ("currency:€", 10, "currency such as"),
        ('tag:" "', 5, "value after tag:"),
        ("a*", 1, "two characters before *"),
        ("a\\", 3, "after the backslash"),
        ('"a b"~8', 6, "proximity (~) is not supported yet"),
        ("a me?h", 5, "wildcards (* or ? inside a word) are not supported yet"),
        ("wo*rd", 3, "not supported yet"),
        ("sinaloa~1", 8, "fuzzy words (~) are not supported yet"),
        ("/carf.*/", 1, "regular expressions (/…/) are not supported yet"),
        ("a \ud800", 3, "half a character"),
        ("(" * (MAX_DEPTH + 1), MAX_DEPTH + 1, "levels"),
        ("-" * 2000 + "a", MAX_DEPTH + 1, "levels"),
        ("a " * (MAX_TERMS + 1), 2 * MAX_TERMS + 1, "words"),
        ("x " + "a-" * MAX_TERMS, 3, "words"),
        ('"' + "a " * (MAX_TERMS + 1) + '"', 1, "words"),
        ("a" * (MAX_LENGTH + 1), MAX_LENGTH + 1, "characters"),
    ],
)
def test_mistake(text: str, column: int, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, NOW)
    assert caught.value.column == column
    assert words in caught.value.message
    assert str(caught.value).startswith(f"column {column}: ")
