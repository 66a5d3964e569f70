"""Candidate entities that the components leave on a document, and how they give way to one another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final, cast

from nlp.annotation import SELECTORS, Event, Label, Listed, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARKS: Final = "watchfloor.marks"
_EVENTS: Final = "watchfloor.events"
_CONTEXT: Final = "watchfloor.context"
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Mark:
    """A candidate entity in code points of the document's text; ``amount`` and ``unit`` are what a number says.

    ``why`` says in words what it was read by, for those who ask.
    """

    start: int
    end: int
    label: Label
    canonical: str | None = None
    score: float | None = None
    amount: float | None = None
    unit: str | None = None
    place: Place | None = None
    listed: tuple[Listed, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text besides its words; ``given`` is the text as it came, before it was prepared."""

    given: str
    language: str | None = None
    published: str | None = None
    country: str | None = None
    """Of the source, ISO 3166-1 alpha-2."""

    @property
    def english(self) -> bool:
        """Whether rules and models for English apply; a text too short to tell counts as English."""
        return self.language is None or self.language.split("-")[0].lower() == "en"


def marks_of(doc: Doc) -> list[Mark]:
    """The document's candidate entities; components append to the list."""
    return cast(list[Mark], doc.user_data.setdefault(_MARKS, []))


def put_marks(doc: Doc, marks: list[Mark]) -> None:
    """Replace the document's candidate entities."""
    doc.user_data[_MARKS] = marks


def events_of(doc: Doc) -> list[Event]:
    """The events read from the document; the component that reads them appends to the list."""
    return cast(list[Event], doc.user_data.setdefault(_EVENTS, []))


def put_context(doc: Doc, context: Context) -> None:
    """Tell the components what is known of the text."""
    doc.user_data[_CONTEXT] = context


def context_of(doc: Doc) -> Context:
    """What is known of the document's text; by default the text alone."""
    found = doc.user_data.get(_CONTEXT)
    return found if isinstance(found, Context) else Context(doc.text)


def _rank(mark: Mark) -> tuple[bool, int, bool, int]:
    # Of two names of the same length the drug is the surer one: its list is closed.
    return (mark.label not in SELECTORS, mark.start - mark.end, mark.label != "DRUG", mark.start)


def without_overlaps(marks: Iterable[Mark]) -> list[Mark]:
    """Keep marks that do not overlap, by start: a selector wins over a name, the longer over the shorter."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=_rank):
        if mark.start < mark.end and not touching(mark.start, mark.end, kept):
            insort(kept, mark, key=_start)
    return kept


def touching(start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Whether a span overlaps one of the marks, which are sorted and do not overlap."""
    place = bisect_left(marks, end, key=_start)
    return place > 0 and marks[place - 1].end > start
