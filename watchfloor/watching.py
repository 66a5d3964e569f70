"""Watching: asks every watch of what was just read, and keeps what it found together with the reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from cronsim import CronSim

from index.model import StoredDocument
from index.query.ast import Node
from index.query.errors import QueryError
from index.store import FoundByWatch, Store, WatchRow
from index.watches import Matcher, UnaskableError, check_askable
from watchfloor.asking import read_query, shown_in
from watchfloor.indexer import build_records

log = structlog.get_logger(__name__)
LEASE_NAME = "watcher"
LEASE = timedelta(minutes=2)


def check_query(query: str, now: datetime) -> None:
    """Raise ``QueryError`` for a query that is malformed or that a watch could not ask."""
    try:
        check_askable(read_query(query, now))
    except UnaskableError as error:
        raise QueryError(1, f"expected a query that can be asked of every document: {error}") from error


class Watcher:
    """Looks at what no watch has looked at yet, one batch a step, one watcher at a time over all processes."""

    def __init__(self, store: Store, owner: str, batch: int = 200) -> None:
        self._store = store
        self._owner = owner
        self._batch = batch
        self._matcher = Matcher(read_query)

    def step(self) -> int:
        """Look at one batch and return how many documents it held; 0 when nothing waits or another one watches.

        Raises ``StoreError``; what was not kept waits for the next step.
        """
        if not self._store.unwatched(1):
            return 0
        if not self._store.acquire(LEASE_NAME, self._owner, datetime.now(UTC), LEASE):
            return 0
        waiting = self._store.unwatched(self._batch)
        watches, now = self._store.watches(), datetime.now(UTC)
        # Without a watch nobody asks for the texts.
        ids = dict.fromkeys(item.document_id for item in waiting) if watches else ()
        documents = self._store.documents(ids)
        found = self._look(watches, documents)
        told = self._store.settle_watched([item.seq for item in waiting], found, now, _due(watches, now))
        if told:
            log.info("watches found something", alerts=told, documents=len(documents))
        return len(waiting)

    def release(self) -> None:
        """Let another process watch."""
        self._store.release(LEASE_NAME, self._owner)

    def _look(self, watches: Sequence[WatchRow], documents: Sequence[StoredDocument]) -> list[FoundByWatch]:
        # A version that came meanwhile and was not read yet is listed again once it is.
        read = [document for document in documents if document.entities is not None]
        if not watches or not read:
            return []
        records, errors = build_records(read)
        for error in errors:
            _unusable(f"document {error.id}", error.reason)
        asked = self._asked(watches)
        found = self._matcher.found(records, asked.items(), _unusable)
        known = self._store.found_before({identity for ids in found.values() for identity in ids})
        return in_order(read, found, asked, known)

    def _asked(self, watches: Sequence[WatchRow]) -> dict[int, Node]:
        now = datetime.now(UTC)
        asked = {}
        for watch in watches:
            try:
                asked[watch.id] = self._matcher.node(watch.query, now)
            except QueryError as error:
                log.error("a watch cannot be read", watch=watch.name, column=error.column, reason=error.message)
        return asked


def _due(watches: Sequence[WatchRow], now: datetime) -> dict[int, datetime]:
    """When channels are told of what is found now, of the watches that gather it for a digest."""
    return {watch.id: next(CronSim(watch.digest, now)) for watch in watches if watch.digest}


def _unusable(what: str, reason: str) -> None:
    log.error("a watch or a document is left out", what=what, reason=reason)


def in_order(
    documents: Sequence[StoredDocument],
    found: dict[int, list[str]],
    asked: dict[int, Node],
    known: Collection[tuple[int, str]] = (),
) -> list[FoundByWatch]:
    """What was found and is not ``known``, with the reason, by document as they came and then by watch."""
    by_document: dict[str, list[int]] = {}
    for number in sorted(found):
        for identity in found[number]:
            by_document.setdefault(identity, []).append(number)
    return [
        FoundByWatch(number, document.id, document.version, why(document, asked[number]))
        for document in documents
        for number in by_document.get(document.id, ())
        if (number, document.id) not in known
    ]


def why(document: StoredDocument, node: Node) -> dict[str, Any]:
    """Say why a query finds a document: the passage that shows it best and what in passage and title was asked for.

    ``{"snippet", "marks", "title_marks"}``; marks are half-open ranges of code points.
    """
    passage, marks = shown_in(document, node)
    return {"snippet": passage.text, **marks}
