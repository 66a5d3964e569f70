"""The printed form of a query: ``parse(print_query(node))`` is ``node`` again."""

from __future__ import annotations

from datetime import UTC, datetime

from index.query.ast import (
    And,
    DateRange,
    Everything,
    Exists,
    FacetIs,
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
from index.query.fields import EXACT_FIELDS
from index.query.scanner import QUOTES

_SPECIAL = "\\()[]{}:*?~/<>-&|!" + QUOTES
_OPERATORS = ("AND", "OR", "NOT")


def print_query(node: Node) -> str:
    """Return the query text of a tree that ``parse`` made."""
    match node:
        case And(parts=parts):
            return " ".join(_operand(part) for part in parts)
        case Or(parts=parts):
            return " OR ".join(_operand(part) for part in parts)
    return _operand(node)


def _operand(node: Node) -> str:
    """A form that keeps together whatever stands beside it."""
    match node:
        case And() | Or():
            return f"({print_query(node)})"
        case Not(part=part):
            return f"-{_operand(part)}"
        case Everything():
            return "*"
        case Exists(field=field):
            return f"has:{field}"
        case DateRange() | NumberRange() | KeywordRange():
            return _range(node)
        case FacetIs():
            raise TypeError("a facet's value has no written form")
        case Wildcard(parts=parts, field=field):
            return _in_field(field) + "".join(part if place % 2 else _escaped(part) for place, part in enumerate(parts))
        case Fuzzy(text=text, field=field, edits=edits):
            return f"{_in_field(field)}{_escaped(text)}~{edits}"
        case Regex(text=text, field=field):
            return f"{_in_field(field)}/{text}/"
    return _in_field(node.field) + _value(node)


def _in_field(field: str | None) -> str:
    return "" if field is None else f"{field}:"


def _value(node: Word | Phrase | Prefix) -> str:
    match node:
        case Prefix(text=text):
            return f"{_escaped(text)}*"
        case Word(text=text, field=field) if field not in EXACT_FIELDS or field == "month":
            return text if field == "month" else _escaped(text)
    return f'"{_quoted(node.text)}"' + (f"~{node.slop}" if isinstance(node, Phrase) and node.slop else "")


def _escaped(text: str) -> str:
    if text in _OPERATORS:
        return f"\\{text}"
    return "".join(f"\\{char}" if char in _SPECIAL or char.isspace() else char for char in text)


def _quoted(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\" + QUOTES else char for char in text)


def _range(node: DateRange | NumberRange | KeywordRange) -> str:
    match node:
        case DateRange(field=field, start=start, end=end):
            return f"{field}:[{_moment(start)} TO {_moment(end)}]"
        case KeywordRange(field=field, low=low, high=high):
            return f"{field}:[{low or '*'} TO {high or '*'}]"
        case NumberRange(field=field, low=low, high=high):
            opening, closing = "{" if node.low_open else "[", "}" if node.high_open else "]"
            numbers = f"{field}:{opening}{_number(low)} TO {_number(high)}{closing}"
            return numbers if node.currency is None else f"({numbers} currency:{node.currency})"


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return "*"
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _number(number: float | None) -> str:
    return "*" if number is None else repr(number)
