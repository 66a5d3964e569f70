"""What is known of an entry of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

KnownKind = Literal["person", "org", "vessel"]


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of an entry, in the order in which people say it. A weak alias is one its publisher calls so."""

    text: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry: ``names`` begin with the chief one; ``born`` are years; ``numbers`` are IMO and MMSI of a vessel.

    ``list`` and ``id`` say where it stands; ``programmes`` are the publisher's words for why.
    """

    list: str
    id: str
    kind: KnownKind
    names: tuple[KnownName, ...]
    born: frozenset[int] = frozenset()
    programmes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
