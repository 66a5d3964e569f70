"""Which of many queries find which of a few documents.

The documents are put into an index of their own in memory, so that a watch finds just what a search would, whichever
engine the installation has, and without waiting for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import tantivy

from index.engine.analysed import analyse
from index.engine.record import Record
from index.engine.tantivy.compiler import Compiler
from index.engine.tantivy.reading import compiler_of
from index.engine.tantivy.schema import build_schema, document_of
from index.query.ast import Node

_HEAP = 15_000_000
_MOST_KEPT = 20_000
Problems = Callable[[str, str], None]
"""Told what cannot be used, and why."""
Found = dict[int, list[str]]


class UnaskableError(ValueError):
    """A query that parses and yet cannot be asked; the message says why."""


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

    def found(self, records: Sequence[Record], asked: Iterable[tuple[int, Node]], problems: Problems) -> Found:
        """Return the ids of the records that each query finds, by its number; queries that find none are left out.

        Records are told apart by id; of several with one id the last counts. A query that cannot be asked and a
        record that cannot be indexed are told to ``problems`` and do not stop the others.
        """
        compiler = _opened(list({record.id: record for record in records}.values()), problems)
        found: Found = {}
        for number, node in asked:
            try:
                ids = _ids(compiler, node)
            except UnaskableError as error:
                problems(f"watch {number}", str(error))
                continue
            if ids:
                found[number] = ids
        return found


def check_askable(node: Node) -> None:
    """Raise ``UnaskableError`` for a query that no watch could ask: its patterns are too large for the engine."""
    _ids(_opened([], lambda what, why: None), node)


def _ids(compiler: Compiler, node: Node) -> list[str]:
    searcher = compiler.searcher
    try:
        query = tantivy.Query.const_score_query(compiler.compile(node), 0.0)
        answer = searcher.search(query, max(1, searcher.num_docs), False)
    except ValueError as error:
        raise UnaskableError(" ".join(str(error).split())[:300]) from error
    return [str(searcher.doc(address).get_first("id")) for _, address in answer.hits]


def _opened(records: Sequence[Record], problems: Problems) -> Compiler:
    index = tantivy.Index(build_schema())
    writer = index.writer(_HEAP, 1)
    for record in records:
        try:
            writer.add_document(document_of(analyse(record)))
        except (ValueError, TypeError, OverflowError) as error:
            problems(f"document {record.id}", f"{type(error).__name__}: {error}")
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return compiler_of(index.searcher())
