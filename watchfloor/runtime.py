"""Opens what a command needs: store, engine, owner name; and closes it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.engine.port import Engine
from index.store import Store, open_store
from index.store.owner import is_alive, this_owner
from watchfloor.searching import Searcher
from watchfloor.settings import Settings

if TYPE_CHECKING:
    from pydantic import SecretStr


@dataclass(frozen=True, slots=True)
class Runtime:
    """The opened parts of one process."""

    settings: Settings
    store: Store
    engine: Engine
    owner: str

    @property
    def searcher(self) -> Searcher:
        """The way to search in this process."""
        return Searcher(self.store, self.engine)

    def take_over(self) -> None:
        """Free what processes that are gone still hold: leases of texts, the indexer's lease, unfinished runs."""
        from datetime import UTC, datetime

        self.store.release_dead_leases(is_alive)
        self.store.interrupt_dead_runs(is_alive, datetime.now(UTC))


def open_engine(settings: Settings) -> Engine:
    """Open the configured engine; nothing is asked of it yet.

    Each engine's library is loaded only where it is used: the client of Elasticsearch alone takes a second.
    """
    if settings.engine.kind == "embedded":
        from index.engine.tantivy import TantivyEngine

        return TantivyEngine(settings.index_folder)
    from index.engine.elastic import ElasticEngine

    engine = settings.engine
    return ElasticEngine(
        str(engine.url),
        engine.prefix,
        api_key=_reveal(engine.api_key),
        username=engine.username,
        password=_reveal(engine.password),
        ca_certs=str(engine.ca_certs) if engine.ca_certs else None,
    )


def _reveal(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None


@contextmanager
def open_runtime(settings: Settings) -> Iterator[Runtime]:
    """Open store and engine for the length of a ``with`` block. Raises ``StoreError``, ``EngineError``, ``OSError``."""
    settings.data.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.store_url)
    try:
        engine = open_engine(settings)
        try:
            yield Runtime(settings, store, engine, this_owner())
        finally:
            engine.close()
    finally:
        store.close()
