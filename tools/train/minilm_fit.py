"""Trains several models at once in JAX: AdamW (Loshchilov and Hutter 2019) with a warm-up and a cosine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import jax
import jax.numpy as jnp
from minilm_losses import Array, Batch, augmented
from minilm_weights import Params

_NEW: Final = frozenset(["case", "gap", "source", "tags"])
_HASTE: Final = 3.0
"""New parts learn faster than those of the base model by this factor."""
_TOLD: Final = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train: ``hidden`` is the share of pieces that are not shown, so that names are read by their context;
    ``words`` the share of the rate for the table of pieces."""

    seed: int
    hidden: float = 0.0
    words: float = 0.1
    rate: float = 3e-4
    decay: float = 0.01
    dropout: float = 0.1


def fitted(
    loss: Callable[..., Array], models: list[Params], batches: Batch, soft: Array, settings: Settings
) -> list[Params]:
    """Return the models after one pass over ``batches``, arrays ``[models, steps, size, …]``."""
    steps = batches["ids"].shape[1]
    params = jax.tree.map(lambda *leaves: jnp.stack([jnp.asarray(leaf) for leaf in leaves]), *models)
    state = (params, *(jax.tree.map(jnp.zeros_like, params) for _ in range(2)))
    keys = jax.random.split(jax.random.PRNGKey(settings.seed), len(models))

    def part(state: Any, batches: Batch, key: Array, first: int, soft: Array) -> Any:
        def step(state: Any, given: Any) -> Any:
            batch, number = given
            batch = augmented(batch, jax.random.fold_in(key, number), settings.hidden)
            value, slopes = jax.value_and_grad(loss)(state[0], batch, soft, settings.dropout)
            return _moved(state, slopes, number, steps, settings), value

        return jax.lax.scan(step, state, (batches, first + jnp.arange(len(batches["ids"]))))

    every = jax.jit(jax.vmap(part, in_axes=(0, 0, 0, None, None)), donate_argnums=0)
    for first in range(0, steps, _TOLD):
        chunk = {name: array[:, first : first + _TOLD] for name, array in batches.items()}
        state, values = every(state, chunk, keys, first, soft)
        print(f"step {first} of {steps}, loss {float(values.mean()):.4f}", file=sys.stderr, flush=True)
    learned: list[Params] = [jax.tree.map(lambda leaf, at=at: leaf[at], state[0]) for at in range(len(models))]
    return learned


def _moved(state: Any, slopes: Params, number: Array, steps: int, settings: Settings) -> Any:
    """One step of AdamW on ``(parameters, means, squares)``."""
    params, mean, square = state
    size = jnp.sqrt(sum(jnp.sum(slope**2) for slope in jax.tree.leaves(slopes)))
    slopes = jax.tree.map(lambda slope: slope * jnp.minimum(1.0, 1.0 / (size + 1e-9)), slopes)
    mean = jax.tree.map(lambda old, slope: 0.9 * old + 0.1 * slope, mean, slopes)
    square = jax.tree.map(lambda old, slope: 0.98 * old + 0.02 * slope**2, square, slopes)
    warm = jnp.minimum(1.0, (number + 1) / (0.06 * steps))
    rate = settings.rate * warm * 0.5 * (1 + jnp.cos(jnp.pi * number / steps))
    away = (1 - 0.9 ** (number + 1.0), 1 - 0.98 ** (number + 1.0))

    def moved(path: Any, value: Array, mean: Array, square: Array) -> Array:
        name = path[0].key
        haste = settings.words if name == "word" else _HASTE if name in _NEW else 1.0
        change = mean / away[0] / (jnp.sqrt(square / away[1]) + 1e-8) + settings.decay * value * (value.ndim > 1)
        return value - rate * haste * change

    return jax.tree_util.tree_map_with_path(moved, params, mean, square), mean, square
