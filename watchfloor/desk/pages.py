"""The pages, server-rendered; each is a pure reading of its address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from index.query.errors import QueryError
from index.query.parser import parse
from watchfloor.desk.context import DeskContext
from watchfloor.desk.marking import entity_paragraphs
from watchfloor.desk.parameters import SearchState, read_state
from watchfloor.desk.rendering import RIGHT_TO_LEFT, Renderer
from watchfloor.desk.results import PAGE_FACETS, facet_boxes, shown_bars, shown_hit
from watchfloor.searching import MAX_OFFSET

EXAMPLES = (
    ("cocaine (Antwerp OR Rotterdam) -football", "words, either of two, without a third"),
    ('"black tar heroin"', "words next to each other"),
    ("drug:fentanyl kg:>=10", "a drug by any of its names, in seizures of ten kilograms and more"),
    ("wallet:* published:>=2026-01", "any wallet, since a month"),
    ("fentan*", "words that begin like this"),
)


class Pages:
    """Answers in HTML."""

    def __init__(self, context: DeskContext, renderer: Renderer) -> None:
        self._context = context
        self._render = renderer.page

    async def search(self, request: Request) -> Response:
        """The search page; a malformed query is shown with its place under the box."""
        state = read_state(request.query_params)
        values: dict[str, Any] = {
            "state": state,
            "examples": EXAMPLES,
            "here": "search",
            "json": state.address("/search.json"),
        }
        try:
            # The query alone first, so that a column counts in what the reader typed and not in what filters add.
            parse(state.query or "*", datetime.now(UTC))
            answer = await run_in_threadpool(
                self._context.searcher.search,
                state.whole_query,
                limit=state.limit,
                offset=state.offset,
                sort=state.sort,
                facets=PAGE_FACETS,
            )
        except QueryError as error:
            return self._render("search.html", status=400, answer=None, error=error, **values)
        return self._render("search.html", error=None, answer=_shown(state, answer), **values)

    async def document(self, request: Request) -> Response:
        """A document with its entities, events, versions and custody."""
        document = await run_in_threadpool(self._context.searcher.document, request.path_params["id"])
        if document is None:
            raise HTTPException(404, "There is no document of that id.")
        language = (document["language"] or "").split("-")[0]
        return self._render(
            "document.html",
            document=document,
            paragraphs=entity_paragraphs(document["text"], document["entities"]),
            labels=sorted({entity["label"] for entity in document["entities"]}),
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr" if language else "auto",
            here="",
            json=f"/document/{document['id']}.json",
        )

    async def sources(self, request: Request) -> Response:
        """The sources and what their last runs did."""
        state = await run_in_threadpool(self._context.status)
        return self._render("sources.html", sources=state["sources"], here="sources", json="/sources.json")

    async def runs(self, request: Request) -> Response:
        """The last runs."""
        state = await run_in_threadpool(self._context.status)
        return self._render("runs.html", runs=state["runs"], here="runs", json="/runs.json")

    async def run(self, request: Request) -> Response:
        """The problems of one run."""
        number = request.path_params["id"]
        problems = await run_in_threadpool(self._context.problems, number)
        return self._render("run.html", number=number, problems=problems, here="runs", json=f"/runs/{number}.json")

    async def status(self, request: Request) -> Response:
        """Store, engine and queues."""
        state = await run_in_threadpool(self._context.status)
        return self._render("status.html", status=state, here="status", json="/status.json")

    async def help(self, request: Request) -> Response:
        """The query language and the keys."""
        return self._render("help.html", examples=EXAMPLES, here="help")


def _shown(state: SearchState, answer: dict[str, Any]) -> dict[str, Any]:
    after = state.offset + state.limit
    return {
        "total": answer["total"],
        "hits": [shown_hit(hit) for hit in answer["hits"]],
        "facets": facet_boxes(state, answer["facets"]),
        "bars": shown_bars(state, answer["timeline"]),
        "first": state.offset + 1,
        "last": state.offset + len(answer["hits"]),
        "previous": state.at(max(0, state.offset - state.limit)).address() if state.offset else None,
        "next": state.at(after).address() if after < answer["total"] and after <= MAX_OFFSET else None,
    }
