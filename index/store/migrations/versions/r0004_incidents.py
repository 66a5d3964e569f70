"""Events are found by substance and weight."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index by which statements of one seizure find each other."""
    op.create_index(op.f("ix_events_substance_kilograms"), "events", ["substance", "kilograms"], unique=False)
