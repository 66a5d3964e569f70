"""What the boxes around a piece of text hold, and how many there are like them."""

from __future__ import annotations

from collections import Counter

import numpy as np

from crawler.extract.text import frame as frames
from crawler.extract.text.frame import Frame, Numbers, Places
from crawler.extract.text.marks import NAMES as MARKS
from crawler.extract.text.table import Table

FAR = frames.FAR
LEVELS = 4
"""Boxes around a piece that are asked."""
MUCH = 3000
MANY = 40
"""Letters and pieces beyond which it says no more how many there are: long pages are few among those learnt from."""
LEAST_POINTS = 25
"""Letters from which a piece speaks for its box."""

_HOMES = ("body", "<article>", "<main>", "articlebody", "comment", "content")
_COUNTED = ("body", "<article>", "<main>", "articlebody")


def add_levels(table: Table, frame: Frame, prose: Numbers) -> None:
    """Sizes, links and running text of the box of each piece and of those around it that hold more."""
    letters = frame.inside(table["letters"])
    linked = frame.inside(table["letters"] * table["linked"])
    told = frame.inside(prose)
    pieces = (frame.end - frame.first).astype(np.float32)
    total = max(float(prose.sum()), 1)
    box = frame.box
    for level in range(LEVELS):
        table.add(f"letters {level}", np.minimum(letters[box], MUCH))
        table.add(f"linked {level}", linked[box] / np.maximum(letters[box], 1))
        table.add(f"prose {level}", told[box] / np.maximum(letters[box], 1))
        table.add(f"share {level}", told[box] / total)
        table.add(f"pieces {level}", np.minimum(pieces[box], MANY))
        table.add(f"mean {level}", letters[box] / pieces[box])
        table.add(f"within {level}", (table.at - frame.first[box]) / pieces[box])
        box = frame.wider[box]


def add_homes(table: Table, frame: Frame, prose: Numbers) -> None:
    """How much of the page's running text the nearest box with a mark holds, and how many such boxes there are."""
    told = frame.inside(prose) / max(float(prose.sum()), 1)
    for mark in _HOMES:
        near = frame.nearest(mark)
        table.add(f"home {mark}", np.where(near < 0, -1, told[near]))
    for mark in _COUNTED:
        table.add(f"number {mark}", min(int(frame.marks[:, MARKS.index(mark)].sum()), 10))


def add_best(table: Table, frame: Frame) -> None:
    """Points as readability gives them: paragraphs speak for their box, half for the next and a quarter beyond."""
    letters = table["letters"]
    points = np.where(letters >= LEAST_POINTS, 1 + table["commas"] + np.minimum(letters / 100, 3), 0)
    points = points * (1 - np.minimum(table["linked"], 1))
    size, above = len(frame.parent), frame.wider[frame.box]
    own = np.bincount(frame.box, points, size) + np.bincount(above, points / 2, size)
    own = own + np.bincount(frame.wider[above], points / 4, size)
    best = int(own.argmax())
    share = own / max(float(own[best]), 1e-6)
    high = share.copy()
    for places in frame.levels:
        high[places] = np.maximum(high[places], high[frame.parent[places]])
    first, end = frame.first[best], frame.end[best]
    table.add("points own", share[frame.box])
    table.add("points above", share[above])
    table.add("points high", high[frame.box])
    table.add("in best", (table.at >= first) & (table.at < end))
    away = np.where(table.at < first, table.at - first, np.maximum(0, table.at - end + 1))
    table.add("from best", np.clip(away, -MANY, MANY))
    table.add("best points", min(float(own[best]), 50))
    table.add("best letters", min(float(letters[first:end].sum()), MUCH))


def add_alike(table: Table, frame: Frame) -> None:
    """Pieces in boxes of the same tag and names on the whole page; such boxes beside those around each piece."""
    letters = table["letters"]
    group = _groups(frame)
    number, size = np.bincount(group), np.bincount(group, letters)
    linked = np.bincount(group, letters * table["linked"])
    table.add("alike", np.minimum(number, MANY)[group])
    table.add("alike share", (size / max(float(letters.sum()), 1))[group])
    table.add("alike mean", (size / number)[group])
    table.add("alike linked", (linked / np.maximum(size, 1))[group])
    keys = list(zip(frame.parent.tolist(), frame.tags, frame.names, strict=True))
    beside = Counter(keys)
    same = np.array([min(beside[key], MANY) for key in keys])
    box = frame.box
    for level in range(LEVELS):
        table.add(f"siblings {level}", same[box])
        box = frame.parent[box]


def _groups(frame: Frame) -> Places:
    """A number for each piece, the same where the box and the one around it have the same tag and first names."""
    first = [name.partition(" ")[0] for name in frame.names]
    known: dict[tuple[str, str, str], int] = {}
    keys = zip(frame.tags, first, (first[above] for above in frame.parent.tolist()), strict=True)
    numbers = [known.setdefault(key, len(known)) for key in keys]
    _, group = np.unique(np.array(numbers)[frame.box], return_inverse=True)
    return np.asarray(group, dtype=np.intp)
