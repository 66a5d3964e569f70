"""Lists of what was seized: a line that opens one, and which of the lines behind it belong to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from nlp.annotation import Event
from nlp.events.cues import Cues
from nlp.events.frames import Frame
from nlp.events.route import name_of, placed, route_of
from nlp.events.scene import BULLET
from nlp.events.seizures import told_in
from nlp.events.when import day_of

_OPENS: Final = re.compile(r":\s*(?:$|[\u2022*-]\s)")
_INDENT: Final = 6
_LINES: Final = 60
"""A list of what was seized has so many lines at most."""
_TITLE: Final = 90
"""A heading is so long at most."""


class SeizedList:
    """The list that is being read, if any; to be asked of each sentence in order."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._told: Event | None = None
        self._lines = 0

    def line(self, frame: Frame) -> Event | None:
        """What was told of the list that the sentence is a line of; None where it is none.

        The list ends with the first line that does not begin with a bullet, amount or drug.
        """
        if self._told is None:
            return None
        self._lines += 1
        amounts = frame.of("DRUG", "QUANTITY", "MONEY")
        begins = BULLET.match(frame.text, frame.start) or (amounts and amounts[0].start - frame.start <= _INDENT)
        if self._lines > _LINES or not begins:
            self._told = None
        return self._told

    def open(self, frame: Frame) -> None:
        """Take a sentence that opens a list: "Officers seized the following:", or a heading "Drugs seized"."""
        colon = _OPENS.search(frame.words) is not None
        if not colon and not _is_heading(frame):
            return
        found = self._cues.cue(frame.words)
        if found is None or not (colon or found[1]):
            return
        at = frame.start + found[0].start()
        (place,) = placed(frame, at, route_of(frame), [(frame.start, frame.end)])
        told = told_in(frame, at, found[0][0], self._cues)
        self._told, self._lines = replace(told, place=name_of(frame, place), date=day_of(frame, at)), 0


def _is_heading(frame: Frame) -> bool:
    """Whether a sentence is a short line of its own that names no drug."""
    alone = frame.text[frame.end : frame.end + 1] == "\n" and frame.text[max(0, frame.start - 1) : frame.start] in "\n"
    return alone and not frame.ends and frame.end - frame.start <= _TITLE and not frame.of("DRUG", "QUANTITY")
