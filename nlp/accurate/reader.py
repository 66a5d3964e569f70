"""Runs the small transformer over a text, section by section, and returns the names that it sees."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nlp.accurate.sections import sections
from nlp.accurate.shapes import SHAPES
from nlp.accurate.tags import Scores, names, probabilities
from nlp.accurate.wordpiece import Word, WordPieces

if TYPE_CHECKING:
    from nlp.names.cleanup import NameLabel

FOLDER: Final = Path(__file__).parents[1] / "models" / "accurate"
ROOM: Final = 126
"""Pieces that the model reads at once, besides the two signs around them."""
_SIGN: Final = (7, 0)


class AccurateError(RuntimeError):
    """The accurate model cannot be used: a library is missing, or its weights are not as they were published."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that a model sees, in code points; ``sure`` is its probability by the model."""

    start: int
    end: int
    label: NameLabel
    sure: float


class Transformer:
    """The model in ONNX Runtime, on one thread. Each section is read alone: no text changes another's result."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Load the model. Raises ``AccurateError``."""
        try:
            runtime = import_module("onnxruntime")
        except ImportError as error:
            raise AccurateError(
                'the accurate model needs onnxruntime; run: pip install "watchfloor[accurate]"'
            ) from error
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._run = runtime.InferenceSession(_checked(folder), options, providers=["CPUExecutionProvider"]).run
        self._pieces = WordPieces.read(folder / "vocabulary.txt")

    def guesses(self, text: str) -> Iterator[Guess]:
        """Yield the names of a text, in order."""
        words = list(self._pieces.words(text))
        for start, end in sections(text, words, ROOM):
            section = words[start:end]
            for first, last, label, sure in names(self._shares(section)):
                yield Guess(section[first].start, section[last - 1].end, label, sure)

    def _shares(self, words: Sequence[Word]) -> Scores:
        """Return the probabilities of each word's tags."""
        pieces, cases, gaps = [self._pieces.start], [_SIGN[0]], [_SIGN[1]]
        firsts = []
        for word in words:
            firsts.append(len(pieces))
            pieces += word.pieces
            more = len(word.pieces) - 1
            cases += [word.shape, *[word.shape + SHAPES] * more]
            gaps += [word.gap, *[0] * more]
        given = (*pieces, self._pieces.end), (*cases, _SIGN[0]), (*gaps, _SIGN[1])
        inputs = {name: np.asarray([row], np.int64) for name, row in zip(_INPUTS, given, strict=True)}
        scores: Any = self._run(["scores"], inputs)[0]
        return probabilities(scores[0][firsts])


_INPUTS: Final = ("pieces", "cases", "gaps")


def _checked(folder: Path) -> bytes:
    """Return the model's bytes. Raises ``AccurateError`` where they are not those whose hash is written beside them."""
    try:
        model = (folder / "minilm.onnx").read_bytes()
        expected = (folder / "minilm.sha256").read_text("ascii").split()[0]
    except (OSError, IndexError) as error:
        raise AccurateError(f"the weights of the accurate model cannot be read: {error}") from error
    if hashlib.sha256(model).hexdigest() != expected:
        raise AccurateError(f"{folder / 'minilm.onnx'} is damaged: its hash is not the one written beside it")
    return model
