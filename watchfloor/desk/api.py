"""The API: the same answers as the pages, for programs."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from index.store import StoreError
from watchfloor.desk.context import DeskContext
from watchfloor.desk.lookup import document_or_404, run_or_404
from watchfloor.desk.parameters import SearchState, names, read_page_state, read_state, whole_number
from watchfloor.desk.results import PAGE_FACETS
from watchfloor.searching import contract
from watchfloor.status import gap

API_LIMIT = 10


class ApiRoutes:
    """Answers in JSON."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    async def search(self, request: Request) -> Response:
        """``GET /api/search?q=&limit=&offset=&sort=&facets=&collapse=``; ``f=facet:value`` narrows as on the page.

        ``explain=1`` adds to each hit why it was found.
        """
        state = read_state(request.query_params, limit=API_LIMIT)
        explain = bool(whole_number(request.query_params, "explain", 0, 1))
        return await self._answer(state, tuple(names(request.query_params.get("facets", ""))), explain)

    async def search_page(self, request: Request) -> Response:
        """What the search page of the same parameters shows."""
        return await self._answer(read_page_state(request.query_params), PAGE_FACETS)

    async def _answer(self, state: SearchState, facets: tuple[str, ...], explain: bool = False) -> Response:
        answer = await run_in_threadpool(
            self._context.searcher.search,
            state.query,
            limit=state.limit,
            offset=state.offset,
            sort=state.sort,
            facets=facets,
            filters=state.filters,
            collapse=state.collapse,
            explain=explain,
        )
        return JSONResponse(answer | {"hits": [contract(hit) for hit in answer["hits"]]})

    async def document(self, request: Request) -> Response:
        """One document whole."""
        return JSONResponse(contract(await document_or_404(self._context, request.path_params["id"])))

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
        """One run (null when it is older than the last ones) and the addresses that gave trouble in it."""
        run, problems = await run_or_404(self._context, request.path_params["id"])
        return JSONResponse({"run": run, "problems": problems})

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
    missing = gap(counts, health)
    if missing:
        return {"ready": False, "store": "ok", "engine": missing, "waiting": waiting}
    return {"ready": health.ready, "store": "ok", "engine": engine, "waiting": waiting}
