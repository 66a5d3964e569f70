"""What every part of the store stands on."""

from __future__ import annotations

from index.store.database import Database


class Part:
    """One matter of the store; each public method is one transaction and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._database = database
