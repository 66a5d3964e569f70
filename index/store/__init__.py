"""The store of record: SQLAlchemy Core on SQLite or PostgreSQL."""
