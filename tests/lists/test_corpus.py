"""Real lists: everything in them is read, and clipped copies of them are refused."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from html import unescape

import pytest

from crawler.lists.drafts import draft_of
from crawler.lists.model import ListReading
from crawler.lists.reader import read_list
from tests.corpus import corpus

BASE = "https://lists.example/consolidated.xml"


@cache
def _ofac() -> dict[str, bytes]:
    folder = corpus("lists-ofac")
    return {
        name: (folder / f"{file}.csv").read_bytes() for name, file in (("list", "sdn"), ("alt", "alt"), ("add", "add"))
    }


@cache
def _read_ofac() -> ListReading:
    return read_list(_ofac(), "ofac-sdn", {}, BASE)


@cache
def _un() -> bytes:
    return (corpus("lists-un") / "test/testdata/UN_consolidated.xml").read_bytes()


def test_every_entry_of_the_ofac_list_is_read() -> None:
    reading = _read_ofac()
    assert (reading.error, reading.refused) == (None, ())
    kinds = Counter(entry.type for entry in reading.entries)
    assert kinds == {"person": 4566, "organization": 3644, "vessel": 403, "aircraft": 277}
    assert sum(len(entry.aliases) for entry in reading.entries) > 11_600
    narcotics = [entry for entry in reading.entries if entry.narcotics]
    assert len(narcotics) == 2347
    assert all(any(tag.startswith(("SDNT", "ILLICIT")) for tag in entry.programmes) for entry in narcotics)


def test_dates_of_birth_of_the_ofac_list_have_the_promised_forms() -> None:
    dates = [day for entry in _read_ofac().entries for day in entry.born]
    stated = _ofac()["list"].count(b"DOB ")
    assert 0.99 * stated <= len(dates) <= stated
    odd = [day for day in dates if not day.removeprefix("circa ")[:4].isdigit()]
    assert len(odd) <= 5


def test_each_alias_and_exact_date_of_birth_is_with_its_entry() -> None:
    entries = {entry.uid: entry for entry in _read_ofac().entries}
    for row in csv.reader(_ofac()["alt"].decode().splitlines()):
        if len(row) == 5:
            assert " ".join(row[3].split()) in [alias.listed for alias in entries[row[0]].aliases]
    for row in csv.reader(_ofac()["list"].decode().splitlines()):
        for day in re.findall(r"DOB (\d\d \w{3} \d{4})(?=[;.])", row[-1]):
            assert datetime.strptime(day, "%d %b %Y").replace(tzinfo=UTC).date().isoformat() in entries[row[0]].born


def test_what_remarks_say_of_identity_is_taken_out_of_them() -> None:
    entries = _read_ofac().entries
    rest = "; ".join(entry.remarks or "" for entry in entries)
    for words in ("DOB ", "POB ", "Passport ", "Cedula No.", "C.U.R.P.", "R.F.C.", "NIT #", "nationality ", "a.k.a. '"):
        stated = _ofac()["list"].decode().count(words)
        assert rest.count(words) <= 0.02 * stated + 1, words
    kinds = Counter(number.type for entry in entries for number in entry.identifiers)
    assert kinds["Passport"] > 1_450
    assert kinds["Vessel registration"] > 400
    assert kinds["Digital currency address XBT"] > 50


def test_every_document_of_the_ofac_list_states_entities_where_they_stand() -> None:
    addresses = set()
    for entry in _read_ofac().entries:
        draft = draft_of(entry, "us-ofac-sdn", (), None)
        addresses.add(draft.url)
        assert entry.name.said in draft.text
        for one in draft.details["entities"]:
            assert draft.text[one["start"] : one["end"]] == one["text"]
    assert len(addresses) == 8_890


def test_every_entry_of_the_un_list_is_read() -> None:
    reading = read_list({"list": _un()}, "un-xml", {}, BASE)
    assert (reading.error, reading.refused) == (None, ())
    assert Counter(entry.type for entry in reading.entries) == {"person": 730, "organization": 273}
    assert all(entry.listed and entry.programmes for entry in reading.entries)
    assert sum(1 for entry in reading.entries if entry.born) > 650
    assert len({entry.url for entry in reading.entries}) == 1_003


def test_each_date_of_birth_and_alias_of_the_un_list_is_kept() -> None:
    entries = read_list({"list": _un()}, "un-xml", {}, BASE).entries
    text = _un().decode()
    exact = Counter(re.findall(r"<DATE>(\d{4}-\d\d-\d\d)", text))
    kept = Counter(day for entry in entries for day in entry.born if re.fullmatch(r"\d{4}-\d\d-\d\d", day))
    assert kept.total() >= 0.98 * exact.total()
    assert exact.keys() <= kept.keys() | {day.removeprefix("circa ") for entry in entries for day in entry.born}
    aliases = {name.listed for entry in entries for name in (*entry.aliases, *entry.weak_aliases)}
    stated = {" ".join(unescape(name).split())[:500] for name in re.findall(r"<ALIAS_NAME>([^<]+)<", text)}
    assert len(stated - aliases) <= 0.001 * len(stated)


def test_real_lists_clipped_anywhere_are_refused() -> None:
    chance = random.Random(7)
    files, un = _ofac(), _un()
    for _ in range(12):
        end = chance.randrange(len(files["alt"]) - 3)
        assert read_list({**files, "alt": files["alt"][:end]}, "ofac-sdn", {}, BASE).error
        end = chance.randrange(len(files["list"]) - 3)
        # The other files are left out: they were read often enough.
        assert read_list({"list": files["list"][:end]}, "ofac-sdn", {}, BASE).error
    for _ in range(3):
        assert read_list({"list": un[: chance.randrange(len(un) - 1)]}, "un-xml", {}, BASE).error


@pytest.mark.parametrize("form", ["ofac-sdn", "ofac-xml", "un-xml", "csv", "json"])
def test_invalid_files_are_refused_in_words(form: str) -> None:
    folder = corpus("lists-un") / "test/testdata/invalidFiles"
    params = {"mapping": {"id": "id", "name": "name"}}
    for path in sorted(folder.iterdir()):
        reading = read_list({"list": path.read_bytes()}, form, params, BASE)
        assert not reading.entries
        assert reading.error
