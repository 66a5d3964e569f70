"""Which fields a query may name."""

from __future__ import annotations

from difflib import get_close_matches

from index.query.ast import FIELDS, KEYWORD_FIELDS, NAME_FIELDS, SELECTOR_FIELDS, TEXT_FIELDS
from index.query.errors import QueryError

EXACT_FIELDS = (*KEYWORD_FIELDS, *SELECTOR_FIELDS, "currency")
"""Fields whose values are compared whole."""
WORD_FIELDS = (*TEXT_FIELDS, *NAME_FIELDS)
"""Fields that hold words; no field at all means all text fields."""
EXISTING_FIELDS = (*(field for field in FIELDS if field != "has"), "partial")
"""What ``has:`` may ask for: any field, and ``partial``, which is no field but a mark of the whole document."""

_OTHER_NAMES = {
    "language": "lang",
    "organization": "org",
    "organisation": "org",
    "author_name": "author",
    "date": "published",
}


def field_named(name: str, column: int, allowed: tuple[str, ...] = FIELDS) -> str:
    """Return the field of that name (in any case). Raises ``QueryError`` with the likeliest name meant."""
    field = name.lower()
    if field in allowed:
        return field
    close = [_OTHER_NAMES[field]] if _OTHER_NAMES.get(field) in allowed else get_close_matches(field, allowed, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"the fields are {', '.join(allowed)}"
    if field in ("http", "https"):
        hint = 'put an address in quotes after url:, as in url:"https://…"'
    raise QueryError(column, f"unknown field `{name}`: {hint}")
