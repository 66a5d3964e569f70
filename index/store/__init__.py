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
from index.store.rows import (
    AlertRow,
    AnnotatedText,
    CapturedRecord,
    DeliveryTrouble,
    DueDelivery,
    FoundByWatch,
    OutboxItem,
    Refusal,
    RunRow,
    StoreCounts,
    StoryDocument,
    Telling,
    WatchRow,
)
from index.store.store import Store, open_store

__all__ = [
    "AlertRow",
    "AnnotatedText",
    "CapturedRecord",
    "DeliveryTrouble",
    "DueDelivery",
    "FoundByWatch",
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
    "Telling",
    "WatchRow",
    "open_store",
]
