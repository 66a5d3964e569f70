"""What to call a document: its title or, as posts have none, who wrote it and the first words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

FIRST_WORDS = 80
"""Characters of the text that stand for a title."""
PARTIAL = "only a part of the text is shown to those who do not pay, or a page of it is missing"


def named(shown: Mapping[str, Any]) -> str:
    """The title of a hit or document as ``Searcher`` answers it; else its headline, else ``(no title)``."""
    return str(shown.get("title") or shown.get("headline") or "(no title)")


def headline(authors: Sequence[str], text: str) -> str | None:
    """``author: first words``, whole words of the first ``FIRST_WORDS`` characters; None where there is neither."""
    words = _first_words(text)
    by = "; ".join(authors)
    return f"{by}: {words}" if by and words else words or by or None


def _first_words(text: str) -> str:
    begun = " ".join(text[: 4 * FIRST_WORDS].split())
    if len(begun) <= FIRST_WORDS:
        return begun
    cut = begun[:FIRST_WORDS]
    whole = cut.rpartition(" ")[0]
    # Scripts without blanks, and long addresses, have no earlier end.
    return f"{whole if len(whole) > FIRST_WORDS // 2 else cut}…"
