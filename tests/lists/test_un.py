"""The consolidated list of the Security Council."""

from __future__ import annotations

from crawler.lists.model import Address, Identifier
from crawler.lists.reader import read_list
from tests.lists.files import UN_XML

BASE = "https://lists.example/consolidated.xml"


def test_a_person_has_all_that_the_list_says() -> None:
    reading = read_list({"list": UN_XML.encode()}, "un-xml", {}, BASE)
    person = reading.entries[0]
    assert person.uid == "CDi.901"
    assert person.url == f"{BASE}#CDi.901"
    assert (person.type, person.name.said) == ("person", "MAREN OSTLER")
    assert [alias.said for alias in person.aliases] == ["Марен Остлер", "Maria Ostler"]
    assert [alias.said for alias in person.weak_aliases] == ["Cormorant"]
    assert person.born == ("1970-05-06", "circa 1971", "1968/1972")
    assert person.places == ("Saltby, Norvania",)
    assert person.nationalities == ("Norvania",)
    assert person.identifiers == (Identifier("Passport", "Z7654321", "Norvania", "issued 2014-01-02"),)
    assert person.addresses == (Address("Port Ellery, Norvania (until 2020)", "Port Ellery", "Norvania"),)
    assert person.facts == (("Committee", "1533"), ("Gender", "female"), ("Designation", "Colonel"))
    assert person.programmes == ("Norvania",)
    assert person.listed == "2019-08-07"
    assert person.remarks == "Owns three warehouses."


def test_an_organization_is_one() -> None:
    firm = read_list({"list": UN_XML.encode()}, "un-xml", {}, BASE).entries[1]
    assert (firm.type, firm.uid, firm.facts) == ("organization", "XXe.002", ())
    assert [alias.said for alias in firm.aliases] == ["Saltby Guard"]


def test_entries_without_name_or_reference_are_named() -> None:
    broken = UN_XML.replace("<FIRST_NAME>SALTBY BRIGADE</FIRST_NAME>", "").encode()
    reading = read_list({"list": broken}, "un-xml", {}, BASE)
    assert len(reading.entries) == 1
    assert reading.refused == (("XXe.002", "without a reference number or without a name"),)


def test_a_list_cut_anywhere_is_refused() -> None:
    whole = UN_XML.strip().encode()
    for end in range(0, len(whole) - 1, 17):
        assert read_list({"list": whole[:end]}, "un-xml", {}, BASE).error, f"cut at {end}"
