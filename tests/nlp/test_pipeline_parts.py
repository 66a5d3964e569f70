"""The pipeline's components as any spaCy pipeline has them: alone, declared, in several processes, evaluated."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.cli.evaluate import evaluate
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from nlp import AnnotationRequest, annotate_texts, build
from nlp.annotation import Event, Listed, Place
from nlp.attributes import EVENTS, MARKS, decoded, encoded
from nlp.marks import Context, Mark, marks_of, put_context
from tests.nlp.pipelines import pipeline

TEXT = "Customs seized 40 kg of cocaine in Lisbon on Monday, said Ana Ruiz of the Harbour Police. Call +351 210000000."
OURS = sorted(point.name for point in entry_points(group="spacy_factories") if point.name.startswith("watchfloor_"))


def places(doc: Doc) -> list[tuple[int, int, str]]:
    return [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]


def problems(read: Language) -> dict[str, list[str]]:
    """What each component requires that none before it assigns."""
    return dict((read.analyze_pipes() or {})["problems"])


@pytest.mark.parametrize("name", OURS)
def test_each_component_works_alone_in_a_blank_pipeline(name: str) -> None:
    if name == "watchfloor_vote":
        pytest.importorskip("onnxruntime", reason="the accurate model needs onnxruntime")
    alone = spacy.blank("en")
    alone.add_pipe(name)
    missing = problems(alone)[name]
    assert set(missing) <= {"doc.ents", MARKS}
    assert alone("").text == ""
    if name != "watchfloor_vote":  # which takes its vectors from the pipeline
        assert alone(TEXT).text == TEXT


@pytest.mark.parametrize(
    ("name", "label"), [("drugs", "DRUG"), ("quantities", "QUANTITY"), ("selectors", "PHONE"), ("names", "ORG")]
)
def test_a_component_and_the_one_that_settles_overlaps_make_entities(name: str, label: str) -> None:
    alone = spacy.blank("en")
    alone.add_pipe(f"watchfloor_{name}")
    alone.add_pipe("watchfloor_overlaps")
    assert problems(alone)["watchfloor_overlaps"] == []
    assert label in {ent.label_ for ent in alone(TEXT).ents}


def test_every_component_finds_what_it_requires() -> None:
    assert all(not missing for missing in problems(pipeline()).values())


def test_what_a_component_assigns_is_there() -> None:
    doc = pipeline()(TEXT)
    declared = {name for pipe in pipeline().pipe_names for name in pipeline().get_pipe_meta(pipe).assigns}
    assert declared >= {"doc.ents", MARKS, EVENTS}
    assert [event.substance for event in doc._.watchfloor_events] == ["cocaine"]
    assert places(doc) == [(mark.start, mark.end, mark.label) for mark in doc._.watchfloor_marks]


def test_a_mark_inside_a_token_makes_an_entity_of_the_whole_token() -> None:
    alone = spacy.blank("en")
    alone.add_pipe("watchfloor_overlaps")
    doc = alone.make_doc("unheroinlike heroin")
    marks_of(doc).extend([Mark(2, 8, "DRUG"), Mark(13, 19, "DRUG")])
    doc = alone.get_pipe("watchfloor_overlaps")(doc)
    assert places(doc) == [(0, 12, "DRUG"), (13, 19, "DRUG")]


def test_two_processes_read_what_one_reads() -> None:
    texts = [TEXT, "", "Nothing of note.", "Der Zoll in Hamburg fand 2 Tonnen Kokain."] * 3

    def docs() -> list[Doc]:
        made = [pipeline().make_doc(text) for text in texts]
        for doc in made:
            put_context(doc, Context(doc.text, "de" if "Zoll" in doc.text else "en", "2024-05-07"))
        return made

    one = list(pipeline().pipe(docs()))
    two = list(pipeline().pipe(docs(), n_process=2))
    assert [doc._.watchfloor_marks for doc in one] == [doc._.watchfloor_marks for doc in two]
    assert [doc._.watchfloor_events for doc in one] == [doc._.watchfloor_events for doc in two]
    assert list(map(places, one)) == list(map(places, two))
    assert any(mark.place for mark in two[0]._.watchfloor_marks)


def test_a_document_keeps_its_marks_and_events_in_a_docbin(tmp_path: Path) -> None:
    doc = pipeline()(TEXT)
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "read.spacy")
    (again,) = DocBin().from_disk(tmp_path / "read.spacy").get_docs(spacy.blank("en").vocab)
    assert list(again._.watchfloor_marks) == doc._.watchfloor_marks
    assert list(again._.watchfloor_events) == doc._.watchfloor_events


_text = st.text("ab\u00e9\u65e5\u202e ", max_size=5)
_place = st.builds(Place, st.none() | _text, _text, st.just("city"), st.none() | _text, st.none() | st.floats(-90, 90))
_listed = st.lists(st.builds(Listed, _text, _text, _text, st.floats(0, 1), _text), max_size=2).map(tuple)
_mark = st.builds(
    Mark, st.integers(0, 9), st.integers(0, 9), st.just("PLACE"), _text, place=st.none() | _place, listed=_listed
)
_event = st.builds(Event, st.just("seizure"), st.integers(0, 9), st.integers(0, 9), _text, life=st.booleans())


_other = st.integers(-9, 9) | st.dictionaries(_text, _text)


@given(st.lists(_mark | _event | st.builds(Context, _text) | _other, max_size=4))
def test_whatever_is_written_with_a_document_is_read_again(values: list[Any]) -> None:
    doc = Doc(pipeline().vocab, words=["a"])
    doc.user_data["kept"] = values
    assert Doc(pipeline().vocab).from_bytes(doc.to_bytes()).user_data["kept"] == values


def test_what_is_not_ours_goes_to_the_next_encoder() -> None:
    assert encoded({1}, sorted) == [1]
    assert encoded({1}) == {1}
    assert decoded({"a": 1}, list) == ["a"]
    assert decoded({"a": 1}) == {"a": 1}


def test_spacy_evaluates_a_written_pipeline(tmp_path: Path) -> None:
    build(tmp_path / "pipeline")
    gold = spacy.blank("en").make_doc(TEXT)
    wanted = [("40 kg", "QUANTITY"), ("cocaine", "DRUG"), ("Lisbon", "PERSON"), ("Ana Ruiz", "PERSON")]
    spans = [gold.char_span(TEXT.index(words), TEXT.index(words) + len(words), label) for words, label in wanted]
    gold.ents = [span for span in spans if span is not None]
    DocBin(docs=[gold]).to_disk(tmp_path / "gold.spacy")
    scores = evaluate(str(tmp_path / "pipeline"), tmp_path / "gold.spacy", silent=True)
    assert scores["ents_r"] == pytest.approx(3 / 4)
    assert scores["ents_per_type"]["DRUG"] == {"p": 1.0, "r": 1.0, "f": 1.0}
    assert scores["ents_per_type"]["PLACE"]["p"] == 0.0
    assert scores["ents_p"] == pytest.approx(3 / len(pipeline()(TEXT).ents))


@pytest.fixture(scope="module")
def shuffled() -> list[AnnotationRequest]:
    said = [
        "Police arrested Maria Ostrova, {n}, in Port Velmar with {n} kg of heroin.",
        "ICE agents found {n} grams of ice beside the ice machine, Mr Ostrova said.",
        "La policía incautó {n} kilos de cocaína en Cádiz el lunes.",
        "{n}",
        "WhatsApp +44 7700 900{n}; BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    ]
    return [AnnotationRequest(said[n % 5].format(n=100 + n), published="2024-05-07") for n in range(60)]


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_the_order_and_the_batches_of_texts_change_nothing(shuffled: list[AnnotationRequest], size: int) -> None:
    plain = list(annotate_texts(pipeline(), shuffled))
    assert list(annotate_texts(pipeline(), shuffled, batch_size=size)) == plain
    assert list(annotate_texts(pipeline(), shuffled[::-1], batch_size=size)) == plain[::-1]
