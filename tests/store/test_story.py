"""Near-duplicates share a story; everything else does not."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from index.store import Store
from index.store.story import PERMUTATIONS, resemblance, sign
from tests.store.builders import NOON, capture, draft

WORDS = [f"{a}{b}{c}" for a in ("har", "vel", "cus", "mar", "tol") for b in "aeiou" for c in ("n", "r", "st", "mp")]


def text(seed: int, words: int = 200) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


def jaccard(one: str, other: str) -> float:
    sets = [{tuple(t.split()[i : i + 5]) for i in range(len(t.split()) - 4)} for t in (one, other)]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def story_of(store: Store, number: int, content: str) -> tuple[str, str]:
    identity, _ = store.save_page(draft(f"https://harbour.example/{number}", content), capture(number), NOON)
    found = store.document(identity)
    assert found is not None
    return identity, found.story


def test_a_signature_never_changes() -> None:
    # Signatures are kept in stores: another value here would part every text from its story.
    signature = sign(" ".join(f"word{i}" for i in range(100)))
    assert signature is not None
    assert signature.keys[:2] == (8078407374947971586, -6430778077528603390)
    assert len(signature.data) == PERMUTATIONS * 4


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 300))
def test_likeness_is_estimated(seed: int, changed: int) -> None:
    one = text(seed, 300)
    other = " ".join([*text(seed + 1, changed).split(), *one.split()[changed:]])
    signatures = sign(one), sign(other)
    assert signatures[0] is not None
    assert signatures[1] is not None
    # Four standard deviations of 128 draws.
    assert abs(resemblance(signatures[0].data, signatures[1].data) - jaccard(one, other)) < 0.18


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_signed(content: str) -> None:
    signature = sign(content)
    if signature is not None:
        assert resemblance(signature.data, signature.data) == 1.0
        assert all(-(2**63) <= key < 2**63 for key in signature.keys)


def test_case_accents_and_signs_do_not_matter() -> None:
    assert sign("Señor Núñez, of Port-Velmar!") == sign("senor nunez of port velmar")
    assert sign(" … ") is None


def test_a_syndicated_story_is_one_story(store: Store) -> None:
    first, story = story_of(store, 1, text(1))
    assert story == first
    copy = "Velmar Wire. " + text(1).upper() + " Reporting by the Velmar Wire desk."
    assert story_of(store, 2, copy)[1] == first
    other, story = story_of(store, 3, text(2))
    assert story == other


def test_short_texts_are_alike_only_when_their_words_are_the_same(store: Store) -> None:
    first, _ = story_of(store, 1, "Customs seized 40 kg of cocaine.")
    assert story_of(store, 2, "CUSTOMS seized 40 kg, of cocaine")[1] == first
    third, story = story_of(store, 3, "Customs seized 41 kg of cocaine.")
    assert story == third


def test_texts_without_words_are_stories_of_their_own(store: Store) -> None:
    assert all(identity == story for identity, story in (story_of(store, i, "") for i in range(3)))


def test_a_correction_keeps_its_story_and_is_recognised_too(store: Store) -> None:
    first, _ = story_of(store, 1, text(1))
    assert story_of(store, 1, text(2)) == (first, first)
    assert story_of(store, 2, text(2))[1] == first
    assert story_of(store, 3, text(1))[1] == first


def test_scripts_without_blanks_are_read_by_character() -> None:
    signature = sign("海关在维尔马港查获四十公斤可卡因。" * 3 + "船长被捕，案件正在调查之中。")
    assert signature is not None
    assert len(signature.data) == PERMUTATIONS * 4
