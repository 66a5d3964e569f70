"""Names that stand on lists."""

from __future__ import annotations

import random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from crawler.lists.model import Entry
from crawler.lists.reader import MAIN, read_list
from nlp.components.known import Known
from nlp.known import Evidence, KnownEntry, KnownName, KnownNames
from nlp.known.entries import KnownKind
from nlp.known.evidence import about_lists, born_near
from nlp.known.folding import telling, words
from nlp.marks import Context, Mark, marks_of, put_context, put_marks
from tests.corpus import corpus
from watchfloor.knownnames import years

LIST = KnownNames(
    [
        KnownEntry(
            "acme", "1", "person", (KnownName("Ignacio Bravante Quillory"), KnownName("El Junco", strong=False)),
            frozenset({1957}),
        ),
        KnownEntry("acme", "2", "person", (KnownName("Jose Garcia"),), frozenset({1960})),
        KnownEntry("acme", "3", "person", (KnownName("Muhammad Khalid Zardawi"), KnownName("محمد خالد زرداوي"))),
        KnownEntry("acme", "4", "org", (KnownName("Brackwater Holdings Ltd"), KnownName("Nordlys Fisk AS"))),
        KnownEntry("acme", "5", "vessel", (KnownName("Grey Petrel"),), numbers=("IMO 9074729",)),
        KnownEntry("acme", "6", "person", (KnownName("Дмитрий Сухорезов"),)),
        KnownEntry("acme", "7", "org", (KnownName("Senate"),)),
        KnownEntry("acme", "8", "vessel", (KnownName("Golden Star"),)),
        KnownEntry("acme", "9", "org", (KnownName("Global Logistics Ltd"),)),
        KnownEntry("acme", "10", "person", (KnownName("Ivan Brelov"),)),
        KnownEntry("acme", "11", "person", (KnownName("Fernando Quillory"),)),
        KnownEntry("acme", "12", "person", (KnownName("Muammar Qazzabi"),)),
        KnownEntry("acme", "13", "person", (KnownName("Dmitra Tulovski"),)),
    ]
)  # fmt: skip


def entries(name: str, evidence: Evidence = Evidence(), org: bool = False) -> list[str]:  # noqa: B008
    return [one.entry for one in LIST.match(name, "org" if org else "person", evidence)]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Ignacio Bravante Quillory", "1"),
        ("Quillory, Ignacio Bravante", "1"),
        ("Ignacio Bravante", "1"),
        ("IGNÁCIO BRAVANTE-QUILLORY", "1"),
        ("Ignasio Bravante Quillory", "1"),
        ("Mohamed Khaled Zardawi", "3"),
        ("Mohammed Khalid al-Zardawi", "3"),
        ("Dmitry Sukhorezov", "6"),
    ],
)
def test_a_person_is_found_by_every_way_to_write_the_name(name: str, entry: str) -> None:
    assert entries(name) == [entry]


@pytest.mark.parametrize(
    "name",
    ["Ignacio", "Quillory", "Jose Garcia", "Ignacio Bravante Morrow", "Ignacio Pellwood", "Khalid Muhammad", "", "—"],
)
def test_a_bare_common_or_partly_different_name_is_nobody(name: str) -> None:
    assert entries(name) == []


def test_a_common_name_counts_with_the_year_of_birth() -> None:
    assert entries("Jose Garcia", Evidence(frozenset({1960}))) == ["2"]
    assert entries("Jose Garcia", Evidence(frozenset({1990}))) == []
    assert entries("Jose Garcia", Evidence(about_lists=True)) == ["2"]


def test_another_year_of_birth_is_another_person() -> None:
    assert entries("Ignacio Bravante Quillory", Evidence(frozenset({1988}))) == []


def test_the_reasons_say_what_agrees() -> None:
    (found,) = LIST.match("Quillory Ignacio Bravante", "person", Evidence(frozenset({1957})))
    assert found.why == "same name in another order; born 1957 as the list says"
    assert found.list == "acme"
    (alone,) = LIST.match("Ignacio Bravante", "person")
    assert alone.score < found.score


def test_an_organization_is_known_without_its_form() -> None:
    assert entries("Brackwater Holding Ltd.", org=True) == []
    assert entries("Nordlys Fisk", org=True) == ["4"]
    assert entries("Brackwater Fisk", org=True) == []
    assert entries("Ignacio Bravante Quillory", org=True) == []


@pytest.mark.parametrize(("kind", "name", "entry"), [("vessel", "Golden Star", "8"), ("org", "Global Logistics", "9")])
def test_plain_words_name_nobody_unless_the_text_speaks_of_sanctions(kind: KnownKind, name: str, entry: str) -> None:
    assert LIST.match(name, kind) == ()
    assert [one.entry for one in LIST.match(name, kind, Evidence(about_lists=True))] == [entry]


