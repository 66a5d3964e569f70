"""How far the import of a file into a source has come, kept in the store so that a killed import goes on."""

from __future__ import annotations

from typing import Any

from crawler.imports.catalogue import Entry
from index.store import Store


class Progress:
    """Pages of a file are dealt with in order of time: the store knows the last one that is done for good."""

    def __init__(self, store: Store, sha256: str, source: str, warc: str) -> None:
        self._store = store
        self._name = f"import:{sha256}:{source}"
        self._state: dict[str, Any] = {"file": warc, "at": "", "ordinal": 0, "pages": 0, "finished": False}
        self._state |= store.job(self._name) or {}
        self._kept = dict(self._state)
        # What an earlier call did; pages of this one are told apart by their own order.
        self._before = (str(self._state["at"]), int(self._state["ordinal"]))

    def is_done(self, entry: Entry) -> bool:
        """Whether an earlier call dealt with a page."""
        return bool(self._kept["finished"]) or (entry.at, entry.ordinal) <= self._before

    def note(self, entry: Entry) -> None:
        """A page is dealt with; ``save`` makes that last."""
        if (entry.at, entry.ordinal) > (self._state["at"], self._state["ordinal"]):
            self._state |= {"at": entry.at, "ordinal": entry.ordinal}
        self._state["pages"] += 1

    def finish(self) -> None:
        """All pages of the file are dealt with."""
        self._state["finished"] = True
        self.save()

    def save(self) -> None:
        """Have the store know. Raises ``StoreError``."""
        if self._state != self._kept:
            self._store.put_job(self._name, self._state)
            self._kept = dict(self._state)
