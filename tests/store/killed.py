"""A process that collects, annotates and indexes until it is killed. Run by ``test_kill.py``.

Its engine is a file of lines ``document version``, each synced before the outbox is told.
"""

from __future__ import annotations

import itertools
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.store import AnnotatedText, Store, open_store
from index.store.owner import this_owner
from tests.store.builders import capture, draft, entity, seizure

ADDRESSES = 12
TTL = timedelta(minutes=10)


def save(store: Store, begin: int) -> None:
    number = begin + random.randrange(10**6)
    page = draft(f"https://harbour.example/{number % ADDRESSES}", f"text {random.randrange(40)} " * 60)
    store.save_page(page, capture(number, record_id=f"<urn:{number}>"), datetime.now(UTC))


def annotate(store: Store) -> None:
    waiting = store.lease_texts(this_owner(), 4, datetime.now(UTC), TTL)
    items = [
        AnnotatedText(text.document_id, text.version, "en", [entity("DRUG", f"v{text.version}")], [seizure()] * 3, None)
        for text in waiting
    ]
    store.save_annotations(this_owner(), items, datetime.now(UTC))


def index(store: Store, engine: Path) -> None:
    waiting = store.outbox(5)
    with engine.open("a") as lines:
        for document in store.documents([item.document_id for item in waiting]):
            lines.write(f"{document.id} {document.version}\n")
        lines.flush()
        os.fsync(lines.fileno())
    store.acknowledge([item.seq for item in waiting])


def main(url: str, engine: Path, rounds: str) -> None:
    """Work for ever; the first line of output says that the work has begun."""
    store = open_store(url)
    print("begun", flush=True)
    for turn in itertools.count():
        save(store, int(rounds) * 10**7)
        if turn % 2:
            annotate(store)
        if turn % 3:
            index(store, engine)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
