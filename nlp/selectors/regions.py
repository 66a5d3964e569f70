"""Which countries a text speaks of: their way of writing telephone numbers is the one to try."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nlp.selectors.lists import alternatives, table

_TELLING: Final = 6000
_MOST: Final = 4


def mentioned_regions(text: str) -> tuple[str, ...]:
    """ISO 3166-1 codes of the countries that a text names, the most often named first; at most four."""
    told, counts = text[:_TELLING], {}
    for region, listed in _named().items():
        # To look for the bare letters first is ten times as fast.
        count = sum(len(pattern.findall(told)) for word, pattern in listed if word in told)
        if count:
            counts[region] = count
    return tuple(sorted(counts, key=lambda region: -counts[region])[:_MOST])


def usual_regions(language: str | None) -> tuple[str, ...]:
    """Countries of a language (BCP 47); the tag's own country alone where it has one."""
    name, *rest = (language or "en").replace("_", "-").split("-")
    own = [part.upper() for part in rest if len(part) == 2 and part.isalpha()]
    return tuple(own) or tuple(table("regions")["languages"].get(name.lower(), ()))


@cache
def _named() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    listed: dict[str, list[str]] = table("regions")["words"]
    return {region: [(word, re.compile(alternatives([word]))) for word in words] for region, words in listed.items()}
