"""When two texts tell the same story, as a matter of the two alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store.story import sign, wording
from index.store.story_pair import same_story
from tests.store.articles import OFFICE, article, release, sentences, told


def together(one: str, other: str) -> bool:
    return same_story(told(one), told(other))


def test_a_signature_never_changes() -> None:
    # Signatures are kept in stores: another value here would part every text from its story.
    signature = sign(" ".join(f"word{i}" for i in range(100)))
    assert signature is not None
    assert signature.equal == 171109438341614093
    assert wording(signature.words, signature.shingle).keys[:2].tolist() == [746295884698876133, 517393071229735385]


def test_case_accents_signs_and_addresses_do_not_matter() -> None:
    plain = "Senor Nunez of Port Velmar told the harbour court nothing"
    dressed = "Señor Núñez, of Port-Velmar: told the HARBOUR court nothing! https://velmar.example/a?b=1"
    assert sign(dressed) == sign(plain.replace("harbour", "har\u00adbour"))


def test_a_text_of_a_few_words_is_like_no_other() -> None:
    assert sign("Thank you very much indeed") is None
    assert sign(" … ") is None


def test_a_word_in_the_marks_of_its_script_is_one_word() -> None:
    assert sign("हिन्दी समाचार " * 4) is not None
    assert sign("हिन्दी समाचार " * 3) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600))
def test_any_text_can_be_signed(content: str) -> None:
    signature = sign(content)
    if signature is not None:
        keys = wording(signature.words, signature.shingle).keys.tolist()
        assert all(-(2**63) <= key < 2**63 for key in [signature.equal, *keys])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 20), st.integers(3, 20))
def test_it_does_not_matter_which_of_two_texts_is_asked_about(one: int, other: int, shared: int, more: int) -> None:
    mine = article(one)
    its = " ".join([*sentences(one)[:shared], article(other, more)])
    assert together(mine, its) == together(its, mine)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 9_000))
def test_a_text_tells_the_story_of_itself_and_not_that_of_another(seed: int) -> None:
    assert together(article(seed), article(seed).upper())
    assert not together(article(seed), article(seed + 1))


def test_a_cut_copy_in_another_frame_tells_the_same_story() -> None:
    whole = sentences(1)
    assert together(" ".join(whole), " ".join(whole[:6]))
    assert together(" ".join(whole), f"{article(7, 2)} {' '.join(whole)} {article(8, 6)}")
    assert together(" ".join(whole), f"{' '.join(whole[:8])} {article(8, 6)}")


def test_an_update_tells_the_same_story() -> None:
    updated = sentences(1)
    updated[3:4] = sentences(2, 2)
    updated[10] = updated[10].replace(updated[10].split()[10], "77")
    del updated[15]
    assert together(article(1), " ".join(updated))


def test_what_stands_only_at_the_end_of_both_is_no_story() -> None:
    assert not together(article(1, 12) + article(3, 8), article(2, 12) + article(3, 8))


def test_two_cases_told_by_one_template_are_two_stories() -> None:
    form = (
        "The Harbour Office of Port Velmar gives notice that {} of {} was taken into custody on the quay at {} and "
        "died there on {} May. The office looks into every such death. Its inspectors spoke with {} witnesses and "
        "found that no officer had broken the rules of the house. The full report lies open at the Office on Tollgate "
        "Street."
    )
    one = form.format("Odd Brekke", "Östhamn", "Saltholm", "3", "41")
    other = form.format("Mara Quill", "Limsund", "Fjordby", "27", "12")
    assert not together(one, other)
    assert together(one, one + " Questions go to the desk.")


@pytest.mark.parametrize(
    "line",
    [
        "海关人员在维尔马港查获四十公斤可卡因，船长当场被捕，案件正在调查之中。",
        "เจ้าหน้าที่ศุลกากรยึดโคเคนสี่สิบกิโลกรัมที่ท่าเรือเวลมาร์และจับกุมกัปตันเรือไว้ได้",
        "ضبطت الجمارك أربعين كيلوغراما من الكوكايين في ميناء فيلمار واعتقلت قبطان السفينة",
        "सीमा शुल्क अधिकारियों ने वेलमार बंदरगाह पर चालीस किलो कोकीन जब्त की और कप्तान को पकड़ा",
    ],
)
def test_scripts_without_blanks_or_capitals_are_read_too(line: str) -> None:
    chance = random.Random(1)
    letters = sorted(set(line) - {" "})
    filler = ["".join(chance.choices(letters, k=4)) for _ in range(2_000)]
    glue = " " if " " in line else ""
    some, others = glue.join(filler[:400]), glue.join(filler[800:1_200])
    assert together(line + glue + some, some)
    assert together(line + glue + some, line + glue + some[: len(some) // 2])
    assert not together(line + glue + some, line + glue + others)


def test_passages_that_are_widespread_tie_nothing() -> None:
    one, other = release(1), release(2)
    assert same_story(told(one), told(other))
    common = told(article(OFFICE, 40)).wording.keys.tolist()
    assert not same_story(told(one, common), told(other, common))
    assert same_story(told(one, common), told(article(1, 8) + article(5, 2)))
