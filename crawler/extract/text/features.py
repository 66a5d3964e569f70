"""What a piece of text shows by its place on the page: what its box is, where it stands, what stands beside it."""

from __future__ import annotations

import numpy as np

from crawler.extract.text import signs, surroundings
from crawler.extract.text.frame import Flags, Frame, Numbers, Places
from crawler.extract.text.marks import NAMES as MARKS
from crawler.extract.text.table import Table

MUCH = surroundings.MUCH
MANY = surroundings.MANY
PROSE = 60
"""Letters from which a piece with few links is running text."""
FEW_LINKS = 0.4
HEADING = 80
"""Letters up to which a piece in bold is a heading."""
PHRASE = 60
NOWHERE = 999

_TAGS = ("p", "h1", "h2", "h3", "li", "tr", "div", "td", "figcaption", "blockquote", "dd", "pre")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ROWS = [f"far {mark}" for mark in MARKS]


def features_of(frame: Frame, shown: Numbers) -> Table:
    """Return all features of all pieces. ``shown`` are their own signs, a row for each piece."""
    table = Table(len(frame.box))
    for name, values in zip(signs.NAMES, shown.T, strict=True):
        table.add(name, values)
    prose = np.where((table["letters"] >= PROSE) & (table["linked"] < FEW_LINKS), table["letters"], 0)
    _add_tags(table, frame)
    for name, values in zip(_ROWS, frame.far.T, strict=True):
        table.add(name, values)
    _add_place(table, prose, frame.is_one_of("h1"))
    surroundings.add_levels(table, frame, prose)
    surroundings.add_homes(table, frame, prose)
    surroundings.add_best(table, frame)
    surroundings.add_alike(table, frame)
    _add_headings(table, frame)
    _add_comments(table, frame, prose)
    _add_neighbours(table, frame, prose)
    return table


def _add_tags(table: Table, frame: Frame) -> None:
    for tag in _TAGS:
        table.add(f"is {tag}", frame.is_one_of(tag))
    table.add("is heading", frame.is_one_of(*_HEADINGS))
    table.add("media", frame.media[frame.box])
    table.add("media above", frame.media[frame.parent[frame.box]])


def _add_place(table: Table, prose: Numbers, is_h1: Flags) -> None:
    letters = table["letters"]
    passed, told = np.cumsum(letters) - letters, np.cumsum(prose) - prose
    all_letters, all_told = max(float(letters.sum()), 1), float(prose.sum())
    table.add("at", table.at / table.size)
    table.add("passed", passed / all_letters)
    table.add("told", told / max(all_told, 1))
    table.add("told letters", np.minimum(told, MUCH))
    table.add("left letters", np.minimum(all_told - told - prose, MUCH))
    table.add("all prose", min(all_told, MUCH))
    table.add("pieces", min(table.size, MANY))
    table.add("heads", min(int(is_h1.sum()), 5))
    head = _head(is_h1, table["title"] > 0)
    table.add("from head", np.clip(table.at - head, -MANY, MANY) if head >= 0 else NOWHERE)
    table.add("told since head", np.clip(told - told[head], -MUCH, MUCH) if head >= 0 else -1)


def _head(is_h1: Flags, is_title: Flags) -> int:
    """The piece that is the title of the page: a first heading that says it, else any, else what says it; or -1."""
    for flags in (is_h1 & is_title, is_h1, is_title):
        if flags.any():
            return int(flags.argmax())
    return -1


def _add_headings(table: Table, frame: Frame) -> None:
    """What the last heading and the last set phrase before a piece say, and how far they are."""
    short = table["letters"] < HEADING
    heading = _last_before(frame.is_one_of(*_HEADINGS, "dt", "summary") | ((table["bold"] > 0.8) & short))
    near = frame.wider[frame.box[heading]] == frame.wider[frame.box]
    table.add("under", np.where(heading >= 0, table["phrase"][heading], -1))
    table.add("from heading", np.where(heading >= 0, np.minimum(table.at - heading, MANY), -1))
    table.add("heading in box", (heading >= 0) & near)
    phrase = _last_before((table["phrase"] > 0) & (table["letters"] < PHRASE))
    table.add("after phrase", np.where(phrase >= 0, table["phrase"][phrase], -1))
    table.add("from phrase", np.where(phrase >= 0, np.minimum(table.at - phrase, MANY), -1))


def _last_before(flags: Flags) -> Places:
    """The last piece before each that has the flag; -1 where there is none."""
    last = np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))
    return np.concatenate(([-1], last[:-1]))


def _add_comments(table: Table, frame: Frame, prose: Numbers) -> None:
    """How much of a page's running text stands in boxes for comments."""
    inside = table["far comment"] < surroundings.FAR
    said, told = float(prose[inside].sum()), float(prose.sum())
    table.add("said", said / max(told, 1))
    table.add("unsaid letters", min(told - said, MUCH))


def _add_neighbours(table: Table, frame: Frame, prose: Numbers) -> None:
    for by in (-2, -1, 1, 2):
        for name in ("letters", "linked", "closed"):
            table.add(f"{name} {by:+}", _shifted(table[name], by, 0))
        table.add(f"same box {by:+}", _shifted(frame.box.astype(np.float32), by, -1) == frame.box)
    sums = np.concatenate(([0], np.cumsum(prose)))
    for width in (3, 8):
        before, behind = np.maximum(table.at - width, 0), np.minimum(table.at + 1 + width, table.size)
        table.add(f"prose -{width}", np.minimum(sums[table.at] - sums[before], MUCH))
        table.add(f"prose +{width}", np.minimum(sums[behind] - sums[table.at + 1], MUCH))


def _shifted(values: Numbers, by: int, fill: float) -> Numbers:
    """Values of the piece so many places before (negative) or behind; ``fill`` beyond the ends."""
    moved = np.full_like(values, fill)
    if by < 0:
        moved[-by:] = values[:by]
    else:
        moved[:-by] = values[by:]
    return moved
