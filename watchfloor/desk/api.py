"""The API: the same answers as the pages, for programs."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from index.store import StoreError
from watchfloor.desk.context import DeskContext
from watchfloor.desk.parameters import names, read_state
from watchfloor.desk.results import contract


class ApiRoutes:
    """Answers in JSON."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    async def search(self, request: Request) -> Response:
        """``GET /api/search?q=&limit=&offset=&sort=&facets=``."""
        state = read_state(request.query_params)
        limit = state.limit if "limit" in request.query_params else 10
        facets = tuple(names(request.query_params.get("facets", "")))
        return await self._answer(state.whole_query, limit, state.offset, state.sort, facets)

    async def search_page(self, request: Request) -> Response:
        """What the search page of the same parameters shows."""
        from watchfloor.desk.results import PAGE_FACETS

        state = read_state(request.query_params)
        return await self._answer(state.whole_query, state.limit, state.offset, state.sort, PAGE_FACETS)

    async def _answer(self, query: str, limit: int, offset: int, sort: Any, facets: tuple[str, ...]) -> Response:
        answer = await run_in_threadpool(
            self._context.searcher.search, query, limit=limit, offset=offset, sort=sort, facets=facets
        )
        return JSONResponse(answer | {"hits": [contract(hit) for hit in answer["hits"]]})

    async def document(self, request: Request) -> Response:
        """One document whole."""
        document = await run_in_threadpool(self._context.searcher.document, request.path_params["id"])
        if document is None:
            raise HTTPException(404, "there is no document of that id")
        return JSONResponse(contract(document))

    async def status(self, request: Request) -> Response:
        """What ``watchfloor status --format json`` prints."""
        return JSONResponse(await run_in_threadpool(self._context.status))

    async def sources(self, request: Request) -> Response:
        """The sources with their last runs."""
        return JSONResponse((await run_in_threadpool(self._context.status))["sources"])

    async def runs(self, request: Request) -> Response:
        """The last runs."""
        return JSONResponse((await run_in_threadpool(self._context.status))["runs"])

    async def run(self, request: Request) -> Response:
        """The problems of a run."""
        return JSONResponse(await run_in_threadpool(self._context.problems, request.path_params["id"]))

    async def healthz(self, request: Request) -> Response:
        """The process answers."""
        return JSONResponse({"status": "up"})

    async def readyz(self, request: Request) -> Response:
        """Store and engine answer; else 503 with the reason and what waits meanwhile."""
        state = await run_in_threadpool(readiness, self._context)
        return JSONResponse(state, 200 if state["ready"] else 503)


def readiness(context: DeskContext) -> dict[str, Any]:
    """Return ``{"ready", "store", "engine", "waiting"}``; reasons in place of ``ok``. Never raises."""
    health = context.health()
    engine = "ok" if health.ready else health.reason or "not ready"
    try:
        counts = context.counts()
    except StoreError as error:
        return {"ready": False, "store": str(error), "engine": engine, "waiting": None}
    waiting = {"enrich": counts.waiting_annotation, "index": counts.waiting_index}
    return {"ready": health.ready, "store": "ok", "engine": engine, "waiting": waiting}
