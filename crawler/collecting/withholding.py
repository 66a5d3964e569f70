"""Credentials stay out of what a run says: servers quote what they refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from crawler.runs import SourceRun

SHORTEST = 4
"""Characters of the shortest secret: anything less would blacken words that are none."""
MARK = "[withheld]"


def withheld(words: str, run: SourceRun) -> str:
    """Return words without the credentials of a run, and without the token that they were exchanged for."""
    for form in sorted(set(_forms(run)), key=len, reverse=True):
        words = words.replace(form, MARK)
    return words


def withheld_body(body: bytes, run: SourceRun) -> bytes:
    """The same for what a server answers to a request that it refuses, whatever its encoding."""
    if not (run.secrets or run.token):
        return body
    return withheld(body.decode("utf-8", "surrogateescape"), run).encode("utf-8", "surrogateescape")


def _forms(run: SourceRun) -> Iterator[str]:
    """Each secret as it is, and as it stands in JSON and in addresses."""
    tokens = (word for value in run.token.values() for word in value.split())
    for secret in (*run.secrets.values(), *tokens):
        if len(secret) >= SHORTEST and secret not in ("Bearer", "Basic"):
            yield from (secret, json.dumps(secret)[1:-1], quote(secret), quote(secret, safe=""))
