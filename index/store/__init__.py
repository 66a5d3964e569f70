"""The store of record: SQLAlchemy Core on SQLite or PostgreSQL."""

from index.store.errors import (
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreUnavailableError,
    StoreVersionError,
)
from index.store.hosts import HostState, HostTurn
from index.store.robots import RobotsCopy
from index.store.rows import AnnotatedText, CapturedRecord, OutboxItem, Refusal, RunRow, StoreCounts, StoryDocument
from index.store.store import Store, open_store

__all__ = [
    "AnnotatedText",
    "CapturedRecord",
    "HostState",
    "HostTurn",
    "OutboxItem",
    "Refusal",
    "RobotsCopy",
    "RunRow",
    "Store",
    "StoreCounts",
    "StoreError",
    "StoreFullError",
    "StoreLockedError",
    "StoreUnavailableError",
    "StoreVersionError",
    "StoryDocument",
    "open_store",
]
