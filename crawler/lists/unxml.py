"""The consolidated list of the Security Council: https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from crawler.lists.model import Address, Entry, Gathering, Identifier, ListReading
from crawler.lists.programmes import COMMITTEES
from crawler.lists.words import as_listed, born, day_of, plain, some
from crawler.lists.xml import Element, children, entries, local, value, values

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_LINES = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")


def read_un_xml(body: bytes, base: str) -> ListReading:
    """Read the list; the address of an entry is ``base`` with its reference as fragment. Raises ``ListError``."""
    gathering = Gathering()
    for element in entries(body, {"CONSOLIDATED_LIST"}, {"INDIVIDUAL", "ENTITY"}):
        reference = plain(value(element, "REFERENCE_NUMBER"), 60)
        if reference and _name(element):
            gathering.add(_entry(reference, element, base))
        else:
            where = reference or _name(element) or plain(value(element, "DATAID"), 60) or "an entry"
            gathering.refuse(where, "without a reference number or without a name")
    return gathering.reading()


def _name(element: Element) -> str:
    return plain(" ".join(part for name in _NAMES if (part := value(element, name))))


def _entry(reference: str, element: Element, base: str) -> Entry:
    kind = local(element)
    strong, weak = _aliases(element, kind)
    birth = children(element, f"{kind}_PLACE_OF_BIRTH")
    dates = (_born(one) for one in children(element, f"{kind}_DATE_OF_BIRTH"))
    return Entry(
        uid=reference,
        type="person" if kind == "INDIVIDUAL" else "organization",
        name=as_listed(_name(element)),
        aliases=some(map(as_listed, strong)),
        weak_aliases=some(map(as_listed, weak)),
        born=some([*dates, *map(born, values(element, f"{kind}_ALIAS", "DATE_OF_BIRTH"))]),
        places=some(_joined(one, _LINES) for one in birth),
        nationalities=some(values(element, "NATIONALITY", "VALUE")),
        identifiers=some(_identifiers(element)),
        programmes=some([plain(value(element, "UN_LIST_TYPE"))]),
        remarks=value(element, "COMMENTS1") or None,
        addresses=some(_address(one) for one in children(element, f"{kind}_ADDRESS")),
        facts=some(_facts(element, reference)),
        listed=day_of(value(element, "LISTED_ON")),
        url=f"{base}#{quote(reference, safe='')}",
    )


def _aliases(element: Element, kind: str) -> tuple[list[str], list[str]]:
    strong = [plain(value(element, "NAME_ORIGINAL_SCRIPT"))]
    weak: list[str] = []
    for alias in children(element, f"{kind}_ALIAS"):
        (weak if value(alias, "QUALITY").lower() == "low" else strong).append(plain(value(alias, "ALIAS_NAME")))
    return [name for name in strong if name], [name for name in weak if name]


def _born(one: Element) -> str | None:
    first, last = value(one, "FROM_YEAR"), value(one, "TO_YEAR")
    if first and last:
        return born(f"{first} to {last}")
    day = value(one, "DATE") or value(one, "YEAR") or value(one, "NOTE")
    about = value(one, "TYPE_OF_DATE") == "APPROXIMATELY"
    return (born(f"circa {day}") if about else born(day)) if day else None


def _identifiers(element: Element) -> Iterator[Identifier]:
    for one in children(element, "INDIVIDUAL_DOCUMENT"):
        number = plain(value(one, "NUMBER"))
        if number:
            kind = plain(value(one, "TYPE_OF_DOCUMENT")) or plain(value(one, "TYPE_OF_DOCUMENT2")) or "Document"
            country = plain(value(one, "ISSUING_COUNTRY") or value(one, "COUNTRY_OF_ISSUE")) or None
            issued = plain(value(one, "DATE_OF_ISSUE"))
            notes = [f"issued {issued}" if issued else "", plain(value(one, "NOTE"))]
            yield Identifier(kind, number, country, "; ".join(note for note in notes if note) or None)


def _facts(element: Element, reference: str) -> Iterator[tuple[str, str]]:
    committee = COMMITTEES.get(reference[:2])
    if committee:
        yield "Committee", committee
    if gender := plain(value(element, "GENDER")):
        yield "Gender", gender.lower()
    for label, tag in (("Title", "TITLE"), ("Designation", "DESIGNATION")):
        for text in values(element, tag, "VALUE"):
            yield label, text


def _joined(one: Element, tags: tuple[str, ...]) -> str:
    return ", ".join(text for tag in tags if (text := plain(value(one, tag))))


def _address(one: Element) -> Address | None:
    lines, note = _joined(one, _LINES), plain(value(one, "NOTE"))
    if not lines and not note:
        return None
    shown = f"{lines} ({note})" if lines and note else lines or note
    return Address(shown, plain(value(one, "CITY")) or None, plain(value(one, "COUNTRY")) or None)
