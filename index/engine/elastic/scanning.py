"""Every matching id in order, from one point in time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError, TransportError

PAGE = 5_000
_KEEP = "5m"


class Scan:
    """One walk over the matching ids of an alias, ascending."""

    def __init__(self, client: Elasticsearch, alias: str, query: dict[str, Any]) -> None:
        self._client = client
        self._alias = alias
        self._query = query
        self._after: list[str] | None = None

    def ids(self) -> Iterator[str]:
        """Yield ids. Raises ``NotFoundError`` when there is no index."""
        while True:
            before = self._after
            try:
                yield from self._walk()
            except NotFoundError:
                # A rebuild ended meanwhile and took the old index with it: the walk goes on in the new one.
                if self._after == before:
                    raise
            else:
                return

    def _walk(self) -> Iterator[str]:
        opened = self._client.open_point_in_time(index=self._alias, keep_alive=_KEEP)
        point = opened["id"]
        try:
            while True:
                answer = self._page(point)
                point = answer["pit_id"]
                hits = answer["hits"]["hits"]
                for hit in hits:
                    self._after = [hit["_id"]]
                    yield hit["_id"]
                if len(hits) < PAGE:
                    return
        finally:
            self._close(point)

    def _close(self, point: str) -> None:
        # A walk may end because the server went away; what it kept for the walk expires by itself.
        with suppress(TransportError):
            self._client.options(ignore_status=404).close_point_in_time(id=point)

    def _page(self, point: str) -> Any:
        return self._client.search(
            pit={"id": point, "keep_alive": _KEEP},
            query=self._query,
            size=PAGE,
            sort=[{"id": "asc"}],
            search_after=self._after,
            source=False,
            track_total_hits=False,
            allow_partial_search_results=False,
        )
