"""All matching ids in order, a page at a time, from one searcher."""

from __future__ import annotations

from collections.abc import Iterator

import tantivy
from tantivy import FieldType, Occur, Order, Query

from index.engine.tantivy.compiler import Compiler
from index.engine.tantivy.schema import id_order

_PAGE = 2_000


def matching_ids(compiler: Compiler, query: Query) -> Iterator[str]:
    """Yield ids ascending. Each page starts where the last one ended: memory holds one page, whatever the total."""
    last = ""
    size = _PAGE
    while page := _page_from(compiler, query, last, size):
        fresh = [identifier for identifier in page if identifier > last]
        if fresh:
            yield from fresh
            last = fresh[-1]
        if len(page) < size:
            return
        # Ids that share their first eight bytes with the last one come again; a page of those alone must grow.
        size = _PAGE if fresh else size * 2


def _page_from(compiler: Compiler, query: Query, last: str, size: int) -> list[str]:
    from_last = Query.range_query(compiler.schema, "id_order", FieldType.Unsigned, id_order(last))
    both = Query.boolean_query([(Occur.Must, query), (Occur.Must, from_last)])
    searcher: tantivy.Searcher = compiler.searcher
    found = searcher.search(both, size, False, "id", 0, Order.Asc)
    return [identifier for identifier, _ in found.hits]
