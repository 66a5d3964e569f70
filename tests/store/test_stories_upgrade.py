"""A store of an older program gets its stories when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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
    f"VALUES (:id, 'harbour', :url, :story, {WHEN}, {WHEN}, 1, 'ab', :state, {WHEN})"
)
_VERSION = (
    "INSERT INTO versions (document_id, version, sha256, captured, capture_id, characters, kind, authors, partial, "
    f"tags, posts, text) VALUES (:id, 1, 'ab', {WHEN}, 1, 9, 'article', '[]', false, '[]', '[]', :text)"
)


A, B, C, D, E = (letter * 32 for letter in "abcde")


class Old(NamedTuple):
    """A document as an older program left it."""

    text: str
    story: str
    state: str = "annotated"


def upgraded(store_url: str, left: Mapping[str, Old]) -> tuple[dict[str, str], list[str]]:
    """The stories after the upgrade, and which documents the engine is to be told of."""
    database = Database(store_url)
    with database.write() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(text(_CAPTURE))
        for identity, old in left.items():
            values = old._asdict() | {"id": identity, "url": f"https://harbour.example/{identity}"}
            connection.execute(text(_DOCUMENT), values)
            connection.execute(text(_VERSION), values)
    database.close()
    store = open_store(store_url)
    found = {document.id: document.story for document in store.scan()}
    told = [item.document_id for item in store.outbox(10)]
    store.close()
    return found, told


def test_texts_that_an_older_program_stored_are_tied(store_url: str) -> None:
    left = {C: Old(article(1), C), A: Old(article(1, 8), A), B: Old(article(2), B)}
    assert upgraded(store_url, left) == ({A: A, B: B, C: A}, [C])


def test_the_engine_is_told_of_the_documents_whose_story_the_upgrade_changed_and_of_no_others(store_url: str) -> None:
    left = {
        A: Old(article(1), A),
        B: Old(article(1, 8), A),
        C: Old(article(2), A),
        D: Old(article(1, 9), D, "leased"),
        E: Old(article(1, 10), E, "new"),
    }
    assert upgraded(store_url, left) == ({A: A, B: A, C: C, D: A, E: A}, [C, D])
