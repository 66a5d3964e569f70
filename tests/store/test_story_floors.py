"""The floors below which finding stories must not fall."""

from __future__ import annotations

from benchmarks.floors import below
from benchmarks.stories.__main__ import stored_stories
from benchmarks.stories.measured import BASES, SET
from benchmarks.stories.pairs import agreement, documents
from tests.corpus import corpus


def test_stories_keep_their_floors() -> None:
    for name in ("press-releases", "news-aeb", "news-wcxb-dev"):
        corpus(name)
    known = documents(BASES)
    found, _ = stored_stories(known)
    assert below("stories", SET, agreement(known, found)["all"]) == {}
