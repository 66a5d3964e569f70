"""The engine on an Elasticsearch server: a versioned index behind two aliases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from elasticsearch import NotFoundError

from index.engine.elastic.compiler import compile_query
from index.engine.elastic.connection import connect, shown
from index.engine.elastic.failures import plain_errors
from index.engine.elastic.paging import empty_page, page_request, read_page
from index.engine.elastic.scanning import Scan
from index.engine.elastic.stories import CHUNK, counting_request, stories_of, with_counts
from index.engine.elastic.versions import Versions
from index.engine.elastic.writing import Bulk
from index.engine.port import EngineError, Health, ItemError, Results, SearchRequest
from index.engine.record import Record
from index.query.ast import Everything, Node

Answer = TypeVar("Answer")


class ElasticEngine:
    """A search engine that any number of processes and machines may search and write."""

    kind = "elasticsearch"

    def __init__(
        self,
        url: str,
        prefix: str = "watchfloor",
        *,
        api_key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        ca_certs: str | None = None,
    ) -> None:
        """Prepare the connection; nothing is asked of the server yet. Raises ``ValueError`` for a bad address."""
        self._client = connect(url, api_key, username, password, ca_certs)
        self._address = shown(url)
        self._versions = Versions(self._client, prefix)
        self._checked: str | None = None

    def apply(self, records: Sequence[Record], deletes: Sequence[str] = ()) -> tuple[ItemError, ...]:
        """Write records by id and delete ids; durable and visible to search on return."""
        with self._errors():
            self._checked = self._versions.ensure_live()
            return self._bulk(self._versions.write_alias, is_alias=True).write(records, deletes)

    def search(self, request: SearchRequest) -> Results:
        """Answer one page. Snippets are made by the caller, from the store's text."""
        asked = page_request(request)
        with self._errors():
            return self._asked(lambda alias: self._page(alias, request, asked), empty_page(request))

    def count(self, query: Node) -> int:
        """Return the exact number of matching documents."""
        compiled = compile_query(query, scored=False)
        with self._errors():
            return self._asked(lambda alias: int(self._client.count(index=alias, query=compiled)["count"]), 0)

    def scan(self, query: Node) -> Iterator[str]:
        """Yield all matching ids, ascending, as they were when the first one is asked for."""
        compiled = compile_query(query, scored=False)
        with self._errors():
            if self._live():
                yield from Scan(self._client, self._versions.read_alias, compiled).ids()

    def health(self) -> Health:
        """Ask the server for its state and count the documents; a login refused or a red index is not ready."""
        try:
            with self._errors():
                return self._state()
        except EngineError as error:
            return Health(self.kind, False, None, str(error), {"url": self._address})

    def versions(self) -> tuple[str, ...]:
        """Return the names of the index versions, the live one first."""
        with self._errors():
            return self._versions.names()

    def begin_rebuild(self, name: str | None = None) -> str:
        """Create an empty version beside the live one; with the ``name`` of one begun before, go on with that."""
        with self._errors():
            if name is not None and name in self._versions.names() and name != self._versions.live():
                return name
            return self._versions.create()

    def apply_to(self, version: str, records: Sequence[Record]) -> tuple[ItemError, ...]:
        """Write records into a version that is being rebuilt; durable on return."""
        with self._errors():
            self._versions.check(self._versions.known(version))
            return self._bulk(version, is_alias=False).write(records, ())

    def finish_rebuild(self, version: str) -> None:
        """Make that version live, atomically for searchers, and delete the others."""
        with self._errors():
            self._versions.make_live(self._versions.known(version))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _page(self, alias: str, request: SearchRequest, asked: dict[str, Any]) -> Results:
        answer = self._search(alias, asked)
        results = read_page(request, answer)
        if not (request.collapse and results.matches):
            return results
        stories = stories_of(answer)
        chunks = [stories[start : start + CHUNK] for start in range(0, len(stories), CHUNK)]
        counts = [self._search(alias, counting_request(request, chunk)) for chunk in chunks]
        return with_counts(results, stories, counts)

    def _search(self, alias: str, asked: dict[str, Any]) -> Any:
        return self._client.search(index=alias, allow_partial_search_results=False, **asked)

    def _errors(self) -> AbstractContextManager[None]:
        return plain_errors(self._address)

    def _bulk(self, target: str, *, is_alias: bool) -> Bulk:
        return Bulk(self._client, self._address, target, is_alias=is_alias)

    def _live(self) -> str | None:
        """The live version, checked once to be built by this program; None before the first write."""
        if self._checked is None and (name := self._versions.live()):
            self._versions.check(name)
            self._checked = name
        return self._checked

    def _asked(self, ask: Callable[[str], Answer], empty: Answer) -> Answer:
        """Ask the live version, again where a rebuild took it away in between."""
        if self._live() is None:
            return empty
        try:
            return ask(self._versions.read_alias)
        except NotFoundError:
            self._checked = None
            return ask(self._versions.read_alias) if self._live() else empty

    def _state(self) -> Health:
        cluster = self._client.cluster.health(index=f"{self._versions.read_alias}*", timeout="1s")
        details: dict[str, Any] = {
            "url": self._address,
            "version": self._client.info()["version"]["number"],
            "status": cluster["status"],
            "versions": self._versions.names(),
        }
        if cluster["status"] == "red":
            return Health(self.kind, False, None, "a part of the search index is missing (status red)", details)
        return Health(self.kind, True, self.count(Everything()), None, details)
