"""The steps of one training: guesses of hidden pieces, several teachers on hand labels, then one pupil of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from minilm_fit import Settings, fitted
from minilm_losses import guess_loss, tag_loss
from minilm_model import embed, encode, tag_scores
from minilm_weights import Arrays, Params, starting
from minilm_windows import LENGTH, Stream, Windows, batches_of, round_of, shuffled

OURS: Final = 0
"""The source that the silver texts are read as: our own labels."""
_TAGS: Final = 7
_AT_ONCE: Final = 256
Array = Any


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to train: ``rounds`` of guessing, of the teachers, of the pupil; ``size`` windows in a batch."""

    teachers: int = 4
    rounds: tuple[int, int, int] = (4, 8, 8)
    size: int = 32
    seed: int = 20261128


def taught(base: Arrays, hand: Sequence[Stream], silver: Sequence[Stream], plan: Plan) -> Params:
    """Return the pupil's parameters."""
    guesser = _guesser(base, hand, silver, plan)
    teachers = _teachers(guesser, hand, plan)
    return _pupil(guesser, teachers, hand, silver, plan)


def _guesser(base: Arrays, hand: Sequence[Stream], silver: Sequence[Stream], plan: Plan) -> Params:
    rounds = plan.rounds[0]
    params = starting(base, _TAGS, plan.seed)
    if not rounds:
        return params
    shown = [round_of(silver, plan.seed + one) for one in range(rounds)]
    shown += [round_of(hand, plan.seed + one, often={4: 0.3}) for one in range(max(rounds // 2, 1))]
    batches = batches_of(_as_ours(shuffled(shown, plan.seed)), 2 * plan.size)
    return fitted(guess_loss, [params], _for_one(batches), _nothing(), Settings(seed=1, words=0.2))[0]


def _teachers(guesser: Params, hand: Sequence[Stream], plan: Plan) -> list[Params]:
    begun = [_fresh_head(guesser, plan.seed + one) for one in range(plan.teachers)]
    parts = []
    for one in range(plan.teachers):
        shown = [round_of(hand, plan.seed + 100 * one + more) for more in range(plan.rounds[1])]
        parts.append(batches_of(shuffled(shown, plan.seed + one), plan.size))
    steps = min(len(part["ids"]) for part in parts)
    batches = {name: np.stack([part[name][:steps] for part in parts]) for name in parts[0]}
    return fitted(tag_loss, begun, batches, _nothing(), Settings(seed=2, hidden=0.05))


def _pupil(
    guesser: Params, teachers: Sequence[Params], hand: Sequence[Stream], silver: Sequence[Stream], plan: Plan
) -> Params:
    seed, rounds = plan.seed + 5000, plan.rounds[2]
    shown = [_as_ours(round_of(silver, seed + one)) for one in range(3)]
    unlabelled = {name: np.concatenate([part[name] for part in shown]) for name in shown[0]}
    soft = sum(_probabilities(teacher, unlabelled) for teacher in teachers) / len(teachers)
    unlabelled["row"] = np.arange(len(unlabelled["ids"]), dtype=np.int32)
    labelled = [round_of(hand, seed + one) for one in range(rounds)]
    batches = batches_of(shuffled([*[unlabelled] * max(rounds // 3, 1), *labelled], seed), plan.size)
    begun = [_fresh_head(guesser, seed)]
    settings = Settings(seed=3, hidden=0.03)
    return fitted(tag_loss, begun, _for_one(batches), jnp.asarray(soft, jnp.float16), settings)[0]


def _as_ours(windows: Windows) -> Windows:
    return windows | {"source": np.full_like(windows["source"], OURS)}


def _for_one(batches: dict[str, Any]) -> dict[str, Any]:
    return {name: array[None] for name, array in batches.items()}


def _nothing() -> Array:
    return jnp.zeros((1, LENGTH, _TAGS), jnp.float16)


def _fresh_head(params: Params, seed: int) -> Params:
    draw = np.random.default_rng(seed)
    return params | {"tags": jnp.asarray(draw.normal(0, 0.02, params["tags"].shape), jnp.float32)}


def _scores(params: Params, batch: Windows) -> Array:
    hidden = embed(params, batch["ids"], batch["cases"], batch["gaps"], batch["source"])
    return tag_scores(params, encode(params, hidden, batch["ids"] > 0, jax.random.PRNGKey(0), 0.0))


def _probabilities(params: Params, windows: Windows) -> Array:
    """Return the probabilities of the tags, ``[windows, length, tags]``."""
    found = []
    scores = jax.jit(_scores)
    for first in range(0, len(windows["ids"]), _AT_ONCE):
        batch = {name: windows[name][first : first + _AT_ONCE] for name in ("ids", "cases", "gaps", "source")}
        found.append(np.asarray(jax.nn.softmax(scores(params, batch)), np.float32))
    return np.concatenate(found)
