"""What a sentence denies, wishes for, takes for possible or tells as undone: nothing that has happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.languages import LANGUAGES

_NEVER: Final = re.compile(r"(?!)")
# "Denies that", "dementiert, dass": the clause goes on.
_THAT: Final = re.compile(r",?\s(?:that|que|qu['\u2019]|che|dass|da\u00df|ob|dat|of)\b\s?", re.IGNORECASE)
_BACK: Final = 110
"""Letters before a verb in which words may govern it."""
_AHEAD: Final = 160
_NEAR: Final = 40


@dataclass(frozen=True, slots=True, eq=False)
class Unreal:
    """Compiled words of one language, from ``data/unreal.toml``."""

    governs: re.Pattern[str]
    near: re.Pattern[str]
    behind: re.Pattern[str]
    undone: re.Pattern[str]
    breaks: re.Pattern[str]
    contrast: re.Pattern[str]

    def covers(self, frame: Frame, start: int, verb: int, end: int) -> bool:
        """Whether what a verb says is no fact in this sentence; it stands from ``verb`` to ``end``.

        ``start`` is where the words that help it begin.
        """
        text, first = frame.text, max(frame.start, start - _BACK)
        near = self.near.search(text, max(frame.start, verb - _NEAR), verb)
        if near and not self.breaks.search(text, near.start(), verb):
            return True
        for found in self.governs.finditer(text, first, start):
            that = _THAT.match(text, found.end(), start)
            if not self.breaks.search(text, that.end() if that else found.end(), start):
                return True
        return self.behind.search(text, end, min(frame.end, end + _AHEAD)) is not None

    def undoes(self, frame: Frame, start: int, end: int) -> bool:
        """Whether the sentence of a court whose verb stands there is told as undone by another one."""
        for found in self.undone.finditer(frame.text, max(frame.start, start - _BACK), min(frame.end, end + _AHEAD)):
            first, last = (found.end(), start) if found.end() <= start else (end, found.start())
            if found.end() <= start and self.contrast.search(frame.text, first, last):
                continue
            # "Roe was jailed while Poe was cleared" speaks of two.
            if not any(first <= mark.start < last for mark in frame.of("PERSON")) or found.end() <= start:
                return True
        return False


@lru_cache(LANGUAGES)
def unreal_of(language: str | None) -> Unreal:
    """The words of a BCP 47 language; English where it is not known, none where there are none."""
    entry = table("unreal").get((language or "en").replace("_", "-").split("-")[0].lower())
    if entry is None:
        return Unreal(_NEVER, _NEVER, _NEVER, _NEVER, _NEVER, _NEVER)
    made = {name: re.compile(rf"\b{any_of(words)}(?!\w)", re.IGNORECASE) for name, words in entry.items()}
    made["near"] = re.compile(rf"\b{any_of(entry['near'])}\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
    # A dash or a sign ends a clause as well.
    made["breaks"] = re.compile(rf"[;:\u2013\u2014]|,\s|\b{any_of(entry['breaks'])}\b", re.IGNORECASE)
    return Unreal(**made)
