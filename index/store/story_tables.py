"""The tables of stories.

No foreign keys: whoever ties stories must not wait for one who holds a document.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from index.store.columns import RowNumber, UtcTime
from index.store.tables import metadata

# Texts of documents, in all their versions, as they are compared to find stories; the large column is last.
story_texts = Table(
    "story_texts",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("document_id", Text, nullable=False),
    Column("publisher", BigInteger, nullable=False),
    Column("equal", BigInteger, nullable=False),
    Column("shingle", Integer, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("common", LargeBinary, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Index(None, "document_id"),
    Index(None, "equal", "publisher", "id"),
)

# A row with text 0 says that the passage is widespread; it then has no others.
story_passages = Table(
    "story_passages",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("text_id", RowNumber, nullable=False),
    PrimaryKeyConstraint("key", "text_id"),
    sqlite_with_rowid=False,
)

# Apart from the documents, so that a story can be joined to another while somebody else holds its documents.
story_members = Table(
    "story_members",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Column("changed", UtcTime, nullable=False),
    Index(None, "story"),
    Index(None, "changed"),
)
