"""The texts that are read: releases and articles of the corpus, in an order drawn by lot."""

from __future__ import annotations

import random

from benchmarks.extract.sets import ROOT, news_aeb, news_wcxb

_LEAST = 400


def texts(count: int, seed: int = 1) -> list[str]:
    """Return ``count`` English press releases and articles of at least 400 characters, always the same ones."""
    releases = sorted((ROOT / "press-releases" / "text").glob("*/*.txt"))
    pages = [page.body for page in (*news_aeb(), *news_wcxb()) if page.kind == "article"]
    every = [path.read_text("utf-8", "replace") for path in releases] + pages
    long = [text for text in every if len(text) >= _LEAST]
    return random.Random(seed).sample(long, min(count, len(long)))
