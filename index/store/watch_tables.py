"""The tables of watches.

No foreign keys to documents: an alert stays when its document is gone.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from index.store.columns import RowNumber, UtcTime
from index.store.tables import metadata

watches = Table(
    "watches",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    # Whether every document of a story is told, or only the first that comes.
    Column("every_telling", Boolean, nullable=False),
    Column("channels", JSON, nullable=False),
    # A schedule of five fields: what is found is told at these times, together.
    Column("digest", Text),
    # Opens the feed; signs what is sent.
    Column("secret", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("created", UtcTime, nullable=False),
    UniqueConstraint("name"),
    UniqueConstraint("secret"),
    sqlite_autoincrement=True,
)

# Documents that were read anew and that no watch has looked at yet.
unwatched = Table(
    "unwatched",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=True),
    Column("document_id", Text, nullable=False),
    sqlite_autoincrement=True,
)

# One row for each document that a watch ever found; one that tells a story told before is not ``told``.
alerts = Table(
    "alerts",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("watch_id", RowNumber, ForeignKey("watches.id"), nullable=False),
    Column("document_id", Text, nullable=False),
    Column("version", RowNumber, nullable=False),
    Column("fired", UtcTime, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("seen", UtcTime),
    Column("why", JSON, nullable=False),
    UniqueConstraint("watch_id", "document_id"),
    Index(None, "document_id"),
    Index(None, "told", "id"),
    Index(None, "watch_id", "id"),
    # Few are unseen; counting them must not read the others.
    Index(None, "seen", "told", "watch_id"),
    sqlite_autoincrement=True,
)

# What is to be sent where. One that is neither delivered nor given up is tried at ``due``.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("alert_id", RowNumber, ForeignKey("alerts.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("due", UtcTime),
    Column("attempts", Integer, nullable=False),
    Column("delivered", UtcTime),
    Column("error", Text),
    Index(None, "alert_id"),
    Index(None, "due"),
    sqlite_autoincrement=True,
)
