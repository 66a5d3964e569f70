"""What the transformer is trained to do: guess hidden pieces of texts, and tell the tags of words."""

from __future__ import annotations

from typing import Any, Final

import jax
import jax.numpy as jnp
from minilm_model import embed, encode, piece_scores, tag_scores
from minilm_weights import Params

Array = Any
Batch = dict[str, Any]
"""Arrays ``[size, length]``; ``source`` and ``row`` are ``[size]``, ``key`` is one for the batch."""
_MASK: Final = 103
_FIRST_WORD: Final = 999
"""Numbers up to this stand for signs in the vocabulary."""
_HIDDEN: Final = 19
"""Pieces hidden of each window in guessing: 15 %, as BERT does."""


def augmented(batch: Batch, key: Array, hidden: float) -> Batch:
    """Return the batch with some windows in capitals, small letters or Headline Letters, and some pieces hidden."""
    first, second, third = jax.random.split(key, 3)
    draw = jax.random.uniform(first, (len(batch["ids"]), 1))
    case, more = batch["cases"] % 9, batch["cases"] // 9 * 9
    letters = case < 5
    case = jnp.where(letters & (draw < 0.03), 3, case)
    case = jnp.where(letters & (draw > 0.03) & (draw < 0.045), 0, case)
    case = jnp.where((case == 0) & (draw > 0.97), 1, case)
    hide = jax.random.bernoulli(second, hidden, batch["ids"].shape) & (batch["ids"] > _FIRST_WORD)
    return batch | {"cases": case + more, "ids": jnp.where(hide, _MASK, batch["ids"]), "key": third}


def tag_loss(params: Params, batch: Batch, soft: Array, dropout: float) -> Array:
    """Return the mean cross-entropy of the first pieces of words.

    A window whose ``row`` is not -1 is taught by that row of ``soft``, ``[rows, length, tags]`` probabilities.
    """
    hidden = embed(params, batch["ids"], batch["cases"], batch["gaps"], batch["source"])
    scores = tag_scores(params, encode(params, hidden, batch["ids"] > 0, batch["key"], dropout))
    taught = batch["row"][:, None, None] >= 0
    hard = jax.nn.one_hot(batch["tags"], scores.shape[-1])
    aims = jnp.where(taught, soft[jnp.maximum(batch["row"], 0)].astype(jnp.float32), hard)
    counted = (batch["tags"] >= 0).astype(jnp.float32)
    losses = -(aims * jax.nn.log_softmax(scores)).sum(-1)
    return (losses * counted).sum() / counted.sum()


def guess_loss(params: Params, batch: Batch, soft: Array, dropout: float) -> Array:
    """Return the mean cross-entropy of hidden pieces; ``soft`` is not used."""
    first, second = jax.random.split(batch["key"])
    ids = batch["ids"]
    draw = jnp.where(ids > _FIRST_WORD, jax.random.uniform(first, ids.shape), 2.0)
    _, places = jax.lax.top_k(-draw, _HIDDEN)
    aims = jnp.take_along_axis(ids, places, 1)
    counted = (aims > _FIRST_WORD).astype(jnp.float32)
    shown = jax.vmap(lambda row, at: row.at[at].set(_MASK))(ids, places)
    shown = jnp.where(ids > _FIRST_WORD, shown, ids)
    hidden = embed(params, shown, batch["cases"], batch["gaps"], batch["source"])
    hidden = jnp.take_along_axis(encode(params, hidden, ids > 0, second, dropout), places[..., None], 1)
    scores = jax.nn.log_softmax(piece_scores(params, hidden))
    losses = -jnp.take_along_axis(scores, aims[..., None], -1)[..., 0]
    return (losses * counted).sum() / counted.sum()
