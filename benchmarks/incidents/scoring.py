"""How right pairs of tellings are."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from benchmarks.incidents.found import Found, same_amount, same_day
from benchmarks.incidents.tellings import Labelled, Pair, same_seizure, within
from benchmarks.shares import interval

_OF_AMOUNTS: Final = re.compile(r"(?!\d{4}-\d\d-\d\d)\d.* or \d")


def figures(made: Found, some: Sequence[Labelled]) -> dict[str, Any]:
    """How right the pairs among some tellings are, ours and those of plain rules; and what was not read of them."""
    truth = same_seizure(some)
    telling = [each for each in some if each.incident]
    read = {each.id for each in telling if made.read[each.id]}
    pairs = within(made.pairs, some)
    return {
        "texts": len(some),
        "incidents": len({name for each in some for name in each.incident}),
        "tellings": len(telling),
        "tellings_without_event": len(telling) - len(read),
        "pairs": scores(pairs, truth),
        "pairs_of_read_tellings": scores(pairs, [pair for pair in truth if read.issuperset(pair)]),
        "amounts_in_conflict": conflicts(made, pairs, truth),
        "baselines": {
            "same substance and day": scores(within(same_day(made.read, some), some), truth),
            "same substance, amount and week": scores(within(same_amount(made.read, some), some), truth),
        },
    }


def scores(pairs: Collection[Pair], truth: Collection[Pair]) -> dict[str, Any]:
    """Precision, recall and F1 of pairs, the first two with their interval."""
    right = len(set(pairs) & set(truth))
    precision, recall = right / max(len(pairs), 1), right / max(len(truth), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {
        "found": len(pairs),
        "right": right,
        "of": len(truth),
        "precision": round(precision, 4),
        "precision_interval": interval(right, len(pairs)),
        "recall": round(recall, 4),
        "recall_interval": interval(right, len(truth)),
        "f1": round(f1, 4),
    }


def conflicts(made: Found, pairs: Collection[Pair], truth: Mapping[Pair, bool]) -> dict[str, int]:
    """Of the right pairs, how many are shown with amounts that differ, and how many of those do by the labels."""
    right = [pair for pair in pairs if pair in truth]
    shown = {pair for pair in right if any(map(_OF_AMOUNTS.match, made.pairs[pair]))}
    return {
        "shown": len(shown),
        "right": sum(truth[pair] for pair in shown),
        "of": sum(truth[pair] for pair in right),
    }


def errors(made: Found, some: Sequence[Labelled]) -> list[str]:
    """A line for each wrong pair, each missed one and each telling of which no seizure was read."""
    truth, pairs = same_seizure(some), within(made.pairs, some)
    lines = [f"no event read: {each.id} {each.text}" for each in some if each.incident and not made.read[each.id]]
    lines += [f"wrong: {' '.join(pair)}" for pair in sorted(pairs - truth.keys())]
    return lines + [f"missed: {' '.join(pair)}" for pair in sorted(truth.keys() - pairs)]
