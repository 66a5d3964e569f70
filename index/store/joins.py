"""How the tables of documents, versions and annotations belong together."""

from __future__ import annotations

from sqlalchemy import and_

from index.store.tables import annotated, documents, versions

LATEST = and_(versions.c.document_id == documents.c.id, versions.c.version == documents.c.version)
"""The version that a document has now."""
MADE = and_(annotated.c.document_id == documents.c.id, annotated.c.version == documents.c.version)
"""The annotations of that version."""
