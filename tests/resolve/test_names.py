"""Parts of names, and two names beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.resolve.alignment import lay, rivals
from index.resolve.bodies import body_name, same_words
from index.resolve.persons import person_name
from index.resolve.spelling import bare_spelling, latin, one_slip, soundex

_PARTS = [
    "Mara", "Quill", "J.", "A.", "Jr.", "Sr.", "de", "la", "O'Neil", "Бойко", "Γιάννης", '"Tony"', ",", "Bill",
    "William", "II", "El", "van", "Quil", "Tony",
]  # fmt: skip
_NAMES = st.text(max_size=60) | st.lists(st.sampled_from(_PARTS), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Quill, Mara A.", ("mara", "a", "quill")),
        ("Dr. Mara Quill", ("mara", "quill")),
        ("J.P. Quill", ("j", "p", "quill")),
        ("Ali bin Omar al-Hashemi", ("ali", "omar", "hashemi")),
        ("Mara O’Quill", ("mara", "oquill")),
        ("Сергей Громыхалов", ("sergei", "gromykhalov")),
        ("Νίκος Θεοφανίδης", ("nikos", "theofanidis")),
        ("José Ortega y Gasset", ("jose", "ortega", "gasset")),
        ("Mara Quill y Ana Roe", ("mara", "quill")),
        ("Sheriff", ("sheriff",)),
        ("", ()),
    ],
)
def test_a_name_is_read_into_its_words(written: str, words: tuple[str, ...]) -> None:
    assert person_name(written).words == words


def test_suffixes_nicknames_and_bynames_are_told_apart_from_words() -> None:
    assert person_name("Walter Ploughright, Jr.").suffix == "junior"
    assert person_name("Ploughright, Walter, Jr.") == person_name("Ploughright, Walter Jr.")
    assert person_name('Juan "Tony" Quiroga').nicknames == {"tony"}
    assert person_name("El Tuerto").byname
    assert not person_name("El Tuerto").is_full


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mara Quill", "Quill, Mara"),
        ("Bill Ploughright", "William Ploughright"),
        ("J. Ploughright", "Jonas Ploughright"),
        ("Ada M. Wexcombe", "Ada Wexcombe"),
        ("Yuri Zhdankovskiy", "Юрий Жданковский"),
        ("Orsolya Quillfeather", "Orsolya Quilfeather"),
        ("Tony Quiroga", 'Juan "Tony" Quiroga'),
    ],
)
def test_names_that_one_person_can_bear_agree(first: str, second: str) -> None:
    assert lay(person_name(first), person_name(second)) is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada M. Wexcombe", "Ada R. Wexcombe"),
        ("Walter Ploughright Jr.", "Walter Ploughright Sr."),
        ("Ivana Petkovska", "Ivan Petkovski"),
        ("John C. Wexcombe", "John Calloway"),
        ("Vicente Tarragal Leyva", "Vicente Tarragal Fuentes"),
        ("Luis Hernandez", "Luis Fernandez"),
        ("Wang Li", "Wang Lee"),
        ("Quill", "Mara Quill"),
    ],
)
def test_names_of_kinsmen_and_namesakes_do_not_agree(first: str, second: str) -> None:
    assert lay(person_name(first), person_name(second)) is None


@given(_NAMES, _NAMES)
def test_names_are_compared_alike_from_either_side(first: str, second: str) -> None:
    one, other = person_name(first), person_name(second)
    assert (lay(one, other) is None) == (lay(other, one) is None)
    assert rivals(one, other) == rivals(other, one)
    assert not rivals(one, one)
    assert (same_words(body_name(first), body_name(second)) is None) == (
        same_words(body_name(second), body_name(first)) is None
    )


@given(st.text(max_size=400))
def test_any_text_is_read_as_a_name(text: str) -> None:
    assert len(person_name(text).words) <= 8
    assert body_name(text).words == tuple(sorted(body_name(text).words))


@given(st.text("abcdehkmosy", max_size=8), st.integers(0, 8), st.sampled_from("abx"))
def test_one_letter_more_is_one_slip_and_none_is_none(word: str, place: int, letter: str) -> None:
    longer = word[:place] + letter + word[place:]
    assert one_slip(word, longer)
    assert one_slip(longer, word)
    assert not one_slip(word, word)
    assert not one_slip(word, longer + "zz")


def test_neighbours_that_change_places_are_one_slip() -> None:
    assert one_slip("spitzer", "sptizer")
    assert not one_slip("spitzer", "sptizre")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("robert", "R163"),
        ("rupert", "R163"),
        ("ashcraft", "A261"),
        ("tymczak", "T522"),
        ("pfister", "P236"),
        ("lee", "L000"),
    ],
)
def test_soundex_is_that_of_the_national_archives(word: str, code: str) -> None:
    assert soundex(word) == code


@given(st.text(max_size=30))
def test_bare_spelling_is_the_same_when_made_twice_of_short_words(text: str) -> None:
    word = latin(text)
    assert bare_spelling(word) == bare_spelling(str(word))
    assert len(word) > 3 or bare_spelling(word) == word


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("Harrowline Shipping Ltd.", "HARROWLINE SHIPPING LIMITED", "same"),
        ("Cártel de Agua Mansa", "Agua Mansa Cartel", "same"),
        ("The Brightwater Group, LLC", "Brightwater Group", "same"),
        ("10th Front", "1st Front", None),
        ("Harrowline Shipping", "Harrowline Trading", None),
    ],
)
def test_organizations_agree_in_the_words_that_name_them(first: str, second: str, how: str | None) -> None:
    assert same_words(body_name(first), body_name(second)) == how
