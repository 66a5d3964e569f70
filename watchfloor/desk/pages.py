"""The pages, server-rendered; each is a pure reading of its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from index.query.errors import QueryError
from watchfloor.desk.context import DeskContext
from watchfloor.desk.guide import EXAMPLES, FIELDS
from watchfloor.desk.lookup import document_or_404, run_or_404
from watchfloor.desk.marking import family
from watchfloor.desk.mistakes import mistake_pieces
from watchfloor.desk.parameters import read_page_state
from watchfloor.desk.rendering import RIGHT_TO_LEFT, Renderer
from watchfloor.desk.results import PAGE_FACETS, shown
from watchfloor.desk.talk import text_parts

FAMILY_NAMES = {
    "drug": "Drug", "person": "Person", "org": "Organization", "place": "Place", "quantity": "Quantity",
    "money": "Money", "date": "Date", "selector": "Selector",
}  # fmt: skip


class Pages:
    """Answers in HTML."""

    def __init__(self, context: DeskContext, renderer: Renderer) -> None:
        self._context = context
        self._render = renderer.page

    async def search(self, request: Request) -> Response:
        """The search page; a malformed query is shown with its place under the box."""
        state = read_page_state(request.query_params)
        values: dict[str, Any] = {
            "state": state,
            "examples": EXAMPLES,
            "here": "search",
            "json": state.address("/search.json"),
        }
        try:
            answer = await run_in_threadpool(
                self._context.searcher.search,
                state.query,
                limit=state.limit,
                offset=state.offset,
                sort=state.sort,
                facets=PAGE_FACETS,
                filters=state.filters,
                collapse=state.collapse,
            )
        except QueryError as error:
            mistake = mistake_pieces(state.query, error)
            return self._render("search.html", status=400, answer=None, mistake=mistake, **values)
        return self._render("search.html", mistake=None, answer=shown(state, answer), **values)

    async def document(self, request: Request) -> Response:
        """A document with its entities, events, versions and custody."""
        document = await document_or_404(self._context, request.path_params["id"])
        language = (document["language"] or "").split("-")[0]
        labels = Counter(entity["label"] for entity in document["entities"])
        return self._render(
            "document.html",
            document=document,
            parts=text_parts(document["text"], document["entities"], document.get("posts", ())),
            families=families(labels),
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
        """One run and the addresses that gave trouble in it."""
        number = request.path_params["id"]
        run, problems = await run_or_404(self._context, number)
        return self._render(
            "run.html", number=number, run=run, problems=problems, here="runs", json=f"/runs/{number}.json"
        )

    async def status(self, request: Request) -> Response:
        """Store, engine and queues."""
        state = await run_in_threadpool(self._context.status)
        return self._render("status.html", state=state, here="status", json="/status.json")

    async def help(self, request: Request) -> Response:
        """The query language and the keys."""
        return self._render("help.html", examples=EXAMPLES, fields=FIELDS, here="help")


def families(labels: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Name, class and count of each kind of entity in a text; selectors of all kinds are one."""
    counts: Counter[str] = Counter()
    for label, count in labels.items():
        counts[family(label)] += count
    order = [*FAMILY_NAMES, *sorted(counts.keys() - FAMILY_NAMES.keys())]
    return [(FAMILY_NAMES.get(name, name), name, counts[name]) for name in order if counts[name]]
