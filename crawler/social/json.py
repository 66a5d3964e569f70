"""Checked access to JSON that strangers wrote: a value of a wrong type is an absent one."""

from __future__ import annotations

import json
import re
from typing import Any

MAX_TEXT = 200_000
"""Characters of one string; no platform allows a post of a quarter of it."""
MAX_ITEMS = 2_000
MAX_NUMBER = 2**53

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class AnswerError(ValueError):
    """The answer is not what the platform gives; the message says what is wrong with it, in words for an operator."""


def parse(body: bytes) -> Any:
    """Return the value that a body holds. Raises ``AnswerError``: not JSON, or nested beyond reading."""
    try:
        return json.loads(body, parse_constant=lambda _: None)
    except RecursionError as error:
        raise AnswerError("JSON nested too deep to read") from error
    except ValueError as error:
        what = "a web page" if body.lstrip()[:1] == b"<" else "no JSON"
        raise AnswerError(f"the answer is {what}, not JSON: {str(error)[:100]}") from error


def clean(value: str) -> str:
    """Return text without control characters and lone surrogates, cut to ``MAX_TEXT`` characters."""
    return _UNFIT.sub("", value[:MAX_TEXT])


def text(holder: object, key: str) -> str | None:
    """Return the string under a key, cleaned and without blanks around it; None where there is none or it is empty."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return (clean(value).strip() or None) if isinstance(value, str) else None


def ident(holder: object, key: str) -> str | None:
    """Return an identifier, which some publishers write as a number; at most 500 characters of it."""
    value = holder.get(key) if isinstance(holder, dict) else None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return str(value)
    return (text(holder, key) or "")[:500] or None


def number(holder: object, key: str) -> int | None:
    """Return a whole number of sane size, fractions cut off; None for anything else."""
    value = holder.get(key) if isinstance(holder, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -MAX_NUMBER < value < MAX_NUMBER:
        return None
    return int(value)


def flag(holder: object, key: str) -> bool:
    """Whether the value under a key is ``true`` itself."""
    return isinstance(holder, dict) and holder.get(key) is True


def mapping(holder: object, key: str) -> dict[str, Any]:
    """Return the object under a key, an empty one where there is none."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, dict) else {}


def items(holder: object, key: str, limit: int = MAX_ITEMS) -> list[Any]:
    """Return the first entries of the list under a key, of whatever type each is; empty where there is no list."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value[:limit] if isinstance(value, list) else []
