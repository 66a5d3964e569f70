"""Stories that do not depend on the order in which documents came; they are found anew from all texts."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from index.store.stories import tie_all

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Instant = sa.DateTime(timezone=True)
RowNumber = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TELL = """
INSERT INTO outbox (document_id)
SELECT documents.id FROM documents JOIN story_members ON story_members.document_id = documents.id
WHERE documents.story <> story_members.story AND documents.state IN ('leased', 'annotated')
ORDER BY documents.id
"""


def upgrade() -> None:
    """Replace the tables of stories, tie every text that the store holds, and tell the engine of what that changed."""
    op.drop_table("story_bands")
    op.drop_table("story_texts")
    _texts()
    _members()
    tie_all(op.get_bind(), datetime.now(UTC))
    # Of every document that was annotated the engine has the story it had until now.
    op.execute(_TELL)
    op.drop_column("documents", "story")


def _texts() -> None:
    op.create_table(
        "story_texts",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("publisher", sa.BigInteger(), nullable=False),
        sa.Column("equal", sa.BigInteger(), nullable=False),
        sa.Column("shingle", sa.Integer(), nullable=False),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.Column("common", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_texts")),
    )
    op.create_index(op.f("ix_story_texts_document_id"), "story_texts", ["document_id"], unique=False)
    equal = ["equal", "publisher", "id"]
    op.create_index(op.f("ix_story_texts_equal_publisher_id"), "story_texts", equal, unique=False)
    op.create_table(
        "story_passages",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("text_id", RowNumber, nullable=False),
        sa.PrimaryKeyConstraint("key", "text_id", name=op.f("pk_story_passages")),
        sqlite_with_rowid=False,
    )


def _members() -> None:
    op.create_table(
        "story_members",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("changed", Instant, nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_story_members")),
    )
    op.create_index(op.f("ix_story_members_story"), "story_members", ["story"], unique=False)
    op.create_index(op.f("ix_story_members_changed"), "story_members", ["changed"], unique=False)
