"""Turns labelled texts into streams of word pieces, and streams into the windows that training shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from nlp.accurate.sections import begins
from nlp.accurate.shapes import SHAPES
from nlp.accurate.tags import TAGS
from nlp.accurate.wordpiece import WordPieces
from nlp.prepare import prepare

if TYPE_CHECKING:
    from nlp.training.labels import Labelled

LENGTH: Final = 128
"""Pieces of a window, with the signs at both ends."""
START: Final = 101
END: Final = 102
UNTAGGED: Final = -1
"""The tag of pieces that are not the first of a word, and of words whose tag is not known."""
FULL: Final = 0.85
"""The share of windows that are as long as they may be."""
_FILLS: Final = {"ids": 0, "cases": 7, "gaps": 0, "tags": UNTAGGED}
_CAPITAL: Final = range(1, 5)
Windows = dict[str, NDArray[np.int32]]


@dataclass(frozen=True, slots=True)
class Stream:
    """Pieces of many texts one after the other (``ids``, ``cases``, ``gaps``, ``tags``), where sentences begin, by
    which habit they are labelled (a number), and how often they are shown in a round."""

    pieces: Windows
    sentences: tuple[int, ...]
    source: int = 0
    often: float = 1.0


def stream_of(
    texts: Iterable[Labelled], vocabulary: WordPieces, source: int = 0, often: float = 1.0, people: bool = True
) -> Stream:
    """Return the texts as a stream; without ``people`` unlabelled capital words are not taught as anything."""
    rows: list[tuple[int, int, int, int]] = []
    sentences = []
    for given in texts:
        text = prepare(given.text)
        words = list(vocabulary.words(text))
        tags = tags_of(((word.start, word.end) for word in words), sorted(given.spans))
        for place, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if begins(text, words, place):
                sentences.append(len(rows))
            unknown = not people and not tag and word.shape in _CAPITAL
            rows.append((word.pieces[0], word.shape, word.gap, UNTAGGED if unknown else tag))
            rows += [(piece, word.shape + SHAPES, 0, UNTAGGED) for piece in word.pieces[1:]]
    columns = np.asarray(rows, np.int32).reshape(-1, 4).T
    return Stream(dict(zip(_FILLS, columns, strict=True)), tuple(sentences), source, often)


def tags_of(words: Iterable[tuple[int, int]], spans: Sequence[tuple[int, int, str]]) -> list[int]:
    """Return the tag of each word given by its bounds; words and spans are sorted and do not overlap."""
    tags = []
    place = 0
    last = -1
    for start, end in words:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        if place == len(spans) or spans[place][0] >= end:
            tags.append(0)
            continue
        tags.append(TAGS.index(("I-" if last == place else "B-") + spans[place][2]))
        last = place
    return tags


def round_of(streams: Sequence[Stream], seed: int, often: Mapping[int, float] | None = None) -> Windows:
    """Return the windows of one round, in random order: whole sentences, each stream as often as it says (2.5: twice,
    and half of its windows once more), or as ``often`` says by source."""
    chance = np.random.default_rng(seed)
    parts = []
    for stream in streams:
        left = stream.often if often is None else often.get(stream.source, 1.0)
        rows: list[tuple[int, int]] = []
        while left > 0:
            rows += [row for row in _cut(stream, chance) if left >= 1 or chance.random() < left]
            left -= 1
        parts.append(_gathered(stream.pieces, np.asarray(rows, np.int32).reshape(-1, 2), stream.source))
    return shuffled(parts, seed)


def _cut(stream: Stream, chance: np.random.Generator) -> Iterable[tuple[int, int]]:
    borders = [*stream.sentences, len(stream.pieces["ids"])]
    room = LENGTH - 2
    place = int(chance.integers(0, 4))
    while place < len(borders) - 1:
        size = room if chance.random() < FULL else int(chance.integers(12, room))
        start, place = borders[place], place + 1
        while place < len(borders) - 1 and borders[place + 1] - start <= size:
            place += 1
        yield start, min(borders[place], start + room)


def _gathered(pieces: Windows, rows: NDArray[np.int32], source: int) -> Windows:
    at = np.minimum(rows[:, :1] + np.arange(-1, LENGTH - 1), len(pieces["ids"]) - 1)
    inside = (np.arange(LENGTH) > 0) & (at < rows[:, 1:])
    found: Windows = {name: np.where(inside, pieces[name][at], fill).astype(np.int32) for name, fill in _FILLS.items()}
    found["ids"][:, 0] = START
    found["ids"][np.arange(len(rows)), rows[:, 1] - rows[:, 0] + 1] = END
    return found | {
        "source": np.full(len(rows), source, np.int32),
        "row": np.full(len(rows), UNTAGGED, np.int32),
    }


def shuffled(parts: Sequence[Windows], seed: int) -> Windows:
    """Return several sets of windows as one in random order."""
    whole = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.random.default_rng(seed).permutation(len(whole["ids"]))
    return {name: array[order] for name, array in whole.items()}


def batches_of(windows: Windows, size: int) -> dict[str, NDArray[Any]]:
    """Return windows as ``[steps, size, …]``; what is left over is dropped."""
    steps = len(windows["ids"]) // size
    return {name: array[: steps * size].reshape(steps, size, *array.shape[1:]) for name, array in windows.items()}
