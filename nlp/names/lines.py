"""Joins lines that were broken in the middle of a sentence, so that a name over the break is one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from nlp.marks import Mark
from nlp.names.first_names import first_names

_QUOTED: Final = re.compile(r"(?<=[\w,;\u2019'])\n(?:> ?){1,4}(?=\w)")
_QUOTE_MARKS: Final = re.compile(r"^(?:> ?){1,4}", re.MULTILINE)
_LINE: Final = re.compile(r"[^\n]*\n?")
_LOWER: Final = re.compile(r"(?<![\w'\u2019-])[a-z\u00df-\u00f6\u00f8-\u00ff]+(?![\w-])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 28
"""A shorter line is a heading or an entry of a list as likely as part of a sentence."""
_LONGEST_HEADING: Final = 100
"""A shorter line with which a block begins may be its heading."""
_STOP: Final = re.compile(r"[a-z\u2019\")][.,;]")
_PROSE: Final = 0.4
"""From this share of words in small letters on a line is prose."""


def unwrapped(text: str) -> str:
    """Return the text with breaks inside sentences, and the quote marks of mail, turned into blanks; offsets stay."""
    if "\n>" in text or text.startswith(">"):
        text = _QUOTE_MARKS.sub(_blank, _QUOTED.sub(_blank, text))
    if "\n" not in text:
        return text
    lines = _LINE.findall(text)
    for place in range(len(lines) - 1):
        if _is_broken(lines, place):
            lines[place] = lines[place][:-1] + " "
    return "".join(lines)


def behind_break(given: str, mark: Mark) -> Mark:
    """A place found by a rule does not go over the end of a line as it was given: it is what stands behind it."""
    return replace(mark, start=max(mark.start, given.rfind("\n", mark.start, mark.end) + 1))


def _is_broken(lines: Sequence[str], place: int) -> bool:
    """Whether a line of prose ends without a stop, and prose goes on behind it."""
    line, following = lines[place][:-1], lines[place + 1]
    if len(line) < _SHORTEST or not (line[-1].isalnum() or line[-1] in ",'\u2019") or not following[:1].isalnum():
        return False
    first, last = following.split(maxsplit=1)[0].strip(",.;:"), line.rsplit(" ", 1)[-1]
    if len(first) > 2 and first.isupper():
        return False
    heads = len(line) < _LONGEST_HEADING and not (place and lines[place - 1].strip()) and last not in first_names()
    return not heads and _is_prose(line) and (_is_prose(following) or _STOP.search(following[:60]) is not None)


def _is_prose(line: str) -> bool:
    words = len(_WORD.findall(line))
    return words > 0 and len(_LOWER.findall(line)) >= _PROSE * words


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
