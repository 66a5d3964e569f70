"""One page of matching documents, in the order asked for."""

from __future__ import annotations

from typing import NamedTuple

import tantivy
from tantivy import Order

from index.engine.port import Match, Results, SearchRequest
from index.engine.ranking import is_scored
from index.engine.tantivy.schema import SORT_DIGITS


class Found(NamedTuple):
    """A match and where the engine keeps it."""

    match: Match
    address: tantivy.DocAddress


def plain_page(searcher: tantivy.Searcher, query: tantivy.Query, request: SearchRequest) -> Results:
    """Return the total and the asked page. The engine cannot give a page of none, so one is asked for and left out."""
    total, found = ordered(searcher, query, request, max(1, request.limit), request.offset)
    return Results(total, tuple(each.match for each in found[: request.limit]))


def is_ranked(request: SearchRequest) -> bool:
    """Say whether the most relevant come first."""
    return request.sort == "relevance" and is_scored(request.query)


def ordered(
    searcher: tantivy.Searcher, query: tantivy.Query, request: SearchRequest, limit: int, offset: int = 0
) -> tuple[int, list[Found]]:
    """Return the total and some matches in the order asked for."""
    if is_ranked(request):
        found = searcher.search(query, limit, True, None, offset)
        return total_of(found), [Found(match_at(searcher, address, score), address) for score, address in found.hits]
    order = "oldest" if request.sort == "oldest" else "newest"
    found = searcher.search(query, limit, True, order, offset, Order.Asc)
    return total_of(found), [Found(Match(key[SORT_DIGITS:], None), address) for key, address in found.hits]


def match_at(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Match:
    """Return the match at an address."""
    return Match(str(searcher.doc(address).get_first("id")), score)


def total_of(found: tantivy.SearchResult) -> int:
    """Return how many documents match in all."""
    return int(found.count)  # type: ignore[attr-defined]  # left out of the library's own stubs
