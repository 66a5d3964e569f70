"""What the floors keep of stories."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Final

from benchmarks.measured import Measured
from benchmarks.stories.__main__ import stored_stories
from benchmarks.stories.pairs import agreement, documents
from benchmarks.stories.reference import ALIKE, stories_by_jaccard

SET: Final = "stories"
BASES: Final = 300
"""Texts of which edits are made."""


def measured_stories() -> dict[str, Measured]:
    """Find the stories of releases, articles and edits of them, and find them by comparing all pairs."""
    known = documents(BASES)
    found, seconds = stored_stories(known)
    began = time.process_time()
    plain = stories_by_jaccard((each.url, each.text) for each in known)
    peer = f"Jaccard of all pairs, {ALIKE}"
    return {
        SET: Measured(
            what=f"press releases, articles, and edits of {BASES} of them by a script; see benchmarks/stories/pairs.py",
            licence="government text; MIT; the pages are their publishers'",
            origin="natmrubin/prosecutor-press-releases, scrapinghub/article-extraction-benchmark, WCXB",
            count=len(known),
            unit="texts",
            measured=datetime.now(UTC).date().isoformat(),
            reached=agreement(known, found)["all"],
            peers={peer: agreement(known, plain)["all"]},
            speed={
                "watchfloor": round(len(known) / seconds, 1),
                peer: round(len(known) / (time.process_time() - began), 1),
            },
            speed_unit="texts per CPU-second, ours with storing them",
        )
    }
