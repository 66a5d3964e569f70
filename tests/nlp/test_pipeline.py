"""The pipeline as spaCy sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from nlp import AnnotationRequest, PipelineError, annotate_texts, build, load_pipeline
from tests.nlp.pipelines import annotate


def test_a_written_pipeline_is_loaded_by_spacy_and_reads_the_same(tmp_path: Path) -> None:
    build(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    text = "Customs seized 40 kg of cocaine in Lisbon, said Ana Ruiz of the Harbour Police."
    assert next(annotate_texts(loaded, [AnnotationRequest(text, "en")])) == annotate(text)


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(PipelineError, match="'huge'"):
        load_pipeline("huge")
