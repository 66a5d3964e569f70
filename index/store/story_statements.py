"""The statements by which texts are kept and found, made once: making one costs as much as running it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Text,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)

from index.store.story_tables import story_passages, story_texts

_SHORT = [story_texts.c[name] for name in ("id", "document_id", "publisher", "passages", "equal")]
_WHOLE = [*_SHORT, *(story_texts.c[name] for name in ("shingle", "common", "words"))]
_EQUAL = select(story_texts.c.document_id).where(story_texts.c.equal == bindparam("equal"))
EQUALS = _EQUAL.order_by(story_texts.c.publisher, story_texts.c.id).limit(2)
OF_PUBLISHER = _EQUAL.where(story_texts.c.publisher == bindparam("publisher")).limit(1)
OF_DOCUMENT = _EQUAL.where(story_texts.c.document_id == bindparam("document")).limit(1)
_SAID = story_texts.c.equal.in_(bindparam("equals", expanding=True))
_SAYING = _SAID & (story_texts.c.publisher == bindparam("publisher"))
# As many as anybody counts: one text may stand at thousands of addresses.
WHO_SAID = select(story_texts.c.document_id).distinct().where(_SAYING).limit(bindparam("most"))
MET = select(*_SHORT).where(story_texts.c.id.in_(bindparam("numbers", expanding=True)))
TEXT = select(*_WHOLE).where(story_texts.c.id == bindparam("number"))
_OF_SOME = select(*_WHOLE).where(story_texts.c.document_id.in_(bindparam("documents", expanding=True)))
OF_DOCUMENTS = _OF_SOME.order_by(story_texts.c.id)
_OF_ONE = update(story_texts).where(story_texts.c.id == bindparam("number"))
MARK = _OF_ONE.values(passages=bindparam("left"), common=bindparam("marks"))
ADD_TEXT = insert(story_texts).returning(story_texts.c.id)


class Statements(NamedTuple):
    """What takes a list of keys, ``listed``: who holds which, to note that a text does, and to forget all who do."""

    holding: Select[Any]
    hold: Insert
    forget: Delete


def listed(keys: Iterable[int]) -> str:
    """Return keys as both databases read a list of numbers."""
    return json.dumps(list(keys))


def _statements(dialect: str) -> Statements:
    key = _each_key(dialect)
    return Statements(
        select(story_passages.c.key, story_passages.c.text_id).where(story_passages.c.key.in_(select(key))),
        insert(story_passages).from_select(["key", "text_id"], select(key, cast(bindparam("number"), BigInteger))),
        delete(story_passages).where(story_passages.c.key.in_(select(key))),
    )


def _each_key(dialect: str) -> ColumnElement[int]:
    """A column of the keys in a list; SQLAlchemy would write a statement anew for each number of single ones."""
    keys = bindparam("keys", type_=Text)
    if dialect == "sqlite":
        return func.json_each(keys).table_valued("value").c.value
    texts = func.json_array_elements_text(cast(keys, JSON)).table_valued("value")
    return cast(texts.c.value, BigInteger)


STATEMENTS = {dialect: _statements(dialect) for dialect in ("sqlite", "postgresql")}