@pytest.mark.parametrize(
    "name", ["Ivana Brelova", "Ivana Brelov", "Ivan Brelova", "Dmitra Tulovska", "Fernanda Quillory"]
)
def test_a_woman_is_not_the_man_of_the_same_name(name: str) -> None:
    assert entries(name, Evidence(about_lists=True)) == []


@pytest.mark.parametrize("name", ["Muammar al-Gazzabi", "Moammar Ghazzabi", "Muammar Kazabi", "Muammar Khazzabi"])
def test_an_arabic_name_is_found_with_its_article_and_every_first_letter(name: str) -> None:
    assert entries(name) == ["12"]


def test_a_name_that_a_whole_list_shares_is_still_found_first() -> None:
    spelled = ["Mohamed", "Muhammad", "Mohammed", "Mohamad", "Muhamad"]
    many = [
        KnownEntry("acme", str(n), "person", (KnownName(f"{spelled[n % 5]} Zardawi {'Khalid' * (n == 1999)}"),))
        for n in range(2000)
    ]
    (best, *_) = KnownNames(many).match("Mohamad Zardawi Khalid", "person", Evidence(about_lists=True))
    assert best.entry == "1999"


def test_a_body_of_one_word_needs_a_text_about_sanctions() -> None:
    assert entries("Senate", org=True) == []
    assert entries("Senate", Evidence(about_lists=True), org=True) == ["7"]


@pytest.mark.parametrize(
    ("behind", "published", "born"),
    [
        (", born on 3 May 1957 in Dorvik, is", None, {1957}),
        (" (DOB 04 Feb 1960)", None, {1960}),
        (", 61, was held", "2018-05-02", {1957, 1956}),
        (", 61, was held", None, set()),
        (" said that in 1957 all was well", None, set()),
    ],
)
def test_the_year_of_birth_is_read_behind_the_name(behind: str, published: str | None, born: set[int]) -> None:
    assert born_near("Ana" + behind, 3, published) == born


def test_a_text_is_about_lists_by_its_words() -> None:
    assert about_lists("Treasury sanctioned two men")
    assert not about_lists("The court sentenced two men")


@given(st.text(max_size=80))
def test_any_text_is_taken_for_a_name(name: str) -> None:
    assert all(0 <= one.score <= 1 for kind in ("person", "org") for one in LIST.match(name, kind))


def test_the_component_does_nothing_without_names() -> None:
    doc, known = spacy.blank("en").make_doc("Ignacio Bravante Quillory fled."), Known()
    put_marks(doc, [Mark(0, 25, "PERSON")])
    assert marks_of(known(doc))[0].listed == ()
    known.names = LIST
    assert [one.entry for one in marks_of(known(doc))[0].listed] == ["1"]


def test_a_vessel_is_known_by_its_number() -> None:
    doc, known = spacy.blank("en").make_doc("the ship IMO 9074729"), Known()
    known.names = LIST
    put_context(doc, Context(doc.text))
    put_marks(doc, [Mark(9, 20, "VESSEL", canonical="IMO 9074729")])
    assert marks_of(known(doc))[0].listed[0].entry == "5"


def _ofac() -> list[Entry]:
    folder = corpus("lists-ofac")
    names = {MAIN: "sdn", "alt": "alt", "add": "add"}
    files = {name: (folder / f"{file}.csv").read_bytes() for name, file in names.items()}
    return list(read_list(files, "ofac-sdn", {"unmarked": True}, "https://lists.example/").entries)


def _known(entry: Entry) -> KnownEntry:
    names = [KnownName(name.said) for name in (entry.name, *entry.aliases)]
    return KnownEntry("ofac", entry.uid, "person", tuple(names), years(list(entry.born)))


def test_variants_of_real_names_are_found_and_look_alikes_are_not() -> None:
    """Of 100 people drawn by lot: the name in another order, and without its middle but with the year of birth, are
    true; another surname, another year, and the first name with the surname of another one are look-alikes."""
    known = [_known(entry) for entry in _ofac() if entry.type == "person"]
    full = [entry for entry in known if entry.born and len(telling(words(entry.names[0].text))) > 2]
    drawn = random.Random(11).sample(full, 100)
    names = KnownNames(known)
    true = alike = 0
    for entry, other in zip(drawn, [*drawn[1:], drawn[0]], strict=True):
        parts, strange = entry.names[0].text.split(), other.names[0].text.split()[-1]
        born = Evidence(frozenset({min(entry.born)}))
        asked = [" ".join([parts[-1], *parts[:-1]]), f"{parts[0]} {parts[-1]}"]
        found = [names.match(asked[0], "person"), names.match(asked[1], "person", born)]
        true += sum(entry.id in {one.entry for one in answer} for answer in found)
        wrong = [
            names.match(f"{parts[0]} {strange}", "person"),
            names.match(" ".join([*parts[:-1], strange]), "person"),
        ]
        wrong.append(names.match(entry.names[0].text, "person", Evidence(frozenset({min(entry.born) + 17}))))
        alike += sum(entry.id in {one.entry for one in answer} for answer in wrong)
    assert true >= 190
    assert alike <= 15
