from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from nlp import AnnotationRequest, annotate_texts, load_pipeline
from nlp.accurate import component, reader
from nlp.accurate.reader import FOLDER, AccurateError, Transformer
from nlp.accurate.sections import sections
from nlp.accurate.tags import TAGS, best_tags, names
from nlp.accurate.vote import Span, Votes, elected, read_weights
from nlp.accurate.wordpiece import WordPieces
from nlp.marks import Context, put_context

assert component.make_vote  # what registers the factory where the package is not installed anew
VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "heroin", "in", "##terpol", "rot", "##ter", "##dam", ".", "e", "##e", "(", ")"]
PIECES = WordPieces(VOCABULARY)
SHARES = st.lists(st.lists(st.floats(0.01, 1.0), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=4).map(
    lambda rows: np.asarray([[value / sum(row) for value in row] for row in rows])
)
SPANS = st.dictionaries(
    st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from(["PERSON", "ORG", "PLACE"])).map(
        lambda span: (span[0], span[0] + span[1], span[2])
    ),
    st.floats(0, 1),
    max_size=6,
)


@pytest.fixture(scope="module")
def transformer() -> Transformer:
    pytest.importorskip("onnxruntime", reason="the accurate model needs onnxruntime")
    return Transformer()


def test_a_word_is_cut_into_the_longest_known_pieces() -> None:
    (word,) = PIECES.words("Rotterdam")
    assert [VOCABULARY[piece] for piece in word.pieces] == ["rot", "##ter", "##dam"]


def test_case_and_accents_do_not_change_the_pieces_but_the_shape() -> None:
    small, capital, accented = PIECES.words("interpol INTERPOL Ínterpol")
    assert small.pieces == capital.pieces == accented.pieces
    assert len({small.shape, capital.shape, accented.shape}) == 3


def test_a_word_without_known_pieces_is_unknown() -> None:
    (word,) = PIECES.words("Rotterxx")
    assert word.pieces == (VOCABULARY.index("[UNK]"),)


def test_what_stands_before_a_word_is_told_apart() -> None:
    gaps = [word.gap for word in PIECES.words("heroin (heroin\nheroin\n\nheroin")]
    assert gaps == [3, 1, 0, 2, 3]


@given(st.text(max_size=300))
def test_words_are_in_order_and_cover_all_but_blanks(text: str) -> None:
    words = list(PIECES.words(text))
    assert all(first.end <= second.start for first, second in pairwise(words))
    assert "".join(text[word.start : word.end] for word in words) == "".join(text.split()) or any(
        sign.isspace() for word in words for sign in text[word.start : word.end]
    )
    assert all(word.pieces for word in words)


@given(st.text("e. (\n", max_size=400), st.integers(1, 40))
def test_sections_cover_all_words_and_fit_into_the_room(text: str, room: int) -> None:
    words = list(PIECES.words(text))
    found = list(sections(text, words, room))
    assert [place for start, end in found for place in range(start, end)] == list(range(len(words)))
    for start, end in found:
        assert end - start == 1 or sum(len(word.pieces) for word in words[start:end]) <= room


def test_a_section_ends_with_a_sentence_where_there_is_one() -> None:
    text = "Heroin heroin heroin. Heroin heroin heroin heroin"
    words = list(PIECES.words(text))
    assert next(sections(text, words, 6)) == (0, 4)


@given(SHARES)
def test_the_best_tags_are_the_best_of_all_allowed_runs(shares: np.ndarray) -> None:
    def allowed(run: tuple[int, ...]) -> bool:
        return all(
            tag == 0 or tag % 2 == 1 or before in (tag - 1, tag) for before, tag in zip((0, *run), run, strict=False)
        )

    def likelihood(run: tuple[int, ...]) -> float:
        return sum(float(np.log(shares[place, tag])) for place, tag in enumerate(run))

    best = max(likelihood(run) for run in product(range(len(TAGS)), repeat=len(shares)) if allowed(run))
    found = tuple(best_tags(shares))
    assert allowed(found)
    assert likelihood(found) == pytest.approx(best)


