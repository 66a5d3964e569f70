"""A press release as a letter: its head, its headline, its text, its contacts and its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.kinds.build import length
from crawler.extract.releases.lines import (
    headline_after,
    is_contact,
    is_end,
    is_furniture,
    is_name,
    is_reach,
    is_release_line,
    without_label,
)
from crawler.extract.releases.offices import is_office

HEAD_LINES = 24
FOOT_BLOCKS = 10
RUNNING = 100
"""Letters from which a block is text rather than a line of the letter head."""
SHORT_LINE = 60
"""Letters up to which a line of contacts may end like a sentence."""
LEAST_BEFORE = 0.4
"""Share of the text that stands before the mark that ends it."""
MAX_HEADLINE = 300
FEW = 3
TAIL = 20

_ENDS = (".", "!", "?", ":", "。", "！", "？", "।", "؟", "”", '"', "»")
_END_OF_BLOCK = re.compile(r"\s*(?:#\s*){3,}$|\s+[-–—]\s?30\s?[-–—]$")
_DATELINE = re.compile(r"\s(?=(?:\([A-ZÀ-Þ][^()]{2,40}\)|[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}(?:, [A-Z][\w.]{1,12})?)\s[–—-]\s)")


@dataclass(frozen=True, slots=True)
class Letter:
    """A release that came as a file: ``blocks`` is its text, ``office`` the line of the letter head that names one."""

    headline: str | None
    office: str | None
    blocks: list[str]


def is_letter(blocks: list[str]) -> bool:
    """Whether the text of a file is a release: it says so at its head, or it ends as one and names whom to ask."""
    head = blocks[:HEAD_LINES]
    if any(is_release_line(line[:RUNNING]) for line in head[: HEAD_LINES // 2]):
        return True
    return any(map(is_contact, head)) and any(map(is_end, blocks))


def read_letter(blocks: list[str]) -> Letter:
    """Read the text of a file that is a release; each line of its head is a block."""
    lines = list(_divided(up_to_end(blocks)))
    start = start_of_text(lines)
    dropped = head_lines(lines[:start])
    last = max((number for number, drop in enumerate(dropped) if drop), default=-1)
    office = next((line for line in lines[:start] if is_office(line)), None)
    said = headline_after(lines[last]) if last >= 0 else ""
    under = [line for line in dict.fromkeys((said, *lines[last + 1 : start])) if line and line != office]
    if not under:
        under = [line for line, drop in zip(lines[:start], dropped, strict=True) if not drop and not is_office(line)]
    size = next((number for number, line in enumerate(under) if not _goes_on(under[0], line)), len(under))
    headline = " ".join(under[:size])[:MAX_HEADLINE]
    return Letter(headline or None, office, under[size:] + without_contacts(lines[start:]))


def _goes_on(first: str, line: str) -> bool:
    """Whether a line may be another of a headline's, rather than what is set below it."""
    return line[:1] not in "*•(" and first.isupper() == line.isupper()


def _divided(blocks: list[str]) -> list[str]:
    """Blocks, with a headline apart from the text that was joined to it."""
    first = next((number for number, block in enumerate(blocks[:HEAD_LINES]) if is_release_line(block[:RUNNING])), None)
    if first is None or length(blocks[first]) < RUNNING:
        return blocks
    found = _DATELINE.search(blocks[first], 0, MAX_HEADLINE)
    if found is None:
        return blocks
    return [*blocks[:first], blocks[first][: found.start()], blocks[first][found.end() :], *blocks[first + 1 :]]


def up_to_end(blocks: list[str]) -> list[str]:
    """Return the blocks before the mark that ends a release, if that is the greater part."""
    told = sum(map(len, blocks))
    before = 0
    for number, block in enumerate(blocks):
        before += len(block)
        if before < LEAST_BEFORE * told:
            continue
        lines = block.split("\n")
        marked = next((place for place, line in enumerate(lines) if is_end(line)), None)
        closing = _END_OF_BLOCK.search(block, max(0, len(block) - TAIL)) if marked is None else None
        if marked is not None or closing is not None:
            rest = "\n".join(lines[:marked]) if closing is None else block[: closing.start()]
            return blocks[:number] + ([rest] if rest.strip() else [])
    return blocks


def start_of_text(lines: list[str]) -> int:
    """Return where the running text begins: before it stand lines of the letter head, and the headline."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        ended = line[-1:] in _ENDS or length(line) >= 2 * RUNNING
        if length(line) >= RUNNING and ended and not line.isupper() and not _is_head(line):
            return number
    return min(HEAD_LINES, len(lines)) if len(lines) > HEAD_LINES else 0


def _is_head(line: str) -> bool:
    return is_furniture(line) or is_release_line(line)


def without_head(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of a letter head, each with the number of its block, that belong to the text: the headline."""
    kept: list[tuple[int, str]] = []
    for (number, line), dropped in zip(lines, head_lines([line for _, line in lines]), strict=True):
        text = headline_after(line) if dropped else line
        if text:
            kept.append((number, text))
    return kept


def head_lines(lines: list[str]) -> list[bool]:
    """Say which lines of a letter head are no text; names go with the telephone number that follows them."""
    said = next((number for number, line in enumerate(lines) if is_release_line(line)), len(lines))
    dropped = [is_furniture(line) or number == said for number, line in enumerate(lines)]
    for number, line in enumerate(lines[said + 1 :], said + 1):
        # What comes second and has a headline in it is the headline: "Media advisory: the quay is closed".
        dropped[number] = dropped[number] or (is_release_line(line) and len(without_label(line).split()) < FEW)
    for number, line in enumerate(lines):
        follows = lines[number + 1 : number + 4]
        asked = number > 0 and is_contact(lines[number - 1]) and is_name(line)
        if asked or (is_name(line) and any(is_reach(other) for other in follows) and all(map(_is_part, follows[:1]))):
            dropped[number] = True
    return dropped


def _is_part(line: str) -> bool:
    return is_name(line) or is_furniture(line)


def without_contacts(blocks: list[str]) -> list[str]:
    """Cut contacts from the end: from the line that names them on, or as far as lines are telephone numbers."""
    for number in range(max(1, len(blocks) - FOOT_BLOCKS), len(blocks)):
        lines = blocks[number].split("\n")
        begun = next((place for place, line in enumerate(lines) if is_contact(line)), None)
        if begun is not None and not any(map(_is_sentence, lines[begun + 1 :] + _lines(blocks[number + 1 :]))):
            return blocks[:number] + (["\n".join(lines[:begun])] if begun else [])
    end = len(blocks)
    while end > 1 and all(is_reach(line) for line in blocks[end - 1].split("\n")):
        end -= 1
    return blocks[:end]


def _lines(blocks: list[str]) -> list[str]:
    return [line for block in blocks for line in block.split("\n")]


def _is_sentence(line: str) -> bool:
    return length(line) > SHORT_LINE and (line[-1:] in _ENDS or length(line) > 2 * RUNNING)
