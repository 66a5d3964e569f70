"""What speaks for one person or organization, and what against it."""

from __future__ import annotations

import pytest

from tests.resolve.made import agreed, body, groups, one, person


def test_a_rare_name_is_enough_and_a_common_one_is_not() -> None:
    assert one(person("a", "Orsolya Quillfeather"), person("b", "Quillfeather, Orsolya"))
    assert not one(person("a", "John Smith"), person("b", "John Smith"))


def test_what_documents_share_makes_a_common_name_one_person() -> None:
    known = {"others": ["ilse vard", "tobias renn"], "places": ["dunmore"], "regions": ["US/Ohio"], "countries": ["US"]}
    assert one(person("a", "John Smith", **known), person("b", "John Smith", **known))


def test_a_name_that_many_bear_in_the_collection_says_less() -> None:
    many = [person(f"d{number}", f"{given} Quillfeather") for number, given in enumerate(_GIVEN)]
    first, second = person("a", "John Quillfeather"), person("b", "John Quillfeather")
    assert {"a", "b"} in groups(first, second)
    assert {"a", "b"} not in groups(first, second, *many)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"birthday": "1970-03-02"}, {"birthday": "1971-08-19"}),
        ({"born": (1959, 1960)}, {"born": (1990, 1991)}),
        ({"birthday": "1961-04-04"}, {"born": (1989, 1990)}),
        ({"listed": ["OFAC:11"]}, {"listed": ["OFAC:12"]}),
    ],
)
def test_births_and_entries_that_differ_are_of_two(mine: dict[str, object], theirs: dict[str, object]) -> None:
    assert not one(person("a", "Orsolya Quillfeather", **mine), person("b", "Orsolya Quillfeather", **theirs))


def test_entries_of_different_lists_and_ages_a_year_apart_do_not_contradict() -> None:
    first = person("a", "Orsolya Quillfeather", listed=["OFAC:11"], born=(1989, 1990))
    assert one(first, person("b", "Orsolya Quillfeather", listed=["UN:7"], born=(1990, 1991)))


def test_an_entry_of_a_list_makes_one_of_a_byname() -> None:
    assert one(person("a", "El Tuerto", listed=["OFAC:9"]), person("b", "El Tuerto", listed=["OFAC:9"]))
    assert not one(person("a", "El Tuerto"), person("b", "El Tuerto"))


def test_names_that_stand_for_nobody_are_never_one() -> None:
    known = {"others": ["ilse vard"], "places": ["dunmore"]}
    assert not one(person("a", "Jane Doe", **known), person("b", "Jane Doe", **known))


def test_an_initial_goes_to_neither_of_two_who_could_bear_it() -> None:
    known = {"others": ["lena osk", "piet vandermolen"]}
    half, jonas = person("a", "J. Harrowgate", **known), person("b", "Jonas Harrowgate", **known)
    assert one(half, jonas)
    assert groups(half, jonas, person("c", "Jasper Harrowgate", **known)) == []


def test_kinsmen_are_not_joined_by_a_name_without_suffix() -> None:
    found = groups(
        person("a", "Walter Ploughright Jr."), person("b", "Walter Ploughright"), person("c", "Walter Ploughright Sr.")
    )
    assert all(not {"a", "c"} <= group for group in found)


def test_reasons_say_in_words_what_agrees() -> None:
    first = person("a", "Bill Ploughright", story="s", listed=["OFAC:9"])
    found = agreed(first, person("b", "William Ploughright", story="s", listed=["OFAC:9"]))
    assert found is not None
    assert "bill stands for william" in found.reasons[0]
    assert "the same entry of a list: OFAC:9" in found.reasons
    assert "told in one story" in found.reasons


def test_an_acronym_is_what_a_document_explains_it_by() -> None:
    short, full = body("a", "MNEB"), body("b", "Meridian Narcotics Enforcement Bureau")
    assert groups(short, full) == []
    explained = body("c", "Meridian Narcotics Enforcement Bureau", forms=("MNEB",))
    assert groups(short, full, explained) == [{"a", "b", "c"}]


def test_an_acronym_of_two_bodies_joins_neither() -> None:
    found = groups(
        body("a", "DPD"),
        body("b", "Dunmore Police Department", forms=("DPD",)),
        body("c", "Drywell Police Department", forms=("DPD",)),
    )
    assert found == []


def test_bodies_named_by_what_they_are_need_a_shared_place() -> None:
    assert not one(body("a", "Ministry of Justice"), body("b", "Ministry of Justice"))
    assert not one(body("a", "Quillfeather Chemie GmbH"), body("b", "Quillfeather Chemie AG"))
    assert one(body("a", "Quillfeather Chemie GmbH"), body("b", "Quillfeather Chemie"))


_GIVEN = (
    "Ada", "Bela", "Cosmo", "Dario", "Edda", "Falk", "Gerd", "Hugo", "Inga", "Jorun", "Karel", "Lena", "Mats", "Nils",
    "Odo", "Petra", "Quentin", "Rolf", "Sven", "Tilda",
)  # fmt: skip
