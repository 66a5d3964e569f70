"""Keeps the weights of a spaCy network in one compact file beside a card with its hash."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import Model

FILE: Final = "ner.npz"
CARD: Final = "card.json"
Weights = Mapping[str, npt.NDArray[np.float32]]


class WeightsError(RuntimeError):
    """Weights are missing, damaged or made for another network."""


def model_of(pipeline: Language) -> Model[Any, Any]:
    """The network behind the pipeline's ``ner``."""
    return cast("Model[Any, Any]", cast(TrainablePipe, pipeline.get_pipe("ner")).model)


def weights_of(model: Model[Any, Any]) -> dict[str, npt.NDArray[np.float32]]:
    """Return each array of weights by ``"{place of its layer}.{name}"``."""
    return {
        f"{place}.{name}": np.asarray(layer.get_param(name), dtype=np.float32)
        for place, layer in enumerate(model.walk())
        for name in layer.param_names
        if layer.has_param(name)
    }


def put_weights(model: Model[Any, Any], weights: Weights) -> None:
    """Replace every array of weights of a network. Raises ``WeightsError`` where names or shapes differ."""
    present = weights_of(model)
    if present.keys() != weights.keys():
        raise WeightsError("the weights were made for another network")
    layers = list(model.walk())
    for key, array in weights.items():
        place, _, name = key.partition(".")
        if present[key].shape != array.shape:
            raise WeightsError(f"the weights {key} have shape {array.shape}, the network's {present[key].shape}")
        layers[int(place)].set_param(name, cast(Any, array))


def write_weights(folder: Path, weights: Weights, card: Mapping[str, Any]) -> None:
    """Write the weights in half precision, and the card with their SHA-256. Raises ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = io.BytesIO()
    halves: dict[str, Any] = {key: array.astype(np.float16) for key, array in weights.items()}
    np.savez_compressed(packed, **halves)
    (folder / FILE).write_bytes(packed.getvalue())
    digest = hashlib.sha256(packed.getvalue()).hexdigest()
    text = json.dumps({"file": FILE, "sha256": digest, **card}, indent=2, ensure_ascii=False)
    (folder / CARD).write_text(text + "\n", "utf-8")


def read_card(folder: Path) -> dict[str, Any]:
    """Return what the card says. Raises ``WeightsError`` where it is missing or no JSON object."""
    try:
        card = json.loads((folder / CARD).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"no readable {CARD} in {folder}: {error}") from error
    if not isinstance(card, dict):
        raise WeightsError(f"{folder / CARD} is no JSON object")
    return card


def read_weights(folder: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Return the weights of a folder. Raises ``WeightsError`` where they are missing or not what the card says."""
    wanted = read_card(folder).get("sha256")
    try:
        packed = (folder / FILE).read_bytes()
    except OSError as error:
        raise WeightsError(f"no readable {FILE} in {folder}: {error}") from error
    if hashlib.sha256(packed).hexdigest() != wanted:
        raise WeightsError(f"{folder / FILE} is damaged: its SHA-256 is not the one in {CARD}")
    try:
        with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
            return {key: arrays[key].astype(np.float32) for key in arrays.files}
    except (ValueError, zipfile.BadZipFile) as error:
        raise WeightsError(f"{folder / FILE} is no file of weights: {error}") from error
