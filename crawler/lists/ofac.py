"""What both forms of OFAC's list have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from crawler.lists.model import Address, Entry, EntryType, Identifier, Name
from crawler.lists.programmes import is_narcotics, ofac_programmes
from crawler.lists.remarks import Remarks, read_remarks
from crawler.lists.words import as_listed, said, some

DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="


def name_of(kind: EntryType, name: str) -> Name:
    """A name as listed; people are listed with the surname first."""
    return said(name) if kind == "person" else as_listed(name)


def entry_of(
    *,
    uid: str,
    kind: EntryType,
    name: str,
    aliases: Iterable[str],
    addresses: Iterable[Address],
    programmes: str,
    remarks: str,
    facts: Sequence[tuple[str, str]],
    weak: Iterable[str] = (),
    also: Remarks | None = None,
) -> Entry:
    """Put an entry together. ``programmes`` as in ``SDNT] [SDGT``; ``also`` is what other fields say beside remarks."""
    read = read_remarks(remarks)
    if also is not None:
        _join(read, also)
    tagged = ofac_programmes(programmes, remarks)
    return Entry(
        uid=uid,
        type=kind,
        name=name_of(kind, name),
        aliases=some(name_of(kind, alias) for alias in aliases if alias),
        weak_aliases=some([*(name_of(kind, alias) for alias in weak if alias), *read.aliases]),
        born=some(read.born),
        places=some(read.places),
        nationalities=some(read.nationalities),
        identifiers=some(read.identifiers),
        programmes=some(tagged),
        narcotics=any(map(is_narcotics, tagged)),
        remarks="; ".join(read.rest) or None,
        addresses=some(address for address in addresses if address.lines),
        linked=some(read.linked),
        facts=some([*facts, *read.facts]),
        url=DETAILS + quote(uid, safe=""),
    )


def _join(read: Remarks, also: Remarks) -> None:
    for name in ("born", "places", "nationalities", "aliases", "linked", "identifiers", "facts", "rest"):
        getattr(read, name).extend(getattr(also, name))


def identified(remarks: Remarks, kind: str, value: str, country: str | None, note: str | None) -> None:
    """Add an identifier of the XML form, which also keeps there what is a fact rather than a number."""
    made = Remarks()
    made.take(f"{kind} {value}")
    if made.facts or (made.identifiers and made.identifiers[0].type.startswith(("Digital", "Vessel"))):
        _join(remarks, made)
    elif value:
        remarks.identifiers.append(Identifier(kind.strip(" #:-"), value, country, note))
    else:
        remarks.rest.append(kind)
