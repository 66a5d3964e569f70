"""OFAC's list in its classic XML form, sdn.xml: https://ofac.treasury.gov/sdn-list-data-formats-data-schemas."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.lists.model import Address, Entry, EntryType, Gathering, ListError, ListReading
from crawler.lists.ofac import entry_of, identified
from crawler.lists.remarks import Remarks
from crawler.lists.words import born, plain
from crawler.lists.xml import Element, children, entries, local, value, values

_TYPES: Mapping[str, EntryType] = {"individual": "person", "vessel": "vessel", "aircraft": "aircraft"}
_VESSEL = {
    "callSign": "Call sign",
    "vesselType": "Vessel type",
    "vesselFlag": "Flag",
    "vesselOwner": "Owner",
    "tonnage": "Tonnage",
    "grossRegisteredTonnage": "Gross registered tonnage",
}
_LINES = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")


def read_ofac_xml(body: bytes) -> ListReading:
    """Read sdn.xml. Raises ``ListError`` where it is another file, broken, or shorter than it says itself."""
    gathering = Gathering()
    stated, seen = "", 0
    for element in entries(body, {"sdnList"}, {"sdnEntry", "publshInformation", "publishInformation"}):
        if local(element) != "sdnEntry":
            stated = value(element, "Record_Count")
            continue
        seen += 1
        uid, name = value(element, "uid"), _name(element)
        if uid and name:
            gathering.add(_entry(plain(uid, 60), name, element))
        else:
            gathering.refuse(uid or name or f"entry {seen}", "without uid or without a name")
    if stated.isdecimal() and len(stated) < 10 and int(stated) > seen:
        raise ListError(f"the file says that it has {int(stated):,} entries, but has {seen:,}")
    return gathering.reading()


def _name(element: Element) -> str:
    return plain(", ".join(part for part in (value(element, "lastName"), value(element, "firstName")) if part))


def _entry(uid: str, name: str, element: Element) -> Entry:
    kind = _TYPES.get(value(element, "sdnType").lower(), "organization")
    akas = [(value(aka, "category"), _name(aka)) for group in children(element, "akaList") for aka in group]
    facts = [("Title", title)] if (title := plain(value(element, "title"))) else []
    for vessel in children(element, "vesselInfo"):
        facts += [(label, text) for tag, label in _VESSEL.items() if (text := plain(value(vessel, tag)))]
    return entry_of(
        uid=uid,
        kind=kind,
        name=name,
        aliases=[aka for category, aka in akas if category.lower() != "weak"],
        weak=[aka for category, aka in akas if category.lower() == "weak"],
        addresses=[_address(one) for group in children(element, "addressList") for one in group],
        programmes="] [".join(values(element, "programList", "program")),
        remarks=value(element, "remarks"),
        facts=facts,
        also=_also(element),
    )


def _also(element: Element) -> Remarks:
    """What the form has elements for, and the CSV form keeps in remarks."""
    made = Remarks()
    made.born += [born(text) for text in values(element, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth")]
    made.places += values(element, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth")
    made.nationalities += values(element, "nationalityList", "nationality", "country")
    made.nationalities += values(element, "citizenshipList", "citizenship", "country")
    for group in children(element, "idList"):
        for one in group:
            note = "; ".join(
                f"{word} {day}"
                for word, tag in (("issued", "issueDate"), ("expires", "expirationDate"))
                if (day := plain(value(one, tag)))
            )
            country = plain(value(one, "idCountry")) or None
            identified(made, plain(value(one, "idType")), plain(value(one, "idNumber")), country, note or None)
    return made


def _address(one: Element) -> Address:
    lines = [plain(value(one, tag)) for tag in _LINES]
    return Address(", ".join(line for line in lines if line), lines[3] or None, lines[6] or None)
