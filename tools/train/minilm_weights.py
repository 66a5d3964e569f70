"""The base model's weights: read from its file, kept small, and the new parts that training begins with."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Params = dict[str, Any]
"""Arrays by name; ``layers`` holds those of the layers, stacked."""
Arrays = dict[str, NDArray[Any]]
LENGTH: Final = 256
_CASES: Final = 18
_GAPS: Final = 4
_SOURCES: Final = 8
_LAYER: Final = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "mix": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense",
}  # fmt: skip
_NORMS: Final = {"mixed": "attention.output.LayerNorm", "out": "output.LayerNorm"}


def read_safetensors(path: Path) -> Arrays:
    """Read a file of float32 tensors (8 bytes of length, a JSON index, the data). Raises ``OSError``."""
    raw = path.read_bytes()
    (size,) = struct.unpack_from("<Q", raw)
    index = json.loads(raw[8 : 8 + size])
    found: Arrays = {}
    for name, entry in index.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            found[name] = np.frombuffer(raw[8 + size + start : 8 + size + end], "<f4").reshape(entry["shape"])
    return found


def base_arrays(path: Path) -> Arrays:
    """Return the base model's arrays under our names, flat ("layers/query"), as float16."""
    given = read_safetensors(path)
    front = "embeddings."
    arrays = {
        "word": given[f"{front}word_embeddings.weight"],
        # Every piece has the first token type: it moves into the positions.
        "position": given[f"{front}position_embeddings.weight"][:LENGTH]
        + given[f"{front}token_type_embeddings.weight"][0],
        "norm_scale": given[f"{front}LayerNorm.weight"],
        "norm_shift": given[f"{front}LayerNorm.bias"],
    }
    layers = 1 + max(int(name.split(".")[2]) for name in given if name.startswith("encoder.layer."))
    for ours, theirs in _LAYER.items():
        named = [f"encoder.layer.{layer}.{theirs}" for layer in range(layers)]
        arrays[f"layers/{ours}"] = np.stack([given[f"{name}.weight"].T for name in named])
        arrays[f"layers/{ours}_shift"] = np.stack([given[f"{name}.bias"] for name in named])
    for ours, theirs in _NORMS.items():
        named = [f"encoder.layer.{layer}.{theirs}" for layer in range(layers)]
        arrays[f"layers/{ours}_scale"] = np.stack([given[f"{name}.weight"] for name in named])
        arrays[f"layers/{ours}_shift"] = np.stack([given[f"{name}.bias"] for name in named])
    return {name: array.astype(np.float16) for name, array in arrays.items()}


def starting(arrays: Arrays, tags: int, seed: int) -> Params:
    """Return float32 parameters to train from: the arrays given, and small random ones for what they lack."""
    draw = np.random.default_rng(seed)
    width = arrays["word"].shape[1]
    fresh: Arrays = {
        "case": draw.normal(0, 0.02, (_CASES, width)), "gap": draw.normal(0, 0.02, (_GAPS, width)),
        "source": np.zeros((_SOURCES, width)),
        "tags": draw.normal(0, 0.02, (width, tags)), "tags_shift": np.zeros(tags),
        "guess": np.eye(width), "guess_shift": np.zeros(width),
        "guess_scale": np.ones(width), "guess_bias": np.zeros(width),
    }  # fmt: skip
    return nested({name: np.asarray(array, np.float32) for name, array in (fresh | arrays).items()})


def nested(arrays: Arrays) -> Params:
    """Return arrays named "layers/query" as ``{"layers": {"query": …}}``."""
    params: Params = {"layers": {}}
    for name, array in arrays.items():
        room, _, rest = name.partition("/")
        if rest:
            params[room][rest] = array
        else:
            params[name] = array
    return params


def flat(params: Params) -> Arrays:
    """Return the parameters as arrays by name, as ``nested`` takes them."""
    layers = {f"layers/{name}": np.asarray(array) for name, array in params["layers"].items()}
    return {name: np.asarray(array) for name, array in params.items() if name != "layers"} | layers
