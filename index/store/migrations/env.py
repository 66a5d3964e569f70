"""Run by Alembic: applies the migrations on the connection, inside the transaction, that the store opened."""

from __future__ import annotations

from alembic import context

from index.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
