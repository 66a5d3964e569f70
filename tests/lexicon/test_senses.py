"""The sentences with a known sense, and the rule by which labels of other sets are trimmed."""

from __future__ import annotations

from collections import defaultdict

import pytest

from benchmarks.senses import fit
from benchmarks.senses.examples import of_sentences
from benchmarks.senses.fitting import fit as fit_weights
from benchmarks.senses.scores import add_senses, our_reader, word_list
from benchmarks.senses.sets import read_later, read_sentences
from benchmarks.senses.trimming import trimmed
from nlp.evaluate import Score
from tests.corpus import corpus


def test_there_are_many_sentences_of_many_names_each_written_once() -> None:
    sentences = read_sentences()
    assert len(sentences) >= 1500
    assert len({one.text for one in sentences}) == len(sentences)
    senses = defaultdict(set)
    for one in sentences:
        senses[one.name].add(one.is_drug)
    assert sum(len(known) == 2 for known in senses.values()) >= 60


def test_the_marked_word_is_the_name() -> None:
    assert all(one.text[one.start : one.end].lower() == one.name for one in read_sentences())


def test_names_held_out_are_in_no_other_part() -> None:
    parts = defaultdict(set)
    for one in read_sentences():
        parts[one.name].add(one.part)
    assert all(known == {"names"} for known in parts.values() if "names" in known)


def test_weights_tell_senses_that_they_were_not_fitted_on_better_than_a_word_list() -> None:
    sentences = read_sentences()
    reader = our_reader(fit_weights(of_sentences(one for one in sentences if one.part == "train")))
    held = [one for one in sentences if one.part != "train"]
    ours, peer = add_senses(Score(), held, reader), add_senses(Score(), held, word_list)
    assert ours.f1 > peer.f1 + 0.1
    assert ours.precision > 0.7


def test_sentences_written_later_are_in_no_other_set_and_are_told_apart() -> None:
    later = read_later()
    assert {one.text for one in later}.isdisjoint(one.text for one in read_sentences())
    ours, peer = add_senses(Score(), later, our_reader()), add_senses(Score(), later, word_list)
    assert ours.f1 > peer.f1 + 0.1


def test_shipped_weights_are_those_that_would_be_fitted() -> None:
    corpus("drug-ner-unodc-train")
    assert fit.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        ("five fentanyl pills", "fentanyl pills", ["fentanyl"]),
        ("suspected “crack cocaine” rocks", "suspected “crack cocaine”", ["crack cocaine"]),
        ("some amphetamine (ice) here", "amphetamine (ice)", ["amphetamine", "ice"]),
        ("dried cannabis plants and 20 pills", "dried cannabis plants and 20 pills", ["cannabis"]),
        ("a methamphetamine-type drug", "methamphetamine-type drug", ["methamphetamine"]),
        ("all the drugs and naloxone", "drugs and naloxone", []),
    ],
)
def test_a_label_is_trimmed_to_the_substance(text: str, label: str, left: list[str]) -> None:
    start = text.index(label)
    found = sorted(trimmed(text, [(start, start + len(label))]))
    assert [text[a:b] for a, b in found] == left
