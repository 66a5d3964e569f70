"""Fit how much each sign of a page speaks for an article, and say how well that does on hosts it has not seen.

    python -m tools.fit_kind

Reads the articles and lists of the known pages, prints the weights for ``crawler/extract/kinds/reading.py``. Logistic
regression by Newton's method; a page is shown with its address and once more without, as a reader may have none; lists
count double, as they are few; weights are drawn towards what is known of the web at large (``_KNOWN``), not towards
zero, so that signs that the known pages hardly have are not lost.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from benchmarks.extract.sets import Known, news_aeb, news_wcxb
from crawler.extract.body import main_blocks
from crawler.extract.encodings.reading import decode
from crawler.extract.facts import Facts
from crawler.extract.kinds.signs import signs_of, signs_of_address
from crawler.extract.markup import parse

NOW = datetime(2026, 11, 1, tzinfo=UTC)
FOLDS = 10
ROUNDS = 5
STRENGTH = 1.0
LIST_WEIGHT = 2.0
_KNOWN = {
    "says_article": 1.0, "says_listing": -1.0, "og_article": 0.7, "published": 1.0, "many": -2.0, "one": 1.5,
    "front": -2.5, "listed": -1.5, "query": -1.0, "dated": 1.0, "media": 0.8, "paging": -1.0, "teased_share": -2.0,
    "articles": -1.0,
}  # fmt: skip

Array = npt.NDArray[np.float64]


def main() -> None:
    """Print the weights and how often they are right on held-out hosts."""
    pages = [known for known in (*news_wcxb(), *news_aeb()) if known.kind in ("article", "listing")]
    signs = [_signs(known) for known in pages]
    names = [name for name in signs[0][0] if name != "listed_text"]
    shown, bare = (np.array([[pair[one][name] for name in names] for pair in signs]) for one in (0, 1))
    article = np.array([known.kind == "article" for known in pages], float)
    hosts = [".".join(urlsplit(known.url).netloc.split(".")[-2:]) or known.name for known in pages]
    right = [_held_out(names, shown, bare, article, hosts, seed) for seed in range(ROUNDS)]
    for which, column in (("article", article == 1), ("listing", article == 0)):
        print(
            f"{which}: {np.mean([told[column].mean() for told in right]):.3f} of {column.sum()} right, hosts held out"
        )
    print(f"all: {np.mean(right):.4f}")
    weights = _fit(names, np.vstack([shown, bare]), np.hstack([article, article]))
    print({name: round(float(weight), 1) for name, weight in zip([*names, "bias"], weights, strict=True)})


def _signs(known: Known) -> tuple[dict[str, float], dict[str, float]]:
    """The signs of a page with its address and without."""
    text, _ = decode(known.html, None)
    facts = Facts(parse(text), known.url or None, NOW)
    blocks = main_blocks(facts.tree)
    shown = {name: float(value) for name, value in signs_of(facts, blocks).items()}
    return shown, {**shown, **{name: float(value) for name, value in signs_of_address(None).items()}}


def _fit(names: list[str], signs: Array, article: Array) -> Array:
    """Weights, the bias last. ``signs``: pages x names; ``article``: 1.0 or 0.0 a page."""
    signs = np.hstack([signs, np.ones((len(signs), 1))])
    known = np.array([*(_KNOWN.get(name, 0.0) for name in names), 0.0])
    pull = np.eye(len(known)) * STRENGTH
    pull[-1, -1] = 1e-3
    counts = np.where(article == 1, 1.0, LIST_WEIGHT) / 2
    weights = known.copy()
    for _ in range(40):
        told = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (counts * (told - article)) + pull @ (weights - known)
        weights -= np.linalg.solve((signs * (counts * told * (1 - told))[:, None]).T @ signs + pull, slope)
    return np.asarray(weights)


def _held_out(names: list[str], shown: Array, bare: Array, article: Array, hosts: list[str], seed: int) -> Array:
    """Which pages are told rightly by weights that were fitted without their hosts."""
    order = sorted(set(hosts))
    random.Random(seed).shuffle(order)
    fold = np.array([order.index(host) % FOLDS for host in hosts])
    right = np.zeros(len(article), bool)
    for number in range(FOLDS):
        kept, left = fold != number, fold == number
        weights = _fit(names, np.vstack([shown[kept], bare[kept]]), np.hstack([article[kept], article[kept]]))
        told = np.hstack([shown[left], np.ones((left.sum(), 1))]) @ weights > 0
        right[left] = told == (article[left] == 1)
    return right


if __name__ == "__main__":
    main()
