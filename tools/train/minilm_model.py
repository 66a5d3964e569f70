"""MiniLM as a tagger of words, in JAX: BERT (Devlin et al. 2019) with 6 layers of 384, and case beside the pieces."""

from __future__ import annotations

from typing import Any, Final

import jax
import jax.numpy as jnp
from minilm_weights import Params

HEADS: Final = 12
_EPSILON: Final = 1e-12
Array = Any


def embed(params: Params, ids: Array, cases: Array, gaps: Array, sources: Array) -> Array:
    """Return the input of the first layer, ``[batch, length, 384]``; ``sources`` is ``[batch]``."""
    total = jnp.take(params["word"], ids, axis=0) + params["position"][: ids.shape[1]]
    total += jnp.take(params["case"], cases, axis=0) + jnp.take(params["gap"], gaps, axis=0)
    total += jnp.take(params["source"], sources, axis=0)[:, None]
    return _norm(total, params["norm_scale"], params["norm_shift"])


def encode(params: Params, hidden: Array, mask: Array, key: Array, dropout: float, width: Any = None) -> Array:
    """Run the layers; ``mask`` is ``[batch, length]``, true where a piece stands. ``width`` is the type of products."""
    width = width or (jnp.float32 if jax.default_backend() == "cpu" else jnp.bfloat16)
    bias = jnp.where(mask, 0.0, -1e9)[:, None, None, :]
    hidden = _dropped(hidden, key, dropout)
    keys = jax.random.split(jax.random.fold_in(key, 1), len(params["layers"]["query"]))

    def layer(hidden: Array, given: Any) -> tuple[Array, None]:
        weights, key = given
        first, second, third = jax.random.split(key, 3)
        mixed = _attention(weights, hidden.astype(width), bias, first, dropout)
        hidden = _norm(hidden + _dropped(mixed, second, dropout), weights["mixed_scale"], weights["mixed_shift"])
        wide = jax.nn.gelu(_times(hidden.astype(width), weights, "wide"), approximate=True)
        narrow = _times(wide, weights, "narrow").astype(jnp.float32)
        return _norm(hidden + _dropped(narrow, third, dropout), weights["out_scale"], weights["out_shift"]), None

    return jax.lax.scan(layer, hidden, (params["layers"], keys))[0]


def tag_scores(params: Params, hidden: Array) -> Array:
    """Return the scores of the tags, ``[batch, length, tags]``."""
    return hidden @ params["tags"] + params["tags_shift"]


def piece_scores(params: Params, hidden: Array) -> Array:
    """Return the scores of all pieces at some places, for learning to guess hidden ones."""
    turned = jax.nn.gelu(hidden @ params["guess"] + params["guess_shift"], approximate=True)
    turned = _norm(turned, params["guess_scale"], params["guess_bias"]).astype(jnp.bfloat16)
    return (turned @ params["word"].astype(jnp.bfloat16).T).astype(jnp.float32)


def _attention(weights: Params, hidden: Array, bias: Array, key: Array, dropout: float) -> Array:
    query, keys, values = (_heads(_times(hidden, weights, name)) for name in ("query", "key", "value"))
    scores = jnp.einsum("bhqd,bhkd->bhqk", query, keys).astype(jnp.float32) * query.shape[-1] ** -0.5
    shares = _dropped(jax.nn.softmax(scores + bias), key, dropout).astype(hidden.dtype)
    mixed = jnp.einsum("bhqk,bhkd->bqhd", shares, values).reshape(hidden.shape)
    return _times(mixed, weights, "mix").astype(jnp.float32)


def _heads(hidden: Array) -> Array:
    batch, length, width = hidden.shape
    return hidden.reshape(batch, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)


def _times(hidden: Array, weights: Params, name: str) -> Array:
    return hidden @ weights[name].astype(hidden.dtype) + weights[f"{name}_shift"].astype(hidden.dtype)


def _norm(values: Array, scale: Array, shift: Array) -> Array:
    mean = values.mean(-1, keepdims=True)
    variance = ((values - mean) ** 2).mean(-1, keepdims=True)
    return (values - mean) * jax.lax.rsqrt(variance + _EPSILON) * scale + shift


def _dropped(values: Array, key: Array, share: float) -> Array:
    if not share:
        return values
    return jnp.where(jax.random.bernoulli(key, 1 - share, values.shape), values / (1 - share), 0.0)
