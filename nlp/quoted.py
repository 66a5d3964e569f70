"""Text quoted in mail: the signs before its lines are no part of it, and its sentences go over the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_QUOTED: Final = re.compile(r"^(?:> ?)+", re.MULTILINE)
_BLOCK: Final = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SIGNS: Final = re.compile(r"[.!?:;]\s*$")
_BULLET: Final = re.compile(r"\s*(?:[\u2022*-]|\d{1,2}[.)])\s")


def unquoted(text: str) -> str:
    """The text with blanks for the signs of quoting and for ends of lines inside a sentence; of the same length."""
    if "\n>" not in text and not text.startswith(">"):
        return text
    return _BLOCK.sub(lambda block: "".join(_joined(block[0])), text)


def _joined(block: str) -> Iterator[str]:
    """The lines of a quoted block. A line was cut where the next line's first word would not have stood on it."""
    lines = [_QUOTED.sub(lambda signs: " " * len(signs[0]), line) for line in block.splitlines(keepends=True)]
    width = max(len(line.strip()) for line in lines)
    for line, behind in zip(lines, [*lines[1:], ""], strict=True):
        first = behind.split(maxsplit=1)[:1]
        cut = bool(first) and len(line.strip()) + 1 + len(first[0]) > width
        ends = _SIGNS.search(line.rstrip()) is not None or _BULLET.match(behind) is not None
        yield line[:-1] + " " if cut and not ends and line.endswith("\n") else line
