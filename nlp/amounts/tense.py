"""Whether a sentence speaks of what is to come: a date without a year in it lies ahead."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

_END: Final = re.compile(r"[.!?;\n](?=\s|$)")
_BEFORE: Final = 160
_BEHIND: Final = 100


def is_ahead(text: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence that has a date from ``start`` to ``end`` speaks of the future there."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [found.end() for found in _END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    stop = _END.search(text, end, end + _BEHIND)
    behind = text[end : stop.start() if stop else end + _BEHIND]
    cue = _cues().get(language)
    if cue is None or not (cue.search(before) or cue.search(behind)):
        return False
    return language != "en" or _last_verb(before, behind)


def _last_verb(before: str, behind: str) -> bool:
    """Whether the verb nearest to the date is of the future: the last before it, else the first behind it."""
    pattern = _cues()["verbs"]
    verbs = list(pattern.finditer(before))
    nearest = verbs[-1] if verbs else pattern.search(behind)
    return nearest is not None and nearest["ahead"] is not None


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """By language what shows the future; "verbs" are the English ones of both tenses, of which the nearest counts."""
    data = tomllib.loads((files("nlp.amounts") / "data" / "tense.toml").read_text("utf-8"))
    english = data["en"]
    ahead, taken, past = ("|".join(english[name]) for name in ("ahead", "taken", "past"))
    patterns = {code: rf"\b(?:{'|'.join(forms)})\b" for code, forms in data["others"].items()}
    patterns["en"] = rf"\b(?:{ahead})\b"
    patterns["verbs"] = rf"\b(?:(?P<ahead>(?:{ahead})(?: (?:{taken})){{0,3}}(?: [a-z]{{3,}}ed)?)|{past})\b"
    return {code: re.compile(pattern, re.IGNORECASE) for code, pattern in patterns.items()}
