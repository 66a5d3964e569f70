"""What of Reddit was taken away, and by whom."""

from __future__ import annotations

import re
from typing import Any

from crawler.social.json import text

BY_AUTHOR = "deleted by its author"
BY_MODERATOR = "removed by a moderator"
BY_REDDIT = "removed by Reddit"

_CATEGORIES = {
    "deleted": BY_AUTHOR,
    "author": BY_AUTHOR,
    "moderator": BY_MODERATOR,
    "automod_filtered": BY_MODERATOR,
}
_MARK = re.compile(
    r"\[\s*(?P<how>deleted|removed)(?:\s+by\s+(?P<who>user|author|moderator|reddit)\b[^\]]{0,60})?\s*\]", re.IGNORECASE
)


def removal(data: dict[str, Any], body: str) -> str | None:
    """Return why a thing is gone, None where it is there; ``body`` is the key of its text.

    The category counts where the answer gives it (``removed_by_category``), else the words in place of the text.
    """
    category = text(data, "removed_by_category")
    if category:
        return _CATEGORIES.get(category, BY_REDDIT)
    return mark(text(data, body)) or mark(text(data, "title"))


def mark(words: str | None) -> str | None:
    """Return the reason that words in place of a text or title give, None where they are a text of their own."""
    found = _MARK.fullmatch(words or "")
    if not found:
        return None
    who = (found["who"] or "").lower()
    if who == "reddit":
        return BY_REDDIT
    return BY_AUTHOR if found["how"].lower() == "deleted" and who != "moderator" else BY_MODERATOR
