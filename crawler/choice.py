"""Which sources a crawl is for."""

from __future__ import annotations

from crawler.config import load_collect_settings
from crawler.sources import Source, read_sources

ALL = "sources"
"""The name of the spider for every kind."""


def choose(kind: str, ids: list[str]) -> list[Source]:
    """The sources of a crawl: those named, else all enabled of the kind. Raises ``ValueError`` naming mistakes."""
    sources, mistakes = read_sources(load_collect_settings().sources)
    if mistakes:
        raise ValueError("\n".join(str(mistake) for mistake in mistakes))
    fitting = {one.id: one for one in sources.values() if one.crawled and kind in (one.kind, ALL)}
    for one in ids:
        if one not in fitting:
            raise ValueError(f"there is no source {one!r}" + ("" if kind == ALL else f" of kind {kind}"))
    if ids:
        return [sources[one] for one in dict.fromkeys(ids)]
    return [source for source in fitting.values() if source.enabled]
