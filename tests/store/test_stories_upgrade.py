"""A store of an older program gets its stories when it is opened."""

from __future__ import annotations

from alembic import command
from sqlalchemy import text

from index.store import open_store
from index.store.database import Database
from index.store.migrate import configuration
from tests.store.articles import article

WHEN = "'2024-05-03 12:00:00'"
_CAPTURE = (
    'INSERT INTO captures (id, warc, "offset", length, sha256, record_id, url, status, content_type, fetched, custody) '
    f"VALUES (1, 'a.warc.gz', 0, 9, 'ab', 'r', 'https://harbour.example/', 200, 'text/html', {WHEN}, '{{}}')"
)
_DOCUMENT = (
    "INSERT INTO documents (id, source, url, story, collected, changed, version, sha256, state, queued) "
    f"VALUES (:id, 'harbour', :url, :id, {WHEN}, {WHEN}, 1, 'ab', 'annotated', {WHEN})"
)
_VERSION = (
    "INSERT INTO versions (document_id, version, sha256, captured, capture_id, characters, kind, authors, partial, "
    f"tags, posts, text) VALUES (:id, 1, 'ab', {WHEN}, 1, 9, 'article', '[]', false, '[]', '[]', :text)"
)


def test_texts_that_an_older_program_stored_are_tied(store_url: str) -> None:
    texts = {"c" * 32: article(1), "a" * 32: article(1, 8), "b" * 32: article(2)}
    database = Database(store_url)
    with database.write() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(text(_CAPTURE))
        for identity, content in texts.items():
            values = {"id": identity, "url": f"https://harbour.example/{identity}", "text": content}
            connection.execute(text(_DOCUMENT), values)
            connection.execute(text(_VERSION), values)
    database.close()
    store = open_store(store_url)
    assert {document.id: document.story for document in store.scan()} == {
        "a" * 32: "a" * 32, "b" * 32: "b" * 32, "c" * 32: "a" * 32,
    }  # fmt: skip
    assert [item.document_id for item in store.outbox(10)] == ["c" * 32]
    store.close()
