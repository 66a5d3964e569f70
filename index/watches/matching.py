"""Which of many queries find which of a few documents.

The documents are put into an index of their own in memory, so that a watch finds just what a search would, whichever
engine the installation has, and without waiting for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import tantivy

from index.engine.analysed import analyse
from index.engine.analysis import STEMMED
from index.engine.record import Record
from index.engine.tantivy.compiler import Compiler
from index.engine.tantivy.schema import build_schema, document_of
from index.query.ast import Node

_HEAP = 15_000_000
_MOST_KEPT = 20_000


class Matcher:
    """Asks queries of batches of documents. ``read`` makes a tree of a query's text at a time; it may raise."""

    def __init__(self, read: Callable[[str, datetime], Node]) -> None:
        self._read = read
        self._kept: dict[str, Node] = {}

    def node(self, query: str, now: datetime) -> Node:
        """Return the tree of a query; it is kept, unless it speaks of the time at which it is asked."""
        if query in self._kept:
            return self._kept[query]
        node = self._read(query, now)
        if "now" not in query.lower() and len(self._kept) < _MOST_KEPT:
            self._kept[query] = node
        return node

    def found(self, records: Sequence[Record], asked: Iterable[tuple[int, Node]]) -> Iterator[tuple[int, list[str]]]:
        """Yield for each query that finds any of the records its number and their ids.

        Records are told apart by id; of several with one id the last counts. Raises ``ValueError`` for one that
        cannot be indexed.
        """
        searcher, compiler = _opened(list({record.id: record for record in records}.values()))
        for number, node in asked:
            query = tantivy.Query.const_score_query(compiler.compile(node), 0.0)
            answer = searcher.search(query, max(1, searcher.num_docs), False)
            ids = [str(searcher.doc(address).get_first("id")) for _, address in answer.hits]
            if ids:
                yield number, ids


def _opened(records: Sequence[Record]) -> tuple[tantivy.Searcher, Compiler]:
    schema = build_schema()
    index = tantivy.Index(schema)
    writer = index.writer(_HEAP, 1)
    for record in records:
        writer.add_document(document_of(analyse(record)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    languages = [code for code, _ in searcher.terms_with_prefix("lang_is", "") if code in STEMMED]
    return searcher, Compiler(schema, searcher, languages)
