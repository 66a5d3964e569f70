"""What a structured list holds, whatever form it was published in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

EntryType = Literal["person", "organization", "vessel", "aircraft"]
FORMATS = ("ofac-sdn", "ofac-xml", "un-xml", "csv", "json")
MAX_ENTRIES = 50_000
MAX_VALUES = 500
"""So many values are kept of each fact of one entry."""
MAX_FACTS = 1_000_000
"""Values of all entries of a list; the longest ones have a fifth of it."""


class ListError(ValueError):
    """The file as a whole is not the list that it should be; the message says why."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that an authority gave; ``note`` is what else is said of it (when it was issued)."""

    type: str
    value: str
    country: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as listed, and in the order in which people say it."""

    listed: str
    said: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts; ``city`` and ``country`` are in ``lines`` too, as written there."""

    lines: str
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    ``born``: ISO dates (``1950-02-01``, ``1950-02``, ``1950``), ``circa 1950``, ``1950/1953``, or as written where
    they are none of these. ``weak_aliases`` are those that the publisher calls so: too common to match by.
    ``programmes`` are the publisher's own words; ``narcotics`` says that one of them is about drugs. ``facts`` are
    (name, value) of what has no field of its own. ``url`` is the entry's public page.
    """

    uid: str
    type: EntryType
    name: Name
    aliases: tuple[Name, ...] = ()
    weak_aliases: tuple[Name, ...] = ()
    born: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    programmes: tuple[str, ...] = ()
    narcotics: bool = False
    remarks: str | None = None
    addresses: tuple[Address, ...] = ()
    linked: tuple[Name, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    listed: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ListReading:
    """What was read of a list: entries; (id or place, reason) of each that could not be; remarks; or why none were."""

    entries: tuple[Entry, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    error: str | None = None


@dataclass(slots=True)
class Gathering:
    """Takes the entries of a list one by one: each id once, each refusal named, and no more than are read."""

    entries: dict[str, Entry] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    facts: int = 0

    def add(self, entry: Entry) -> None:
        """Keep an entry. Raises ``ListError`` where the list holds more than is read."""
        self.facts += sum(map(len, (entry.aliases, entry.weak_aliases, entry.identifiers, entry.facts, entry.linked)))
        self.facts += sum(map(len, (entry.addresses, entry.born, entry.places, entry.programmes, entry.nationalities)))
        if self.facts > MAX_FACTS:
            raise ListError(f"more than {MAX_FACTS:,} values, which no list has that is read here")
        if entry.uid in self.entries:
            self.refuse(entry.uid, "another entry has the same id; the first one is kept")
        elif len(self.entries) >= MAX_ENTRIES:
            raise ListError(f"more than {MAX_ENTRIES:,} entries, which no list has that is read here")
        else:
            self.entries[entry.uid] = entry

    def refuse(self, where: str, reason: str) -> None:
        """Note what became no entry. Raises ``ListError`` where that is more than any list has entries."""
        if len(self.refused) >= MAX_ENTRIES:
            raise ListError(f"more than {MAX_ENTRIES:,} entries that cannot be read")
        self.refused.append((where[:200], reason))

    def reading(self) -> ListReading:
        """What was gathered. Raises ``ListError`` where that is nothing."""
        if not self.entries:
            why = f"; the first of {len(self.refused)} refused: {self.refused[0][1]}" if self.refused else ""
            raise ListError(f"the list is empty{why}")
        return ListReading(tuple(self.entries.values()), tuple(self.refused), tuple(self.problems))
