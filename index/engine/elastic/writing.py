"""Writes in bulk: bounded requests, one error for each document that the server refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from index.engine.analysed import analyse
from index.engine.elastic.failures import failure, reason
from index.engine.elastic.mapping import document_of
from index.engine.port import ItemError
from index.engine.record import Record

_CHUNK_DOCUMENTS = 500
# A node takes in at most a tenth of its memory at once and counts up to four times what was sent. Smaller requests pass
# even with 256 MB; a document near the limit would be turned away for ever, so it is named instead.
_CHUNK_BYTES = 4_000_000
_LARGE_DOCUMENT = 10_000_000
_WRITE_SECONDS = 120
_RETRIES = 6
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


class Bulk:
    """One batch on its way into an index or alias."""

    def __init__(self, client: Elasticsearch, address: str, target: str, *, is_alias: bool) -> None:
        self._client = client.options(request_timeout=_WRITE_SECONDS)
        self._address = address
        self._target = target
        self._is_alias = is_alias
        self._refused: list[ItemError] = []
        self._sizes: dict[str, int] = {}

    def write(self, records: Sequence[Record], deletes: Sequence[str]) -> tuple[ItemError, ...]:
        """Send deletions, then records (the last of each id), and make them visible. Returns what was refused.

        Raises the client's errors, and ``EngineUnavailableError`` when the server stays overloaded.
        """
        latest = {record.id: record for record in records}
        answers = streaming_bulk(
            self._client,
            self._actions(list(latest.values()), deletes),
            expand_action_callback=_header_and_body,
            chunk_size=_CHUNK_DOCUMENTS,
            max_chunk_bytes=_CHUNK_BYTES,
            max_retries=_RETRIES,
            initial_backoff=_FIRST_PAUSE,
            max_backoff=_LONGEST_PAUSE,
            raise_on_error=False,
            raise_on_exception=False,
            yield_ok=False,
            require_alias=self._is_alias,
        )
        for _, answer in answers:
            self._judge(answer)
        self._client.indices.refresh(index=self._target)
        return tuple(self._refused)

    def _actions(self, records: Sequence[Record], deletes: Sequence[str]) -> Iterator[dict[str, Any]]:
        for identifier in deletes:
            yield {"header": {"delete": {"_index": self._target, "_id": identifier}}, "body": None}
        for record in records:
            try:
                body = json.dumps(document_of(analyse(record)), ensure_ascii=False, allow_nan=False).encode()
            except (ValueError, TypeError, OverflowError) as error:
                self._refused.append(ItemError(record.id, f"{type(error).__name__}: {error}"))
                continue
            self._sizes[record.id] = len(body)
            yield {"header": {"index": {"_index": self._target, "_id": record.id}}, "body": body}

    def _judge(self, answer: dict[str, Any]) -> None:
        [(operation, item)] = answer.items()
        status, identifier = int(item["status"]), str(item["_id"])
        if operation == "delete" and status == 404 and "error" not in item:
            return
        why = reason(item.get("error", item))
        mine = 400 <= status < 500 and status not in (401, 403, 404, 429)
        if mine or (status == 429 and self._sizes.get(identifier, 0) > _LARGE_DOCUMENT):
            self._refused.append(ItemError(identifier, why))
            return
        raise failure(self._address, status, why)


def _header_and_body(action: bytes | str | dict[str, Any]) -> tuple[dict[str, Any], bytes | None]:
    assert isinstance(action, dict)  # the other forms are for callers that send ready lines
    return action["header"], action["body"]
