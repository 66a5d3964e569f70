"""All matching ids in order, a page at a time, from one searcher."""

from __future__ import annotations

from collections.abc import Iterator

import tantivy
from tantivy import FieldType, Occur, Order, Query

from index.engine.tantivy.compiler import Compiler

_PAGE = 2_000


def matching_ids(compiler: Compiler, query: Query) -> Iterator[str]:
    """Yield ids ascending. Each page starts where the last one ended: memory holds one page, whatever the total.

    Pages are ordered by the number of an id's first eight bytes, which the engine reads ten times as fast as texts.
    """
    last: int | None = None
    size = _PAGE
    while page := _page_after(compiler, query, last, size):
        whole = len(page) < size
        # Ids that share their first eight bytes with the last one may be on the next page; a page of those alone grows.
        sure = page if whole else [(number, address) for number, address in page if number != page[-1][0]]
        yield from _sorted_ids(compiler.searcher, sure)
        if whole:
            return
        last = sure[-1][0] if sure else last
        size = _PAGE if sure else size * 2


def _sorted_ids(searcher: tantivy.Searcher, page: list[tuple[int, tantivy.DocAddress]]) -> list[str]:
    return sorted(str(searcher.doc(address).get_first("id")) for _, address in page)


def _page_after(compiler: Compiler, query: Query, last: int | None, size: int) -> list[tuple[int, tantivy.DocAddress]]:
    if last is not None:
        later = Query.range_query(compiler.schema, "id_order", FieldType.Unsigned, last, None, include_lower=False)
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, later)])
    searcher: tantivy.Searcher = compiler.searcher
    found = searcher.search(query, size, False, "id_order", 0, Order.Asc)
    return [(int(number), address) for number, address in found.hits]
