"""Writes the trained model as an ONNX graph whose products are of 8-bit integers, in the operators of ONNX Runtime."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import onnx
from minilm_weights import Arrays
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_HEADS: Final = 12
_EPSILON: Final = 1e-12
_OURS: Final = "com.microsoft"
Array = NDArray[Any]


def eighth(matrix: Array) -> tuple[Array, NDArray[np.float32]]:
    """Return a matrix as int8 with one scale for each column (round to nearest, symmetric)."""
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8).astype(np.float32) / 127
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale


class _Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, array: Array) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, given: list[str], name: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, given, [name], name=name, domain=domain, **attributes))
        return name

    def times(self, given: str, name: str, matrix: Array, shift: Array) -> str:
        whole, scale = eighth(matrix)
        parts = [
            self.weight(f"{name}.weight", whole),
            self.weight(f"{name}.scale", scale),
            "",
            self.weight(f"{name}.shift", shift.astype(np.float32)),
        ]
        return self.add("DynamicQuantizeMatMul", [given, *parts], name, _OURS)

    def norm(self, given: str, skip: str, name: str, scale: Array, shift: Array) -> str:
        parts = [self.weight(f"{name}.scale", scale), self.weight(f"{name}.shift", shift)]
        return self.add("SkipLayerNormalization", [given, skip, *parts], name, _OURS, epsilon=_EPSILON)

    def table(self, given: str, name: str, rows: Array) -> str:
        """Rows of a table kept as int8 with one scale a row."""
        whole, scale = eighth(rows.T)
        found = self.add("Gather", [self.weight(f"{name}.rows", whole.T), given], f"{name}.found")
        wide = self.add("Cast", [found], f"{name}.wide", to=TensorProto.FLOAT)
        size = self.add("Gather", [self.weight(f"{name}.scales", scale[:, None]), given], f"{name}.size")
        return self.add("Mul", [wide, size], name)


def graph_of(arrays: Arrays, source: int) -> onnx.ModelProto:
    """Return the model of a section: ``pieces``, ``cases``, ``gaps`` [1, length] int64 to ``scores`` [1, length, 7]."""
    graph = _Graph()
    hidden = _front(graph, arrays, source)
    for layer in range(len(arrays["layers/query"])):
        weights = {name[7:]: array[layer] for name, array in arrays.items() if name.startswith("layers/")}
        hidden = _layer(graph, hidden, f"layer{layer}", weights)
    graph.add("MatMul", [hidden, graph.weight("tags.weight", arrays["tags"])], "tags")
    graph.add("Add", ["tags", graph.weight("tags.shift", arrays["tags_shift"])], "scores")
    return _model(graph, arrays["tags"].shape[1])


def _model(graph: _Graph, tags: int) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("pieces", "cases", "gaps")
    ]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "length", tags])
    body = helper.make_graph(graph.nodes, "minilm", inputs, [output], graph.weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_OURS, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="watchfloor")


def _front(graph: _Graph, arrays: Arrays, source: int) -> str:
    pieces = graph.table("pieces", "word", arrays["word"])
    zero = graph.weight("zero", np.asarray([0], np.int64))
    one = graph.weight("one", np.asarray([1], np.int64))
    graph.add("Shape", ["pieces"], "shape")
    graph.add("Gather", ["shape", one], "length")
    # The source that the model was trained to imitate is the same for all texts: it moves into the positions.
    places = graph.weight("position", arrays["position"] + arrays["source"][source])
    graph.add("Slice", [places, zero, "length", zero], "places")
    cases = graph.add("Gather", [graph.weight("case", arrays["case"]), "cases"], "case.found")
    gaps = graph.add("Gather", [graph.weight("gap", arrays["gap"]), "gaps"], "gap.found")
    written = graph.add("Add", [cases, gaps], "written")
    placed = graph.add("Add", [written, "places"], "placed")
    return graph.norm(pieces, placed, "front", arrays["norm_scale"], arrays["norm_shift"])


def _layer(graph: _Graph, hidden: str, name: str, weights: Arrays) -> str:
    parts = []
    for part in ("query", "key", "value"):
        parts.append(graph.times(hidden, f"{name}.{part}", weights[part], weights[f"{part}_shift"]))
    mixed = graph.add("MultiHeadAttention", parts, f"{name}.attention", _OURS, num_heads=_HEADS)
    mixed = graph.times(mixed, f"{name}.mix", weights["mix"], weights["mix_shift"])
    hidden = graph.norm(hidden, mixed, f"{name}.mixed", weights["mixed_scale"], weights["mixed_shift"])
    wide = graph.times(hidden, f"{name}.wide", weights["wide"], weights["wide_shift"])
    turned = graph.add("FastGelu", [wide], f"{name}.turned", _OURS)
    narrow = graph.times(turned, f"{name}.narrow", weights["narrow"], weights["narrow_shift"])
    return graph.norm(hidden, narrow, f"{name}.out", weights["out_scale"], weights["out_shift"])
