"""Watches, what they have not looked at yet, and what they found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Instant = sa.DateTime(timezone=True)
RowNumber = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables. Documents that are there already are not told of: a watch looks at what comes."""
    _watches()
    _alerts()
    _deliveries()


def _watches() -> None:
    op.create_table(
        "watches",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("every_telling", sa.Boolean(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watches")),
        sa.UniqueConstraint("name", name=op.f("uq_watches_name")),
        sa.UniqueConstraint("secret", name=op.f("uq_watches_secret")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unwatched",
        sa.Column("seq", RowNumber, autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_unwatched")),
        sqlite_autoincrement=True,
    )


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("watch_id", RowNumber, nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("version", RowNumber, nullable=False),
        sa.Column("fired", Instant, nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("seen", Instant),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.ForeignKeyConstraint(["watch_id"], ["watches.id"], name=op.f("fk_alerts_watch_id")),
        sa.UniqueConstraint("watch_id", "document_id", name=op.f("uq_alerts_watch_id_document_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alerts_document_id"), "alerts", ["document_id"], unique=False)
    op.create_index(op.f("ix_alerts_told_id"), "alerts", ["told", "id"], unique=False)
    op.create_index(op.f("ix_alerts_watch_id_id"), "alerts", ["watch_id", "id"], unique=False)
    unseen = ["seen", "told", "watch_id"]
    op.create_index(op.f("ix_alerts_seen_told_watch_id"), "alerts", unseen, unique=False)


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("alert_id", RowNumber, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("due", Instant, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("delivered", Instant, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name=op.f("fk_deliveries_alert_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_deliveries_alert_id"), "deliveries", ["alert_id"], unique=False)
    op.create_index(op.f("ix_deliveries_due"), "deliveries", ["due"], unique=False)
