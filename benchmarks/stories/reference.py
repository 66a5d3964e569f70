"""The plain way to the same end: every pair of texts whose sets of five-word runs are alike enough (Jaccard)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

ALIKE = 0.5
_WORD = re.compile(r"\w+")


def stories_by_jaccard(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the story of each address: the first address of those that are alike, directly or through others."""
    parents: dict[str, str] = {}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for url, text in texts:
        runs = _runs(text)
        parents[url] = url
        shared = Counter(other for run in runs for other in holders[run])
        for other, count in shared.items():
            if count >= ALIKE * (len(runs) + sizes[other] - count):
                parents[_root(parents, url)] = _root(parents, other)
        sizes[url] = len(runs)
        for run in runs:
            holders[run].append(url)
    return {url: _root(parents, url) for url in parents}


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    return {hash(tuple(words[start : start + 5])) for start in range(max(1, len(words) - 4))}


def _root(parents: dict[str, str], url: str) -> str:
    while parents[url] != url:
        parents[url] = url = parents[parents[url]]
    return url
