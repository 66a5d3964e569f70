"""The files sdn.csv, alt.csv, add.csv and sdn_comments.csv of OFAC's list of specially designated nationals.

Columns: https://ofac.treasury.gov/sdn-list-data-formats-data-schemas (no header row, ``-0-`` for nothing, 0x1A at
the end of each file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crawler.lists.model import Address, Entry, EntryType, Gathering, ListError, ListReading
from crawler.lists.ofac import entry_of
from crawler.lists.rows import decoded, rows
from crawler.lists.words import plain

SDN, ALT, ADD, COMMENTS = 12, 5, 6, 2
MAX_ROWS = 200_000
_END = b"\x1a"
_NOTHING = "-0-"
_UID = re.compile(r"\d{1,12}")
_TYPES: Mapping[str, EntryType] = {"individual": "person", "vessel": "vessel", "aircraft": "aircraft"}
_FACTS = {5: "Call sign", 6: "Vessel type", 7: "Tonnage", 8: "Gross registered tonnage", 9: "Flag", 10: "Owner"}

Parts = dict[str, list[list[str]]]
"""Rows of a file beside the main one by the id of their entry, without it; plain JSON."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the files beside sdn.csv hold."""

    alt: Parts = field(default_factory=dict)
    add: Parts = field(default_factory=dict)
    comments: Parts = field(default_factory=dict)


def read_parts(body: bytes, columns: int, unmarked: bool = False) -> Parts:
    """Read alt.csv, add.csv or sdn_comments.csv by the number of its columns. Raises ``ListError``."""
    parts: Parts = {}
    for number, (line, row) in enumerate(_rows(body, unmarked)):
        if number >= MAX_ROWS:
            raise ListError(f"more than {MAX_ROWS:,} rows")
        uid = row[0].strip()
        if len(row) != columns or not _UID.fullmatch(uid):
            raise ListError(f"line {line} is not a row of {columns} columns that begins with a number")
        parts.setdefault(uid, []).append([_value(cell) for cell in row[1:]])
    if not parts:
        raise ListError("the file is empty")
    return parts


def read_sdn(body: bytes, beside: Beside, unmarked: bool = False) -> ListReading:
    """Read sdn.csv with what the files beside it say. ``unmarked``: the file need not end in 0x1A.

    Raises ``ListError`` where the file is another one, or only its beginning.
    """
    gathering = Gathering()
    cut = 0
    for line, row in _rows(body, unmarked):
        uid = row[0].strip()
        if len(row) != SDN or not _UID.fullmatch(uid) or not _value(row[1]):
            gathering.refuse(f"line {line}", f"not a row of {SDN} columns with a number and a name")
            continue
        cut += len(row[11]) >= 1000 and uid not in beside.comments
        gathering.add(_entry(uid, row, beside))
    if cut:
        gathering.problems.append(f"the publisher cut the remarks of {cut} entries at 1,000 characters")
    return gathering.reading()


def _rows(body: bytes, unmarked: bool) -> Iterator[tuple[int, list[str]]]:
    body = body.rstrip(b"\r\n\t ")
    if body.endswith(_END):
        body = body[:-1]
    elif not unmarked:
        raise ListError("the mark 0x1A at the end of the file is missing, so that it may be cut short")
    return rows(decoded(body))


def _value(cell: str) -> str:
    cell = cell.strip()
    return "" if cell == _NOTHING else cell


def _entry(uid: str, row: list[str], beside: Beside) -> Entry:
    cells = [_value(cell) for cell in row]
    kind = _TYPES.get(cells[2].lower(), "organization")
    facts = [(name, plain(cells[place])) for place, name in _FACTS.items() if cells[place]]
    if cells[4]:
        facts.insert(0, ("Title", plain(cells[4])))
    return entry_of(
        uid=uid,
        kind=kind,
        name=plain(cells[1]),
        aliases=[plain(part[2]) for part in beside.alt.get(uid, ())],
        addresses=[_address(part) for part in beside.add.get(uid, ())],
        programmes=plain(cells[3]),
        remarks=cells[11] + "".join(" " + part[0] for part in beside.comments.get(uid, ())),
        facts=facts,
    )


def _address(part: list[str]) -> Address:
    street, city, country = (plain(value) for value in part[1:4])
    return Address(", ".join(value for value in (street, city, country) if value), city or None, country or None)
