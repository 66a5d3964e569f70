"""The weights that were trained for this project: that they are there, whole, and what damaged ones say."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import Linear, Model, Relu, chain

from nlp import AnnotationRequest, PipelineError, annotate_texts, build, load_pipeline, pipeline
from nlp.models.weights import (
    CARD,
    FILE,
    WeightsError,
    model_of,
    put_weights,
    read_card,
    read_weights,
    weights_of,
    write_weights,
)
from tests.nlp import pipelines

TEXTS = [
    "Detective Maria Ostrova of the Velmar Police Department searched a flat in Lisbon on Monday.",
    "Judge Alan Whitcombe sentenced Peter Quill, 41, of Ashgrove, to nine years.",
    "The Harbour Customs Agency and Interpol opened an office in Rotterdam, Netherlands.",
    "",
    "Nothing here.",
]


def network() -> Model[Any, Any]:
    """A small network of two layers."""
    made: Model[Any, Any] = chain(Relu(nO=4, nI=3), Linear(nO=2, nI=4))
    made.initialize()
    return made


def test_the_model_knows_people_organizations_and_places() -> None:
    assert set(pipelines.pipeline().pipe_labels["ner"]) >= {"PERSON", "ORG", "GPE"}
    assert pipelines.found(TEXTS[0], "PERSON") == ["Maria Ostrova"]
    assert pipelines.found(TEXTS[2], "PLACE") == ["Rotterdam", "Netherlands"]


def test_its_weights_are_not_those_of_the_installed_model() -> None:
    installed, ours = pipeline.untrained_pipeline(), pipelines.pipeline()
    before, after = (weights_of(model_of(one)) for one in (installed, ours))
    assert before.keys() == after.keys()
    assert any(not np.array_equal(before[key], after[key]) for key in before)


def test_every_name_the_model_guesses_has_one_of_three_labels() -> None:
    read = pipelines.pipeline()
    docs = read.pipe(TEXTS, disable=[name for name in read.pipe_names if name != "ner"])
    assert {ent.label_ for doc in docs for ent in doc.ents} <= {"PERSON", "ORG", "GPE"}


def test_the_weights_fit_into_the_repository() -> None:
    assert sum(path.stat().st_size for path in pipeline.WEIGHTS.iterdir()) <= 10_000_000


def test_the_card_says_what_the_model_is() -> None:
    card = read_card(pipeline.WEIGHTS)
    assert {"sha256", "trained", "seed", "data", "figures", "sources"} <= card.keys()
    assert all({"name", "licence"} <= source.keys() for source in card["data"])


@pytest.mark.parametrize("size", [1, 2, 64])
def test_the_same_text_is_read_the_same_at_any_batch_size(size: int) -> None:
    requests = [AnnotationRequest(text, "en") for text in TEXTS * 3]
    read = list(annotate_texts(pipelines.pipeline(), requests, batch_size=size))
    assert read == [pipelines.annotate(text) for text in TEXTS] * 3


def test_a_written_pipeline_carries_the_weights(tmp_path: Path) -> None:
    build(tmp_path / "pipeline")
    loaded = weights_of(model_of(spacy.load(tmp_path / "pipeline")))
    ours = weights_of(model_of(pipelines.pipeline()))
    assert all(np.array_equal(loaded[key], ours[key]) for key in ours)


def damaged(folder: Path) -> None:
    """Turn over one byte in the middle of the weights."""
    packed = bytearray((folder / FILE).read_bytes())
    packed[len(packed) // 2] ^= 1
    (folder / FILE).write_bytes(packed)


def test_damaged_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "fast"
    shutil.copytree(pipeline.WEIGHTS, folder)
    damaged(folder)
    monkeypatch.setattr(pipeline, "WEIGHTS", folder)
    with pytest.raises(PipelineError, match="damaged"):
        load_pipeline()


def test_missing_weights_and_cards_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=CARD):
        read_weights(tmp_path)
    (tmp_path / CARD).write_text("[]", "utf-8")
    with pytest.raises(WeightsError, match="no JSON object"):
        read_weights(tmp_path)
    (tmp_path / CARD).write_text("{}", "utf-8")
    with pytest.raises(WeightsError, match=FILE):
        read_weights(tmp_path)


def test_a_file_that_holds_no_weights_is_refused_though_its_hash_is_right(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"PK\x03\x04 nothing")
    card = {"sha256": hashlib.sha256(b"PK\x03\x04 nothing").hexdigest()}
    (tmp_path / CARD).write_text(json.dumps(card), "utf-8")
    with pytest.raises(WeightsError, match="no file of weights"):
        read_weights(tmp_path)


def test_weights_of_another_network_are_refused() -> None:
    weights = weights_of(network())
    with pytest.raises(WeightsError, match="another network"):
        put_weights(network(), {"0.W": weights["2.W"]})
    weights["2.W"] = weights["2.W"][:1]
    with pytest.raises(WeightsError, match="shape"):
        put_weights(network(), weights)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-8, 8, width=16), min_size=8, max_size=8))
def test_weights_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, numbers: list[float]) -> None:
    folder = tmp_path_factory.mktemp("weights")
    first, second = network(), network()
    wanted = np.asarray(numbers, dtype=np.float32).reshape(2, 4)
    put_weights(first, weights_of(first) | {"2.W": wanted})
    write_weights(folder, weights_of(first), {"seed": 1})
    put_weights(second, read_weights(folder))
    assert np.array_equal(weights_of(second)["2.W"], wanted)
    assert read_card(folder)["seed"] == 1
