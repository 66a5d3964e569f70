"""Drug names in scripts without blanks, written as one with small words, and inside other names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.drugs import read_drugs
from nlp.drugs.division import readings
from nlp.lexicon import load

COCAINE = "\u0627\u0644\u0643\u0648\u0643\u0627\u064a\u064a\u0646"
MAIN = (
    "cocaine",
    "heroin",
    "methamphetamine",
    "amphetamine",
    "mdma",
    "cannabis",
    "ketamine",
    "fentanyl",
    "opium",
    "morphine",
)


def drugs(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(text[mark.start : mark.end], mark.canonical) for mark in read_drugs(text, language)]


@pytest.mark.parametrize("language", ["es", "de", "ru", "th", "ar", "zh", "ja", "ko"])
@pytest.mark.parametrize("substance", MAIN)
def test_a_main_substance_has_its_name_in_each_language(substance: str, language: str) -> None:
    terms = [term.text for term in load().by_id[substance].terms if not term.ambiguous]
    foreign = (
        [text for text in terms if not text.isascii()] if language in ("ru", "th", "ar", "zh", "ja", "ko") else terms
    )
    assert any(drugs(text, language) == [(text, substance)] for text in foreign)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "\u899a\u9192\u5264500\u30ad\u30ed\u3092\u62bc\u53ce", ["\u899a\u9192\u5264"]),
        ("ja", "MDMA3\u4e07\u9320\u3068LSD\u3092\u62bc\u53ce", ["MDMA", "LSD"]),
        ("zh", "\u8b66\u65b9\u7f34\u83b7MDMA\u548cLSD", ["MDMA", "LSD"]),
        ("ko", "LSD\ub97c \uc555\uc218\ud588\ub2e4", ["LSD"]),
        ("ar", "\u0636\u0628\u0637 \u0648\u0627\u0644\u0643\u0648\u0643\u0627\u064a\u064a\u0646", [COCAINE]),
    ],
)  # fmt: skip
def test_a_name_written_as_one_with_its_neighbours_is_found(language: str, text: str, expected: list[str]) -> None:
    assert [words for words, _ in drugs(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("th", "\u0e44\u0e2d\u0e0b\u0e4c\u0e41\u0e25\u0e19\u0e14\u0e4c"),
        ("ko", "\ub300\ub9c8\ub3c4 \uc5ec\ud589"),
        ("zh", "\u9e26\u7247\u6218\u4e89\u53d1\u751f\u5728\u5341\u4e5d\u4e16\u7eaa"),
    ],
)
def test_a_longer_word_is_no_drug(language: str, text: str) -> None:
    assert drugs(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "She laughed all through Cocaine Badger at the cinema.",
        "He read The Heroin Memoirs on the train.",
        "The yacht Morphine Dream was sold last week.",
    ],
)
def test_a_drug_in_the_name_of_something_else_is_none(text: str) -> None:
    assert drugs(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fentanyl Dealer Sentenced to Ten Years", ["Fentanyl"]),
        ("They recovered 2024 Xanax Tabs from a bag.", ["Xanax"]),
        ("Agents found Heroin and Cocaine in the car.", ["Heroin", "Cocaine"]),
        ("The Medical Marijuana Act was passed.", ["Marijuana"]),
    ],
)
def test_capitals_alone_take_nothing_away(text: str, expected: list[str]) -> None:
    assert [words for words, _ in drugs(text, "en")] == expected


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "ar", "zh", None]))
def test_every_reading_is_as_long_as_the_text(text: str, language: str | None) -> None:
    assert all(len(reading) == len(text) for reading in readings(text, language))
