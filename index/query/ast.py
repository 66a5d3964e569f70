"""The syntax tree of a query. Engines compile it; nothing else reads query text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

TEXT_FIELDS = ("title", "text", "author")
NAME_FIELDS = ("person", "org", "place", "drug")
SELECTOR_FIELDS = ("phone", "email", "wallet", "iban", "vessel", "container", "onion", "ip", "handle")
KEYWORD_FIELDS = ("source", "kind", "lang", "url", "tag", "story", "id", "month")
DATE_FIELDS = ("published", "collected")
NUMBER_FIELDS = ("kg", "value")
FIELDS = (
    *TEXT_FIELDS,
    *NAME_FIELDS,
    *SELECTOR_FIELDS,
    *KEYWORD_FIELDS,
    *DATE_FIELDS,
    *NUMBER_FIELDS,
    "currency",
    "has",
)


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written. ``field`` None searches title, text and author together (stemmed)."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, as written (folded, not stemmed).

    ``slop`` is Lucene's: so many moves of words by one place may be needed to make the text the phrase.
    """

    text: str
    field: str | None = None
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin like this (folded, not stemmed)."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words, or values of a keyword, of this form. ``parts`` are literal and wild by turns, a literal first and last.

    A wild part is a run of ``*`` (any characters or none) and ``?`` (one character); literals may be empty.
    """

    parts: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words (folded, not stemmed) at most ``edits`` away: letters put in, left out, replaced, or neighbours swapped."""

    text: str
    field: str | None = None
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Regex:
    """Words (folded, not stemmed) that match a regular expression from end to end; ``text`` is as written."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Exists:
    """Documents with any value in ``field``."""

    field: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """Documents whose instant, or whole day, touches [start, end] (UTC, both inclusive; None is open)."""

    field: str
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Documents with one event whose number lies in the range; ``currency`` must belong to the same event.

    ``currency`` (a code in capitals, ``value`` only) is set where the query names it beside the range.
    """

    field: str
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class KeywordRange:
    """Documents whose keyword (``month``) lies between two values, both inclusive; None is open."""

    field: str
    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class FacetIs:
    """Documents that carry exactly this value of a facet (``FACETS`` of the port), as facets show it.

    It has no written form: words of a name find longer names too, and a facet must narrow to just what it counts.
    """

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class And:
    """All parts match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not match."""

    part: Node


Node = (
    Everything
    | Word
    | Phrase
    | Prefix
    | Wildcard
    | Fuzzy
    | Regex
    | Exists
    | DateRange
    | NumberRange
    | KeywordRange
    | FacetIs
    | And
    | Or
    | Not
)
