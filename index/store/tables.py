"""The tables of the store, the same on SQLite and PostgreSQL.

Addresses, titles and texts come from strangers and may be of any length, so none of them is part of an index.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from index.store.columns import RowNumber, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("details", JSON, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("finished", UtcTime),
    Column("state", Text, nullable=False),
    Column("error", Text),
    Column("fetched", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("new", Integer, nullable=False, default=0),
    Column("updated", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
    Column("refused", Integer, nullable=False, default=0),
    Index(None, "source", "id"),
    Index(None, "state"),
    sqlite_autoincrement=True,
)

problems = Table(
    "problems",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("run_id", RowNumber, ForeignKey("runs.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Index(None, "run_id", "id"),
)

# The key is the digest of source and address: an address may be too long for an index of PostgreSQL.
fetch_state = Table(
    "fetch_state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("status", Integer),
    Column("checked", UtcTime, nullable=False),
    Column("changed", UtcTime),
    Column("next_check", UtcTime),
    Column("document_id", Text),
    Index(None, "source", "next_check"),
)

captures = Table(
    "captures",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("warc", Text, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("fetched", UtcTime, nullable=False),
    Column("custody", JSON, nullable=False),
    UniqueConstraint("warc", "offset", "record_id"),
)

# What changes often is apart from what is large: a lease must not rewrite a text.
documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("collected", UtcTime, nullable=False),
    Column("changed", UtcTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("queued", UtcTime, nullable=False),
    Column("lease_owner", Text),
    Column("lease_until", UtcTime),
    # When the publisher took it away, as far as is known; the text stays.
    Column("gone", UtcTime),
    Column("gone_reason", Text),
    Index(None, "state", "queued", "id"),
    Index(None, "changed"),
    Index(None, "source", "id"),
)

# The large columns are last: SQLite reads a row from its beginning and need not touch them for the others.
versions = Table(
    "versions",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("captured", UtcTime, nullable=False),
    Column("capture_id", RowNumber, ForeignKey("captures.id"), nullable=False),
    Column("characters", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("authors", JSON, nullable=False),
    Column("published", Text),
    Column("language", Text),
    Column("partial", Boolean, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("posts", JSON, nullable=False),
    Column("details", JSON, nullable=False, server_default="{}"),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("document_id", "version"),
    Index(None, "capture_id"),
)

annotated = Table(
    "annotations",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("language", Text),
    Column("error", Text),
    Column("made", UtcTime, nullable=False),
    Column("entities", JSON, nullable=False),
    ForeignKeyConstraint(["document_id", "version"], ["versions.document_id", "versions.version"]),
)

events = Table(
    "events",
    metadata,
    Column("document_id", Text, ForeignKey("annotations.document_id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("substance", Text),
    Column("quantity", Float),
    Column("unit", Text),
    Column("kilograms", Float),
    Column("value", Float),
    Column("currency", Text),
    Column("place", Text),
    Column("date", Text),
    Column("agency", Text),
    Column("aggregate", Boolean, nullable=False),
    Column("details", JSON, nullable=False),
    PrimaryKeyConstraint("document_id", "position"),
    Index(None, "substance", "kilograms"),
)

# No foreign key: a document that is gone must still be taken out of the engine.
outbox = Table(
    "outbox",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=True),
    Column("document_id", Text, nullable=False),
    sqlite_autoincrement=True,
)

refused = Table(
    "refused",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("seq", RowNumber, nullable=False),
    Column("reason", Text, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("until", UtcTime, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("name", Text, primary_key=True),
    Column("state", JSON, nullable=False),
)

# The key is the digest of the other columns but the time: authors and addresses may be too long for an index.
relations = Table(
    "relations",
    metadata,
    Column("key", Text, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("url", Text),
    Column("at", Text),
    Index(None, "document_id"),
)

# What all crawls, on every machine that shares the store, know of a host. Times of the host's clock are not trusted.
hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("next_ask", UtcTime),
    Column("holder", Text),
    Column("held_until", UtcTime),
    Column("failures", Integer, nullable=False, default=0),
    Column("broken_until", UtcTime),
    Column("reason", Text),
    Column("changed", UtcTime, nullable=False),
)

robots = Table(
    "robots",
    metadata,
    Column("site", Text, primary_key=True),
    Column("status", Integer),
    Column("body", Text, nullable=False),
    Column("error", Text),
    Column("fetched", UtcTime, nullable=False),
    Column("expires", UtcTime, nullable=False),
)
