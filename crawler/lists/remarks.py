"""Remarks of OFAC's list: one field with all that has no column, parts divided by semicolons.

The words before each value are those of https://ofac.treasury.gov/sdn-list-data-formats-data-schemas and of the
list itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.lists.model import Identifier, Name
from crawler.lists.words import MAX_REMARKS, born, plain, said

_PART = re.compile(r";\s+")
_MAX_PARTS = 300
_ALIAS = re.compile(r"[afn]\.k\.a\.,? ['\"]?(.+?)['\"]?")
_WALLET = re.compile(r"Digital Currency Address\s*-\s*([A-Z0-9]{2,6})\s+(\S{10,200})")
_SHIP = re.compile(r"(?:Vessel Registration Identification|Identification Number) (IMO \d{7})")
_FACT = re.compile(
    r"(Aircraft (?:Model|Operator|Manufacture Date|Mode S Transponder Code)|(?:Former |Other )?Vessel (?:Flag|Type)"
    r"|Organization (?:Established Date|Type:)|Target Type|Secondary sanctions risk:|Transactions Prohibited For"
    r"|Additional Sanctions Information -|(?:Executive Order|CAATSA Section) [\d.() a-zA-Z]{0,20}[Ii]nformation:?"
    r"|Nationality of Registration) (.+)"
)
_NUMBER_WORDS = (
    r"(?:[A-Z][A-Za-z]{1,20} ){0,3}Passport(?: Booklet)?|C\.U\.R\.P\.|R\.F\.C\.|RFC|C\.U\.I\.[TPL]\.|D\.N\.I\.|SSN|"
    r"US FEIN|SWIFT/BIC|MMSI|Website|(?:Additional )?Email Address|Telephone|Fax|RTN|LE Number|I\.F\.E\.|License|"
    r"Credencial electoral|Cartilla de Servicio Militar Nacional|Numero de Identidad|N\.I\.E\.|C\.I\.F\.|"
    r"[A-Z][A-Za-z.'/ -]{0,60}?(?:Number|No\.?|ID|Card|Code|Document|Certificate)(?: No\.)?|[A-Z]{2,5}(?= #)"
)
_NUMBER = re.compile(
    rf"({_NUMBER_WORDS})(?: #)?:?(?: \((?:MSN|also called[^)]*)\))? "
    r"((?=[^;]{0,30}[\d@.])(?:[^();]|\(\w{1,5}\)){2,120}?|\([\d() ]{4,40})"
    r"(?: \(([A-Z][^;]{1,60}?)\))?((?: (?:issued|expires|Issued by) [^();]{4,60}){0,3})"
)


@dataclass(slots=True)
class Remarks:
    """What was read out of remarks; ``rest`` is what had none of the known forms."""

    born: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    aliases: list[Name] = field(default_factory=list)
    linked: list[Name] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def take(self, part: str) -> None:
        """Read one part."""
        text = part[5:] if part.startswith(("alt. ", "Alt. ")) else part
        if not (self._take_plain(text) or self._take_number(text)):
            self.rest.append(part)

    def _take_plain(self, text: str) -> bool:
        if text.startswith("DOB "):
            self.born.append(born(text[4:]))
        elif text.startswith("POB "):
            self.places.append(text[4:])
        elif text.startswith(("nationality ", "citizen ")):
            self.nationalities.append(text.partition(" ")[2])
        elif text.startswith("Gender "):
            self.facts.append(("Gender", text[7:].lower()))
        elif text.startswith("Linked To: "):
            self.linked.append(said(text[11:]) if is_person(text[11:]) else Name(text[11:], text[11:]))
        elif found := _ALIAS.fullmatch(text):
            self.aliases.append(said(found[1]))
        else:
            return False
        return True

    def _take_number(self, text: str) -> bool:
        if found := _WALLET.fullmatch(text):
            self.identifiers.append(Identifier(f"Digital currency address {found[1]}", found[2]))
        elif found := _SHIP.fullmatch(text):
            self.identifiers.append(Identifier("Vessel registration", found[1]))
        elif found := _FACT.fullmatch(text):
            self.facts.append((found[1].rstrip(" :-"), found[2]))
        elif found := _NUMBER.fullmatch(text):
            kind, value, country, note = found[1], found[2], found[3], found[4].strip()
            self.identifiers.append(Identifier(kind.strip(" #"), value.strip(), country, note or None))
        else:
            return False
        return True


def read_remarks(text: str) -> Remarks:
    """Read remarks; the last part loses its full stop. Takes any text."""
    made = Remarks()
    text = plain(text, MAX_REMARKS)
    for part in _PART.split(text.removesuffix("."), maxsplit=_MAX_PARTS):
        if part.strip():
            made.take(part.strip())
    return made


def is_person(name: str) -> bool:
    """Whether a name is written as OFAC writes people: the surname in capitals, then given names that are not."""
    surname, comma, given = name.partition(", ")
    return bool(comma) and surname.upper() == surname and any(sign.islower() for sign in given)
