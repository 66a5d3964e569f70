"""What the many kinds of source bring: details, relations, what is gone, and what is known of hosts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add columns to documents and versions, and the tables of relations, hosts and robots.txt."""
    op.add_column("documents", sa.Column("gone", Instant))
    op.add_column("documents", sa.Column("gone_reason", sa.Text()))
    op.create_index(op.f("ix_documents_source_id"), "documents", ["source", "id"], unique=False)
    op.add_column("versions", sa.Column("details", sa.JSON(), nullable=False, server_default="{}"))
    op.create_index(op.f("ix_fetch_state_source_next_check"), "fetch_state", ["source", "next_check"], unique=False)
    _relations()
    _hosts()


def _relations() -> None:
    op.create_table(
        "relations",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("at", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_relations")),
    )
    op.create_index(op.f("ix_relations_document_id"), "relations", ["document_id"], unique=False)


def _hosts() -> None:
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("next_ask", Instant),
        sa.Column("holder", sa.Text()),
        sa.Column("held_until", Instant),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("broken_until", Instant),
        sa.Column("reason", sa.Text()),
        sa.Column("changed", Instant, nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_hosts")),
    )
    op.create_table(
        "robots",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("fetched", Instant, nullable=False),
        sa.Column("expires", Instant, nullable=False),
        sa.PrimaryKeyConstraint("site", name=op.f("pk_robots")),
    )