def test_a_name_runs_from_its_beginning_to_the_next() -> None:
    shares = np.full((4, 7), 0.01)
    for place, tag in enumerate(("B-PERSON", "I-PERSON", "B-PERSON", "O")):
        shares[place, TAGS.index(tag)] = 0.94
    assert [(start, end, label) for start, end, label, _ in names(shares)] == [(0, 2, "PERSON"), (2, 3, "PERSON")]


def test_what_all_models_see_is_kept_and_what_only_the_base_model_sees_is_not() -> None:
    both: Span = (0, 5, "ORG")
    alone: Span = (8, 12, "ORG")
    found = elected(Votes({both: 1.0}, {both: 0.99}, {both: 1.0, alone: 1.0}), read_weights())
    assert [(one.start, one.end, one.label) for one in found] == [both]


@given(SPANS, SPANS, SPANS)
def test_elected_names_never_overlap_and_the_order_of_votes_does_not_matter(
    fast: dict[Span, float], small: dict[Span, float], base: dict[Span, float]
) -> None:
    found = elected(Votes(fast, small, base), read_weights())
    assert all(first.end <= second.start for first, second in pairwise(found))
    turned = [dict(reversed(votes.items())) for votes in (fast, small, base)]
    assert elected(Votes(*turned), read_weights()) == found


def test_without_the_library_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(reader, "import_module", missing)
    with pytest.raises(AccurateError, match=r'pip install "watchfloor\[accurate\]"'):
        Transformer()


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="the accurate model needs onnxruntime")
    (tmp_path / "minilm.onnx").write_bytes(b"not the model")
    (tmp_path / "minilm.sha256").write_text((FOLDER / "minilm.sha256").read_text("ascii"), "ascii")
    with pytest.raises(AccurateError, match="damaged"):
        Transformer(tmp_path)


def test_names_are_read_wherever_they_stand_in_a_long_text(transformer: Transformer) -> None:
    sentence = "Police in Lisbon arrested Maria Pereira on Friday, a spokesman for Harrow Shipping said. "
    text = sentence * 40
    found = [text[one.start : one.end] for one in transformer.guesses(text) if one.label == "PERSON"]
    assert found == ["Maria Pereira"] * 40


@pytest.fixture(scope="module")
def accurate() -> Language:
    pytest.importorskip("onnxruntime", reason="the accurate model needs onnxruntime")
    pipeline = load_pipeline("fast")
    pipeline.add_pipe("watchfloor_vote", after="ner")
    return pipeline


def test_people_organizations_and_places_are_found_by_vote(accurate: Language) -> None:
    text = "Maria Pereira of Harrow Shipping was arrested in Lisbon on Friday, the Lisbon Police Department said."
    (made,) = annotate_texts(accurate, [AnnotationRequest(text, "en")])
    found = {(one.text, one.label) for one in made.entities}
    assert {("Maria Pereira", "PERSON"), ("Harrow Shipping", "ORG"), ("Lisbon", "PLACE")} <= found


def test_the_vote_is_the_same_at_any_batch_size(accurate: Language) -> None:
    texts = [
        f"Officer number {place} met Anna Lindqvist in Bergen, {'a port, ' * place} she said." for place in range(9)
    ]
    made = [
        list(annotate_texts(accurate, [AnnotationRequest(text, "en") for text in texts], batch_size=size))
        for size in (1, 4, 32)
    ]
    assert made[0] == made[1] == made[2]
    assert all("Anna Lindqvist" in {one.text for one in annotation.entities} for annotation in made[0])


def test_a_text_in_another_language_is_not_voted_on(accurate: Language) -> None:
    doc = accurate.make_doc("Der Zoll fand in Hamburg Kokain, sagte Anna Lindqvist.")
    put_context(doc, Context(doc.text, "de"))
    assert not accurate.get_pipe("watchfloor_vote")(doc).ents


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_within_its_bounds(transformer: Transformer, text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in transformer.guesses(text))
