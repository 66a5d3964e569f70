"""OFAC's list in both of its forms."""

from __future__ import annotations

import pytest

from crawler.lists.model import Address, Entry, Identifier
from crawler.lists.reader import read_list
from tests.lists.files import ALT, END, OFAC_XML, SDN, ofac_files, sdn

BASE = "https://lists.example/sdn"


def _entries(files: dict[str, bytes], form: str) -> dict[str, Entry]:
    reading = read_list(files, form, {}, BASE)
    assert reading.error is None
    assert not reading.refused
    return {entry.uid: entry for entry in reading.entries}


@pytest.mark.parametrize(("files", "form"), [(ofac_files(), "ofac-sdn"), ({"list": OFAC_XML.encode()}, "ofac-xml")])
def test_both_forms_tell_the_same_of_a_person(files: dict[str, bytes], form: str) -> None:
    person = _entries(files, form)["7001"]
    assert person.type == "person"
    assert person.name.listed == "QUILLON MARSH, Tobias Emil"
    assert person.name.said == "Tobias Emil QUILLON MARSH"
    assert person.programmes == ("SDNTK", "TCO")
    assert person.narcotics
    assert "Toby MARSH" in [alias.said for alias in person.aliases]
    assert person.born[0] == "1961-02-03"
    assert person.places == ("Port Ellery, Norvania",)
    assert person.nationalities == ("Norvania",)
    assert ("Gender", "male") in person.facts
    assert ("Title", "Dr.") in person.facts
    assert person.identifiers[0].type == "Passport"
    assert person.identifiers[0].value == "X1234567"
    assert person.identifiers[0].country == "Norvania"
    assert "issued 05 May 2011" in (person.identifiers[0].note or "")
    assert Identifier("Digital currency address XBT", "1FictionaLAddressXyZ23456789abcd") in person.identifiers
    assert person.url == "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=7001"
    assert person.addresses[0].country == "Norvania"
    assert person.addresses[0].lines.startswith("12 Salt Lane, Port Ellery")


def test_remarks_are_taken_apart_and_the_rest_is_kept() -> None:
    person = _entries(ofac_files(), "ofac-sdn")["7001"]
    assert person.born == ("1961-02-03", "circa 1962")
    assert [alias.listed for alias in person.weak_aliases] == ["EL TIO TOBY"]
    assert Identifier("Cedula No.", "55.667.788", "Norvania") in person.identifiers
    assert Identifier("C.U.R.P.", "QUMT610203HXXLRB09", "Norvania") in person.identifiers
    assert person.remarks == "Harbour master of Port Ellery"
    assert [link.said for link in person.linked] == ["BRINE & SONS, S.A.", "Maren OSTLER"]


def test_firms_vessels_and_aircraft_keep_what_their_kind_has() -> None:
    entries = _entries(ofac_files(), "ofac-sdn")
    firm, vessel, aircraft = entries["7002"], entries["7003"], entries["7004"]
    assert (firm.type, firm.name.said) == ("organization", "BRINE & SONS, S.A.")
    assert firm.identifiers == (Identifier("NIT", "900123456-7", "Norvania"),)
    assert firm.addresses == (Address("Port Ellery, Norvania", "Port Ellery", "Norvania"),)
    assert vessel.type == "vessel"
    assert vessel.identifiers == (Identifier("Vessel registration", "IMO 9074729"), Identifier("MMSI", "123456789"))
    assert ("Owner", "Brine Shipping") in vessel.facts
    assert not vessel.narcotics
    assert (aircraft.type, aircraft.facts) == ("aircraft", (("Aircraft Model", "ZK-9"),))


def test_the_xml_form_tells_weak_aliases_and_vessels() -> None:
    entries = _entries({"list": OFAC_XML.encode()}, "ofac-xml")
    assert [alias.said for alias in entries["7001"].weak_aliases] == ["EL TIO"]
    assert entries["7002"].narcotics
    assert entries["7003"].facts == (("Call sign", "NVXX1"), ("Vessel type", "Bulk Carrier"))


def test_comments_continue_remarks_that_were_cut() -> None:
    cut = SDN.replace("Aircraft Model ZK-9.", "Aircraft Mo")
    files = ofac_files(cut) | {"comments": f'7004,"del ZK-9; Aircraft Operator Heron Air."\r\n{END}'.encode()}
    aircraft = {entry.uid: entry for entry in read_list(files, "ofac-sdn", {}, BASE).entries}["7004"]
    assert ("Aircraft Operator", "Heron Air") in aircraft.facts


@pytest.mark.parametrize("name", ["list", "alt", "add"])
def test_a_file_without_its_end_mark_is_refused(name: str) -> None:
    files = ofac_files()
    files[name] = files[name].replace(END.encode(), b"")
    reading = read_list(files, "ofac-sdn", {}, BASE)
    assert not reading.entries
    assert "cut short" in (reading.error or "")
    assert read_list(files, "ofac-sdn", {"unmarked": True}, BASE).error is None


def test_a_file_cut_anywhere_is_refused() -> None:
    whole = sdn()
    for end in range(0, len(whole) - len(END), 7):
        files = ofac_files() | {"list": whole[:end]}
        assert read_list(files, "ofac-sdn", {}, BASE).error, f"cut at {end}"
    xml = OFAC_XML.strip().encode()
    for end in range(0, len(xml) - 1, 31):
        assert read_list({"list": xml[:end]}, "ofac-xml", {}, BASE).error, f"cut at {end}"


def test_rows_of_another_form_are_named_and_the_rest_is_read() -> None:
    reading = read_list(ofac_files(SDN + "oops,a row\r\n" + SDN), "ofac-sdn", {}, BASE)
    assert len(reading.entries) == 4
    assert len(reading.refused) == 5
    assert reading.refused[0][0] == "line 5"
    assert "12 columns" in reading.refused[0][1]
    assert reading.refused[1] == ("7001", "another entry has the same id; the first one is kept")


def test_other_files_are_refused_in_words() -> None:
    page = b"<html><body>Maintenance</body></html>\x1a"
    assert "empty" in (read_list(ofac_files() | {"list": page}, "ofac-sdn", {}, BASE).error or "")
    assert "alt.csv" in (read_list(ofac_files() | {"alt": sdn()}, "ofac-sdn", {}, BASE).error or "")
    assert "empty" in (read_list(ofac_files() | {"list": END.encode()}, "ofac-sdn", {}, BASE).error or "")
    assert "root" in (read_list({"list": b"<rss/>"}, "ofac-xml", {}, BASE).error or "")
    assert "empty" in (read_list({"list": b"<sdnList></sdnList>"}, "ofac-xml", {}, BASE).error or "")


def test_an_xml_list_with_fewer_entries_than_it_states_is_refused() -> None:
    short = OFAC_XML.replace("<Record_Count>3<", "<Record_Count>30<").encode()
    assert "30 entries, but has 3" in (read_list({"list": short}, "ofac-xml", {}, BASE).error or "")


def test_letters_of_western_encodings_survive() -> None:
    files = ofac_files(SDN.replace("GREY HERON", "GARÇA")) | {"alt": (ALT + END).encode("cp1252")}
    files["list"] = files["list"].decode().encode("cp1252")
    assert _entries(files, "ofac-sdn")["7003"].name.said == "GARÇA"
