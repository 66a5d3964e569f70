"""The shipped lexicon: what it covers, how it answers, and that its checker finds no fault."""

from __future__ import annotations

import pytest

from nlp.lexicon import Lexicon, fold, load
from nlp.lexicon.check import check

NOT_DRUGS = ["drugs", "drug", "narcotics", "substances", "alcohol", "tobacco", "naloxone", "narcan", "aspirin", "pills"]
CLEAR = {
    "heroin": "heroin",
    "black-tar heroin": "heroin",
    "crack cocaine": "cocaine",
    "Marijuana": "cannabis",
    "hashish": "cannabis",
    "cannabis resin": "cannabis",
    "meth": "methamphetamine",
    "methylamphetamine": "methamphetamine",
    "crystal meth": "methamphetamine",
    "Percocets": "oxycodone",
    "OxyContin": "oxycodone",
    "Xanax": "alprazolam",
    "Adderall": "amphetamine",
    "captagon": "fenethylline",
    "P2P": "p-2-p",
    "4-ANPP": "4-anpp",
    "4ANPP": "4-anpp",
    "acetic anhydride": "acetic anhydride",
    "2CB": "2c-b",
    "opiate": "opioids",
    "synthetic opioids": "synthetic opioids",
    "synthetic marijuana": "synthetic cannabinoids",
    "amphetamines": "amphetamines",
    "fentanilo": "fentanyl",
    "cocaína": "cocaine",
    "metanfetamina": "methamphetamine",
    "Kokain": "cocaine",
    "героин": "heroin",
    "ยาบ้า": "methamphetamine",
    "海洛因": "heroin",
    "الكبتاغون": "fenethylline",
    "maconha": "cannabis",
    "oxicodona": "oxycodone",
    "eroina": "heroin",
    "kétamine": "ketamine",
    "fenciclidina": "pcp",
}
EVERYDAY = [
    "ice",
    "snow",
    "coke",
    "speed",
    "pot",
    "reefer",
    "weed",
    "grass",
    "H",
    "molly",
    "horse",
    "blues",
    "tar",
    "crack",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def test_the_checker_finds_no_fault() -> None:
    assert check() == []


def test_covers_substances_and_names(lexicon: Lexicon) -> None:
    assert len(lexicon.entries) >= 500
    assert len(lexicon.by_term) >= 3000


@pytest.mark.parametrize(("written", "id_"), CLEAR.items())
def test_clear_names_lead_to_one_substance(lexicon: Lexicon, written: str, id_: str) -> None:
    uses = lexicon.by_term[fold(written)]
    assert [use.entry.id for use in uses if not use.term.ambiguous] == [id_]


@pytest.mark.parametrize("word", EVERYDAY)
def test_everyday_words_are_ambiguous(lexicon: Lexicon, word: str) -> None:
    uses = lexicon.by_term[fold(word)]
    assert uses
    assert all(use.term.ambiguous for use in uses)


@pytest.mark.parametrize("word", NOT_DRUGS)
def test_what_is_no_drug_is_absent(lexicon: Lexicon, word: str) -> None:
    assert fold(word) not in lexicon.by_term


def test_ids_lead_to_their_entries(lexicon: Lexicon) -> None:
    assert all(lexicon.by_id[entry.id] is entry for entry in lexicon.entries)
    assert lexicon.by_id["heroin"].schedule_us == "I"
    assert lexicon.by_id["cocaine"].cas == "50-36-2"


@pytest.mark.parametrize(
    ("id_", "schedule"),
    [
        ("heroin", "1961 I, IV"),
        ("codeine", "1961 II"),
        ("mdma", "1971 I"),
        ("buprenorphine", "1971 III"),
        ("acetic anhydride", "1988 I"),
        ("acetone", "1988 II"),
        ("ketamine", None),
    ],
)
def test_schedules_of_the_united_nations_are_known(lexicon: Lexicon, id_: str, schedule: str | None) -> None:
    assert lexicon.by_id[id_].schedule_un == schedule


@pytest.mark.parametrize(
    ("language", "least"),
    [
        ("es", 90),
        ("fr", 38),
        ("pt", 27),
        ("it", 55),
        ("de", 58),
        ("nl", 38),
        ("ru", 68),
        ("th", 42),
        ("ar", 50),
        ("zh", 60),
    ],
)
def test_substances_have_names_of_their_own_in_other_languages(lexicon: Lexicon, language: str, least: int) -> None:
    named = [entry.id for entry in lexicon.entries if any(term.language == language for term in entry.terms)]
    assert len(named) >= least


def test_the_longest_term_is_known(lexicon: Lexicon) -> None:
    assert lexicon.longest == max(len(form.split()) for form in lexicon.by_term)
