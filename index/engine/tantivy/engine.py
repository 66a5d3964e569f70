"""The embedded engine: a versioned tantivy index in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import tantivy

from index.engine.analysed import analyse
from index.engine.port import EngineBusyError, EngineError, Health, ItemError, Results, SearchRequest
from index.engine.record import Record
from index.engine.tantivy.facets import facet_values, timeline
from index.engine.tantivy.failures import plain_errors
from index.engine.tantivy.paging import plain_page, total_of
from index.engine.tantivy.reading import Reader
from index.engine.tantivy.scanning import matching_ids
from index.engine.tantivy.schema import document_of
from index.engine.tantivy.stories import collapsed_page
from index.engine.tantivy.versions import Versions
from index.query.ast import Node

_WRITER_HEAP = 64_000_000
_SMALLEST_HEAP = 15_000_000
_ATTEMPTS = 5


class TantivyEngine:
    """A search engine without a server. Any number of processes may search; one at a time may write.

    A writer exists only during a call, so that a process that rests does not keep the others from writing.
    """

    kind = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._versions = Versions(folder)
        self._reader = Reader(self._versions)

    def apply(self, records: Sequence[Record], deletes: Sequence[str] = ()) -> tuple[ItemError, ...]:
        """Write records by id and delete ids; committed to disk and visible on return."""
        with plain_errors(self._versions.folder):
            for _ in range(_ATTEMPTS):
                name = self._versions.live() or self._versions.first()
                with self._writer(name) as writer:
                    if self._versions.live() == name:
                        return _write(writer, records, deletes)
        raise EngineBusyError(f"the live search index in {self._versions.folder} keeps changing; try again")

    def search(self, request: SearchRequest) -> Results:
        """Answer one page. Snippets are made by the caller, from the store's text."""
        with plain_errors(self._versions.folder):
            compiler = self._reader.compiler()
            if compiler is None:
                return Results(0, (), dict.fromkeys(request.facets, ()), stories=0 if request.collapse else None)
            query = compiler.compile(request.query)
            searcher = compiler.searcher
            facets = facet_values(searcher, query, request.facets, request.facet_size)
            months = timeline(searcher, query) if request.timeline else ()
            page = collapsed_page if request.collapse else plain_page
            return replace(page(searcher, query, request), facets=facets, timeline=months)

    def count(self, query: Node) -> int:
        """Return the exact number of matching documents."""
        with plain_errors(self._versions.folder):
            compiler = self._reader.compiler()
            if compiler is None:
                return 0
            unscored = tantivy.Query.const_score_query(compiler.compile(query), 0.0)
            return total_of(compiler.searcher.search(unscored, 1))

    def scan(self, query: Node) -> Iterator[str]:
        """Yield all matching ids, ascending, as they were when the first one is asked for."""
        with plain_errors(self._versions.folder):
            compiler = self._reader.compiler()
            if compiler is not None:
                yield from matching_ids(compiler, compiler.compile(query))

    def health(self) -> Health:
        """Open the index and count its documents; a damaged one is not ready, with the reason."""
        try:
            with plain_errors(self._versions.folder):
                compiler = self._reader.compiler()
                documents = compiler.searcher.num_docs if compiler else 0
                details = {"versions": self._versions.names(), "folder": str(self._versions.folder)}
        except EngineError as error:
            return Health(self.kind, False, None, str(error))
        return Health(self.kind, True, documents, None, details)

    def versions(self) -> tuple[str, ...]:
        """Return the names of the index versions, the live one first."""
        with plain_errors(self._versions.folder):
            return self._versions.names()

    def begin_rebuild(self, name: str | None = None) -> str:
        """Create an empty version beside the live one; with the ``name`` of one begun before, go on with that."""
        with plain_errors(self._versions.folder):
            if name is not None and name in self._versions.names() and name != self._versions.sound_live():
                return name
            return self._versions.create()

    def apply_to(self, version: str, records: Sequence[Record]) -> tuple[ItemError, ...]:
        """Write records into a version that is being rebuilt; durable on return."""
        with plain_errors(self._versions.folder), self._writer(version) as writer:
            return _write(writer, records, ())

    def finish_rebuild(self, version: str) -> None:
        """Make that version live and drop the others, once nobody writes to the live one."""
        with plain_errors(self._versions.folder):
            self._versions.open(version)
            with self._holding(self._versions.sound_live(), version):
                self._versions.make_live(version)

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    @contextmanager
    def _writer(self, name: str) -> Iterator[tantivy.IndexWriter]:
        """A writer for the length of the block; merges it started are finished at its end."""
        writer = self._versions.open(name).writer(_WRITER_HEAP, 1)
        try:
            yield writer
        finally:
            writer.wait_merging_threads()

    @contextmanager
    def _holding(self, live: str | None, successor: str) -> Iterator[None]:
        """Keep others from writing to the live version meanwhile, unless it is damaged, when nobody can."""
        writer = None
        if live is not None and live != successor:
            try:
                with plain_errors(self._versions.folder):
                    writer = self._versions.open(live).writer(_SMALLEST_HEAP, 1)
            except EngineBusyError:
                raise
            except EngineError:
                writer = None
        try:
            yield
        finally:
            del writer


def _write(writer: tantivy.IndexWriter, records: Sequence[Record], deletes: Sequence[str]) -> tuple[ItemError, ...]:
    refused: list[ItemError] = []
    latest = {record.id: record for record in records}
    for identifier in deletes:
        writer.delete_documents_by_term("id", identifier)
    for record in latest.values():
        try:
            document = document_of(analyse(record))
            writer.delete_documents_by_term("id", record.id)
        except (ValueError, TypeError, OverflowError) as error:
            refused.append(ItemError(record.id, f"{type(error).__name__}: {error}"))
            continue
        writer.add_document(document)
    writer.commit()
    return tuple(refused)
