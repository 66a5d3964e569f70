"""Markup inside a string, as JSON holds it: its blocks of text."""

from __future__ import annotations

import re

from crawler.extract.markup import parse
from crawler.extract.model import PageError
from crawler.extract.threads.text import blocks_of

MAX_MARKUP = 500_000

_MARKED = re.compile(r"<(?:/?[a-zA-Z]|!)|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,10});")


def blocks_in(text: object) -> list[str]:
    """Return the blocks of text in a value, which may be markup; empty for what is no text or cannot be read."""
    if not isinstance(text, str) or not text.strip():
        return []
    text = text[:MAX_MARKUP]
    if not _MARKED.search(text):
        return [flat for line in text.splitlines() if (flat := " ".join(line.split()))]
    kept = text if "<" in text else text.replace("\n", "<br>")
    try:
        return list(blocks_of(parse(f"<div>{kept}</div>")))
    except PageError:
        return []
