"""Makes a text easier to read for the model without moving a character: the result has the same length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from nlp.quoted import unquoted

_BLANKS: Final = str.maketrans(
    dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, *range(128, 160)], " ")
    | dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# The tokenizer takes quadratic time on long words and on long runs of brackets or quotes.
_LONGEST_WORD: Final = 200
_LONG_WORD: Final = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_SIGNS: Final = re.compile(r"[^\w\s]{30,}")
_BEFORE_LOWER: Final = re.compile(r"(?<=[^\n.!?:])\n(?=[a-z\u00e0-\u00fe])")
_LINE: Final = re.compile(r"[^\n]*\n?")
_WIDTHS: Final = range(60, 131)
_FULL: Final = 0.72
_MANY: Final = 6


def prepare(text: str) -> str:
    """Return the text with blanks made plain, wrapped lines joined and long runs broken; offsets stay."""
    text = _SURROGATE.sub("\ufffd", text).translate(_BLANKS).replace("\r\n", " \n").replace("\r", "\n")
    text = unquoted(text)
    text = _SIGNS.sub(lambda found: " " * len(found[0]), text)
    return join_lines(_LONG_WORD.sub(_broken, text))


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    pieces = (word[at : at + _LONGEST_WORD - 1] for at in range(0, len(word), _LONGEST_WORD))
    return " ".join(pieces).ljust(len(word))[: len(word)]


def join_lines(text: str) -> str:
    """Turn a line break inside a sentence into a blank: after a full line, or before a small letter."""
    text = _BEFORE_LOWER.sub(" ", text)
    lines = _LINE.findall(text)
    width = _width(lines)
    if width is None:
        return text
    for place, line in enumerate(lines[:-1]):
        if _FULL * width <= len(line) <= width + 1 and line.endswith("\n") and lines[place + 1].strip():
            lines[place] = line[:-1] + " "
    return "".join(lines)


def _width(lines: Sequence[str]) -> int | None:
    """The width at which the lines were broken; None where they were not. A few long lines may stand between."""
    lengths = sorted(map(len, lines))
    longest = lengths[-1]
    broken = [length for length in lengths if length in _WIDTHS]
    if longest in _WIDTHS:
        return longest
    longer = len(lengths) - bisect_right(lengths, _WIDTHS[-1])
    return broken[-1] if len(broken) > _MANY * max(longer, 1) else None
