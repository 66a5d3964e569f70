"""Measures drug terms in their sense and prints one JSON object; what is fitted is measured on what is held out.

The sentences of this folder: on names and on sentences that the weights were not fitted on. UNODC and Reddit: by
five-fold cross-validation. Hand-labelled news: with the shipped weights, which never saw it. General news: by
cross-validation too. Peers read the same lexicon without senses.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.senses.examples import Example, fold_of, of_general, of_labelled, of_sentences
from benchmarks.senses.fitting import fit
from benchmarks.senses.scores import (
    Reader,
    add_exact,
    add_senses,
    certain_list,
    general_hits,
    our_reader,
    word_list,
)
from benchmarks.senses.sets import (
    Labelled,
    read_gold,
    read_later,
    read_reddit,
    read_sentences,
    read_unodc,
    read_worldwide,
)
from nlp.evaluate import Score

FOLDS = 5
PEERS: dict[str, Reader] = {"word list": word_list, "certain terms only": certain_list}


def with_peers(measure: Callable[[Reader], Score], ours: Score) -> dict[str, Any]:
    """Our figures and those of the peers."""
    return {"watchfloor": ours.to_json()} | {name: measure(peer).to_json() for name, peer in PEERS.items()}


def measure_sentences(corpora: list[Example]) -> dict[str, Any]:
    """Figures on held-out names and on held-out sentences of known names."""
    sentences = read_sentences()
    reader = our_reader(fit([*of_sentences(one for one in sentences if one.part == "train"), *corpora]))
    figures: dict[str, Any] = {"sentences": len(sentences), "names": len({one.name for one in sentences})}
    for part in ("names", "sentences"):
        held = [one for one in sentences if one.part == part]
        ours = add_senses(Score(), held, reader)
        figures[f"held-out {part}"] = with_peers(lambda peer, held=held: add_senses(Score(), held, peer), ours)  # type: ignore[misc]
    return figures


def measure_later() -> dict[str, Any]:
    """Figures of the shipped weights on sentences that no weights were fitted on."""
    sentences = read_later()
    return with_peers(lambda peer: add_senses(Score(), sentences, peer), add_senses(Score(), sentences, our_reader()))


def measure_labelled(texts: Sequence[Labelled], name: str, others: list[Example]) -> dict[str, Any]:
    """Figures by cross-validation over the texts."""
    examples = of_labelled(texts, name)
    ours = Score()
    for part in range(FOLDS):
        weights = fit([*others, *(one for one in examples if fold_of(one.group) != part)])
        held = [one for one in texts if fold_of(f"{name} {one.id}") == part]
        add_exact(ours, held, our_reader(weights), trim=True)
    return with_peers(lambda peer: add_exact(Score(), texts, peer, trim=True), ours)


def measure_gold() -> dict[str, Any]:
    """Figures on hand-labelled news and the false hits on its decoys."""
    texts = read_gold()
    decoys = [one for one in texts if one.decoy]
    figures = with_peers(
        lambda peer: add_exact(Score(), texts, peer, trim=False), add_exact(Score(), texts, our_reader(), trim=False)
    )
    return figures | {"false on decoys": add_exact(Score(), decoys, our_reader(), trim=False).spurious}


def measure_general(texts: Sequence[tuple[str, int]], others: list[Example]) -> dict[str, Any]:
    """Hits on general news, each part of it read with weights that were fitted without it."""
    examples = of_general(text for text, _ in texts)
    hits: list[str] = []
    for part in range(FOLDS):
        weights = fit([*others, *(one for one in examples if fold_of(one.group) != part)])
        held = [one for number, one in enumerate(texts) if fold_of(f"general {number}") == part]
        hits += general_hits(held, our_reader(weights))["all"]
    tokens = sum(count for _, count in texts)
    ours = {"tokens": tokens, "hits": len(hits), "per_1000_tokens": round(1000 * len(hits) / tokens, 4), "all": hits}
    return {"watchfloor": ours} | {name: general_hits(texts, peer) | {"all": []} for name, peer in PEERS.items()}


def measure_speed(texts: Sequence[tuple[str, int]]) -> float:
    """Milliseconds of CPU per 1,000 tokens of general news."""
    reader = our_reader()
    reader(texts[0][0])
    start = time.process_time()
    for text, _ in texts:
        reader(text)
    return round(1e6 * (time.process_time() - start) / sum(count for _, count in texts), 3)


def measure() -> dict[str, Any]:
    """All figures. Raises ``OSError`` where the corpus is absent."""
    unodc, reddit, general = read_unodc(), read_reddit(), read_worldwide()
    sentences, of_news = of_sentences(read_sentences()), of_general(text for text, _ in general)
    of_unodc, of_reddit = of_labelled(unodc, "unodc"), of_labelled(reddit, "reddit")
    return {
        "senses": measure_sentences([*of_unodc, *of_reddit, *of_news]),
        "later sentences": measure_later(),
        "gold-news": measure_gold(),
        "drug-ner-unodc-train": measure_labelled(unodc, "unodc", [*sentences, *of_reddit, *of_news]),
        "drug-ner-reddit-train": measure_labelled(reddit, "reddit", [*sentences, *of_unodc, *of_news]),
        "general news": measure_general(general, [*sentences, *of_unodc, *of_reddit]),
        "ms_per_1000_tokens": measure_speed(general),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 2 where the corpus is missing."""
    parser = argparse.ArgumentParser(prog="benchmarks.senses", description=__doc__)
    parser.add_argument("--hits", action="store_true", help="list every hit on general news")
    options = parser.parse_args(arguments)
    try:
        figures = measure()
    except OSError as error:
        print(f"the corpus is not there (set WATCHFLOOR_CORPUS): {error}", file=sys.stderr)
        return 2
    for one in figures["general news"].values():
        if not options.hits:
            one.pop("all", None)
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
