"""Storing what was read, in batches: documents first, then how far the import has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.imports.catalogue import Entry
from crawler.imports.model import Outcome
from crawler.imports.progress import Progress
from index.model import Capture, Draft, Version, document_id
from index.store import Store

_BATCH = 100
_CHARACTERS = 4_000_000


class Saver:
    """Takes pages in order of time. A batch that was stored before a crash is recognised and not stored again."""

    def __init__(self, store: Store, outcome: Outcome, progress: Sequence[Progress]) -> None:
        self._store = store
        self._outcome = outcome
        self._all = progress
        self._pages: list[tuple[Draft, Capture]] = []
        self._done: list[tuple[Progress, Entry]] = []
        self._characters = 0

    def add(self, progress: Progress, entry: Entry, draft: Draft, capture: Capture) -> None:
        """Store a page, sooner or later. Raises ``StoreError``."""
        self._pages.append((draft, capture))
        self._characters += len(draft.text)
        self.pass_over(progress, entry)

    def pass_over(self, progress: Progress, entry: Entry) -> None:
        """Note that a page is dealt with. Raises ``StoreError``."""
        self._done.append((progress, entry))
        if len(self._done) >= _BATCH or self._characters > _CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Store what waits, in one transaction. Raises ``StoreError``."""
        fresh = [page for page in self._pages if not self._is_known(*page)]
        counts = self._outcome.counts
        counts.unchanged += len(self._pages) - len(fresh)
        for _, outcome in self._store.save_pages(fresh, datetime.now(UTC)) if fresh else ():
            setattr(counts, outcome, getattr(counts, outcome) + 1)
        for progress, entry in self._done:
            progress.note(entry)
        for progress in dict.fromkeys(progress for progress, _ in self._done):
            progress.save()
        self._pages, self._done, self._characters = [], [], 0

    def finish(self) -> None:
        """All pages of all files were dealt with. Raises ``StoreError``."""
        for progress in self._all:
            progress.finish()

    def _is_known(self, draft: Draft, capture: Capture) -> bool:
        """Whether the store has this capture of the page, or a later one: versions are kept in order of time."""
        versions = self._store.versions(document_id(draft.source, draft.url))
        if any(version.captured > capture.fetched for version in versions):
            self._outcome.older += not any(_is_of(version, capture) for version in versions)
            return True
        return any(version.captured == capture.fetched and _is_of(version, capture) for version in versions)


def _is_of(version: Version, capture: Capture) -> bool:
    known = version.capture
    return known is not None and (known.warc, known.offset) == (capture.warc, capture.offset)
