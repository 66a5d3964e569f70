"""What holds for every text: offsets, order, no overlaps, the same at any batch size, bounded in time and memory."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import Annotation, AnnotationRequest, annotate_texts
from nlp.windows import windows
from tests.corpus import corpus
from tests.nlp.pipelines import annotate, found, pipeline

PIECES = st.sampled_from(
    [
        "Maria Alvarez", "the Harbour Police", "seized", "3,5 tonnes of", "cocaine", "fentanyl-laced pills", "ice",
        "half a", "Dr.", "’s", "\u00a0", "\n", "\n\n", "((((((((", "\"\"\"\"", "''''", "@a_b", "a@b.example",
        "+44 20 7946 0958", "https://example.org/(x", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "\ud800", "\0",
        "海洛因", "герoин", "🏴‍☠️", "İstanbul", "ß", "ﬁ", "1.2 million", "$5m", "May 6, 2025", "-", ".", ", ", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
)


def check(text: str, made: Annotation) -> None:
    """Assert what a reader of annotations relies on."""
    end = 0
    for entity in made.entities:
        assert end <= entity.start < entity.end <= len(text)
        assert entity.text == text[entity.start : entity.end]
        end = entity.end
    for event in made.events:
        assert 0 <= event.start < event.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.sampled_from([None, "en", "es", "zh"]))
def test_offsets_hold_for_any_text(texts: list[str], language: str | None) -> None:
    requests = [AnnotationRequest(text, language) for text in texts]
    made = list(annotate_texts(pipeline(), requests, batch_size=3))
    assert len(made) == len(texts)
    for text, annotation in zip(texts, made, strict=True):
        check(text, annotation)


def test_hostile_strings_keep_their_offsets() -> None:
    texts = json.loads((corpus("hostile-blns") / "blns.json").read_text("utf-8"))
    for text, made in zip(texts, annotate_texts(pipeline(), map(AnnotationRequest, texts)), strict=True):
        check(text, made)


def test_batch_size_changes_nothing() -> None:
    texts = [
        "Ana Ruiz sold heroin in Lima.",
        "",
        "Customs seized 3 kg of cocaine in Porto.",
        "La policía incautó 20 kilos.",
    ] * 3
    requests = [AnnotationRequest(text) for text in texts]
    alone = [made for request in requests for made in annotate_texts(pipeline(), [request], batch_size=1)]
    assert list(annotate_texts(pipeline(), requests, batch_size=5)) == alone
    assert list(annotate_texts(pipeline(), iter(requests), batch_size=100)) == alone


@pytest.mark.parametrize(
    "run",
    [
        "seized 1 kg of heroin, ",
        "one hundred and ",
        "(",
        ")",
        '"',
        "'s",
        "a)",
        "[a](",
        "x" * 7 + "@",
        "1,",
        "A.",
        "Aa ",
        "of ",
        "+1-",
        "é",
    ],
)
def test_long_runs_are_read_at_once(run: str) -> None:
    text = run * (30_000 // len(run))
    check(text, annotate(text))


def test_a_long_text_is_read_in_windows_with_offsets_of_the_whole() -> None:
    text = (
        "The ship waited off the coast for nine days.\n\n" * 1500
        + "Customs officers seized 40 kilograms of cocaine in Lisbon."
    )
    made = annotate(text)
    check(text, made)
    assert [entity.text for entity in made.entities if entity.label == "DRUG"] == ["cocaine"]
    (event,) = made.events
    assert text[event.start : event.end] == "Customs officers seized 40 kilograms of cocaine in Lisbon."


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(5, 50))
def test_windows_make_up_the_text(text: str, size: int) -> None:
    cut = list(windows(text, size))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(end - start <= size for start, end in cut)


def test_a_text_in_another_language_gets_no_guesses_of_the_english_model() -> None:
    text = "La policía de Cartagena incautó 300 kilos de cocaína. Quien sepa algo escriba a pista@example.com."
    made = annotate(text, None)
    assert made.language == "es"
    labels = {entity.label: entity.canonical for entity in made.entities}
    assert labels["DRUG"] == "cocaine"
    assert labels["EMAIL"] == "pista@example.com"
    assert labels["QUANTITY"] == "300 kilogram"
    assert "PERSON" not in labels


def test_a_selector_wins_over_a_name_and_the_longer_name_over_the_shorter() -> None:
    assert found("Write to Maria.Alvarez@example.com now.", "PERSON") == []
    assert found("Agents of the Drug Enforcement Administration met.", "ORG") == ["Drug Enforcement Administration"]
