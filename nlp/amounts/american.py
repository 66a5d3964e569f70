"""Whether a "ton" is the short one of the United States: by what else a text says in American or in another English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_TON: Final = re.compile(r"\btons?\b", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"\btons?\s?(?:\(|or |, or )\s?(?:about |around |some )?[0-9][0-9,.]{0,12}\s?(kg|kilo|pound|lb)"
)
_SAMPLE: Final = 20_000
_STRONG: Final = 3
"""An agency, court, state or city says as much as so many words spelt the one way or the other."""
_MOST_STRONG, _MOST_WEAK = 2, 3
_SOURCE: Final = 2 * _STRONG


def american(text: str, english: bool, country: str | None = None) -> bool:
    """Whether tons in a text are short tons: only in American English.

    ``country`` (ISO 3166-1 alpha-2) is the source's, which counts most; then agencies, courts, states and cities of
    the United States against those of others and their money; then spelling and the other units of the text. Where
    nothing tells, a ton is a thousand kilograms.
    """
    if not english or not _TON.search(text):
        return False
    return _is_american(text[:_SAMPLE], country)


@lru_cache(64)
def _is_american(text: str, country: str | None) -> bool:
    beside = _ASIDE.search(text)
    if beside is not None:
        # "3 tons (6,000 pounds)" says which ton it is.
        return beside[1] in ("pound", "lb")
    here, abroad = cues(text)
    if country is not None:
        american_source = country.upper() == "US"
        here, abroad = here + _SOURCE * american_source, abroad + _SOURCE * (not american_source)
    return here > 2 * abroad


def cues(text: str) -> tuple[int, int]:
    """How much in a text speaks for the United States, and how much for other countries."""
    here_names, here_words, abroad_names, abroad_words = _patterns()
    low = text.lower()
    here = _STRONG * min(_MOST_STRONG, len(here_names.findall(text))) + min(_MOST_WEAK, len(here_words.findall(low)))
    return here, len(abroad_names.findall(text)) + len(abroad_words.findall(low))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((files("nlp.amounts") / "data" / "american.toml").read_text("utf-8"))
    signs = [*data["abroad_signs"]]
    return (
        _any(data["here"]), _any(data["here_words"]),
        re.compile(f"{_any(data['abroad']).pattern}|{'|'.join(map(re.escape, signs))}"), _any(data["abroad_words"]),
    )  # fmt: skip


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})(?!\w)")
