"""Sentences with the names and amounts in them, as the readers of events see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.annotation import Label
from nlp.marks import Context, Mark
from nlp.sentences import sentences

_SIGNS: Final = frozenset(".!?:\u2026\u3002\"'\u201d\u2019)")


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A sentence: ``start``/``end`` in code points of ``text``, the whole; ``marks`` stand inside, sorted.

    ``before`` is the sentence before, if there is one.
    """

    text: str
    start: int
    end: int
    marks: Sequence[Mark]
    context: Context
    before: Frame | None = None

    @property
    def words(self) -> str:
        """The sentence itself."""
        return self.text[self.start : self.end]

    @property
    def ends(self) -> bool:
        """Whether the sentence ends with a sign, as headlines and lines cut in two do not."""
        return self.text[self.end - 1] in _SIGNS

    def of(self, *labels: Label) -> list[Mark]:
        """The marks with one of these labels."""
        return [mark for mark in self.marks if mark.label in labels]

    def name(self, mark: Mark) -> str:
        """The words of a mark, blanks made plain."""
        return " ".join(self.text[mark.start : mark.end].split())


def frames(text: str, marks: Sequence[Mark], context: Context) -> Iterator[Frame]:
    """Yield the sentences of a text with the marks inside; ``marks`` are sorted by start and do not overlap."""
    place = 0
    before: Frame | None = None
    for start, end in sentences(text):
        inside: list[Mark] = []
        while place < len(marks) and marks[place].start < end:
            if marks[place].start >= start:
                inside.append(marks[place])
            place += 1
        # Only the sentence before is kept: a chain over the whole text would not be freed in long runs.
        frame = Frame(text, start, end, inside, context, _alone(before))
        yield frame
        before = frame


def _alone(frame: Frame | None) -> Frame | None:
    return None if frame is None else Frame(frame.text, frame.start, frame.end, frame.marks, frame.context)
