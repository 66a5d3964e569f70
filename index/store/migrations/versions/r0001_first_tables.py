"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Instant = sa.DateTime(timezone=True)
RowNumber = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table of an empty store."""
    _sources()
    _runs()
    _captures()
    _documents()
    _versions()
    _annotations()
    _events()
    _indexing()
    _coordination()
    _stories()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_table(
        "fetch_state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("status", sa.Integer()),
        sa.Column("checked", Instant, nullable=False),
        sa.Column("changed", Instant),
        sa.Column("next_check", Instant),
        sa.Column("document_id", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_fetch_state")),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("started", Instant, nullable=False),
        sa.Column("finished", Instant),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("fetched", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_runs_source_id"), "runs", ["source", "id"], unique=False)
    op.create_index(op.f("ix_runs_state"), "runs", ["state"], unique=False)
    op.create_table(
        "problems",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("run_id", RowNumber, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_problems_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
    )
    op.create_index(op.f("ix_problems_run_id_id"), "problems", ["run_id", "id"], unique=False)


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("warc", sa.Text(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("fetched", Instant, nullable=False),
        sa.Column("custody", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sa.UniqueConstraint("warc", "offset", "record_id", name=op.f("uq_captures_warc_offset_record_id")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("collected", Instant, nullable=False),
        sa.Column("changed", Instant, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("queued", Instant, nullable=False),
        sa.Column("lease_owner", sa.Text()),
        sa.Column("lease_until", Instant),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_changed"), "documents", ["changed"], unique=False)
    op.create_index(op.f("ix_documents_state_queued_id"), "documents", ["state", "queued", "id"], unique=False)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("captured", Instant, nullable=False),
        sa.Column("capture_id", RowNumber, nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("published", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("posts", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name=op.f("fk_versions_capture_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_versions_document_id")),
        sa.PrimaryKeyConstraint("document_id", "version", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_capture_id"), "versions", ["capture_id"], unique=False)


def _annotations() -> None:
    op.create_table(
        "annotations",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("error", sa.Text()),
        sa.Column("made", Instant, nullable=False),
        sa.Column("entities", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "version"],
            ["versions.document_id", "versions.version"],
            name=op.f("fk_annotations_document_id_version"),
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_annotations")),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("substance", sa.Text()),
        sa.Column("quantity", sa.Float()),
        sa.Column("unit", sa.Text()),
        sa.Column("kilograms", sa.Float()),
        sa.Column("value", sa.Float()),
        sa.Column("currency", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("date", sa.Text()),
        sa.Column("agency", sa.Text()),
        sa.Column("aggregate", sa.Boolean(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["annotations.document_id"], name=op.f("fk_events_document_id")),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_events")),
    )


def _indexing() -> None:
    op.create_table(
        "outbox",
        sa.Column("seq", RowNumber, autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "refused",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("seq", RowNumber, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_refused")),
    )


def _coordination() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "jobs",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_jobs")),
    )


def _stories() -> None:
    op.create_table(
        "story_texts",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_texts")),
    )
    op.create_table(
        "story_bands",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("text_id", RowNumber, nullable=False),
        sa.ForeignKeyConstraint(["text_id"], ["story_texts.id"], name=op.f("fk_story_bands_text_id")),
        sa.PrimaryKeyConstraint("key", "text_id", name=op.f("pk_story_bands")),
        sqlite_with_rowid=False,
    )
