"""An entry as a sheet that people read and search, with the places where its names and numbers stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from crawler.lists.model import Address, Entry, Identifier, Name
from crawler.lists.remarks import is_person

_LABELS = {"person": "PERSON", "organization": "ORG", "vessel": "VESSEL"}
_FLAGS = frozenset({"Flag", "Vessel Flag", "Former Vessel Flag", "Other Vessel Flag"})
_MAX_ENTITIES = 2_000
_NUMBERED = re.compile(r"\d")
_CARE_OF = re.compile(r"c/o ([^,]{2,200}(?:, (?:S\.|LTD|INC|LLC|C\.V)[^,]{0,40})?)", re.IGNORECASE)
# The currency as OFAC writes it and the prefix of wallets here. What hangs on Ethereum or Tron is left to the
# recognisers, which know the canonical spelling of such addresses.
_CHAINS = {
    "XBT": "btc",
    "LTC": "ltc",
    "DASH": "dash",
    "XMR": "xmr",
    "ZEC": "zec",
    "BTG": "btg",
    "BSV": "bsv",
    "BCH": "bch",
}


@dataclass(slots=True)
class Sheet:
    """Text that grows line by line; ``entities`` are in the form of ``details``. ``heading`` is where block 1 ends.

    ``prose`` is where the publisher's own sentences begin.
    """

    entities: list[dict[str, Any]] = field(default_factory=list)
    heading: int = 0
    prose: int = 0
    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _blank: bool = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def line(self, label: str, value: str) -> int:
        """Write a line and return where its value begins."""
        between = ("\n\n" if self._blank else "\n") if self.length else ""
        head = between + (f"{label}: " if label else "")
        self._pieces += (head, value)
        self._blank = False
        self.length += len(head) + len(value)
        return self.length - len(value)

    def block(self) -> None:
        """Let the next line begin a new block."""
        self._blank = True

    def mark(self, start: int, text: str, label: str | None, canonical: str | None = None) -> None:
        """Note that an entity stands at a place; without a label it has none of ours."""
        if label and text and len(self.entities) < _MAX_ENTITIES:
            end = start + len(text)
            named = {"start": start, "end": end, "label": label, "text": text, "canonical": canonical or text}
            self.entities.append(named | {"score": 1.0})

    def name(self, label: str, name: Name, kind: str | None) -> None:
        """Write a name as people say it; as it is listed too, where that differs."""
        self.mark(self.line(label, name.said), name.said, kind, name.said)
        if name.said != name.listed:
            self.mark(self.line("Listed as", name.listed), name.listed, kind, name.said)


def sheet_of(entry: Entry) -> Sheet:
    """Write the sheet of an entry."""
    sheet = Sheet()
    _heading(sheet, entry)
    _names(sheet, entry)
    _origin(sheet, entry)
    for number in entry.identifiers:
        _identifier(sheet, number)
    sheet.block()
    for address in entry.addresses:
        _address(sheet, address)
    sheet.block()
    for link in entry.linked:
        sheet.name("Linked to", link, "PERSON" if is_person(link.listed) else "ORG")
    for label, value in entry.facts:
        start = sheet.line(label, value)
        if label in _FLAGS:
            _places(sheet, start, value, [value])
    sheet.block()
    sheet.prose = sheet.line("Remarks", entry.remarks) if entry.remarks else sheet.length
    return sheet


def _heading(sheet: Sheet, entry: Entry) -> None:
    sheet.name("", entry.name, _LABELS.get(entry.type))
    sheet.line("Type", entry.type)
    for programme in entry.programmes:
        sheet.line("Programme", programme)
    if entry.narcotics:
        sheet.line("Subject", "narcotics trafficking")
    if entry.listed:
        sheet.line("Listed since", entry.listed)
    sheet.heading = sheet.length
    sheet.block()


def _names(sheet: Sheet, entry: Entry) -> None:
    for name in entry.aliases:
        sheet.name("Also known as", name, _LABELS.get(entry.type))
    for name in entry.weak_aliases:
        sheet.name("Also known as (weak)", name, _LABELS.get(entry.type))
    sheet.block()


def _origin(sheet: Sheet, entry: Entry) -> None:
    for day in entry.born:
        sheet.line("Born", day)
    for place in entry.places:
        _places(sheet, sheet.line("Place of birth", place), place, place.split(", "))
    for country in entry.nationalities:
        _places(sheet, sheet.line("Nationality", country), country, [country])
    sheet.block()


def _places(sheet: Sheet, start: int, text: str, parts: Iterable[str]) -> None:
    """Mark the parts of a place, in the order in which they stand, as far as they are names and not numbers."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found >= 0 and len(part) > 2 and not _NUMBERED.search(part):
            sheet.mark(start + found, part, "PLACE")
            at = found + len(part)


def _identifier(sheet: Sheet, number: Identifier) -> None:
    country, note = number.country or "", number.note or ""
    start = sheet.line(number.type, number.value + (f" ({country})" if country else "") + (f", {note}" if note else ""))
    sheet.mark(start, number.value, *_selector(number))
    if country:
        _places(sheet, start + len(number.value) + 2, country, [country])


def _selector(number: Identifier) -> tuple[str | None, str | None]:
    """The label and canonical form of a number that is a selector, as far as they can be told without checking it."""
    if number.type == "Vessel registration":
        return "VESSEL", number.value
    if number.type == "MMSI":
        return "VESSEL", f"MMSI {number.value}"
    chain = _CHAINS.get(number.type.removeprefix("Digital currency address "))
    return ("WALLET", f"{chain}:{number.value}") if chain else (None, None)


def _address(sheet: Sheet, address: Address) -> None:
    """Write an address, with the firm in whose care it is, its city and its country."""
    lines = address.lines
    start, at = sheet.line("Address", lines), 0
    if found := _CARE_OF.match(lines):
        sheet.mark(start + found.start(1), found[1], "ORG")
        at = found.end(1)
    country = lines.rfind(address.country) if address.country else len(lines)
    city = lines.rfind(address.city, at, country) if address.city else -1
    if address.city and city >= at:
        _places(sheet, start + city, address.city, address.city.split(", "))
    if address.country and country >= at:
        _places(sheet, start + country, address.country, [address.country])
