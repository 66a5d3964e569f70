"""Watches and what they found: pages, forms, JSON and a feed for each watch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from index.query.errors import QueryError
from index.store import AlertRow, WatchRow
from watchfloor.alerting import alert_json
from watchfloor.desk.atom import feed_of
from watchfloor.desk.context import DeskContext
from watchfloor.desk.forms import read_form
from watchfloor.desk.marking import marked_pieces
from watchfloor.desk.mistakes import mistake_pieces
from watchfloor.desk.parameters import MAX_QUERY, whole_number
from watchfloor.desk.rendering import Renderer, inbox_address
from watchfloor.searching import RequestError
from watchfloor.watching import check_query

PAGE = 50
FEED = 100
MAX_NAME = 200
LAST_ID = 999_999_999


class WatchPages:
    """Answers about watches."""

    def __init__(self, context: DeskContext, renderer: Renderer) -> None:
        self._watching = context.watching
        self._render = renderer.page

    async def inbox(self, request: Request) -> Response:
        """What watches found, the latest first."""
        name, rows, following = await self._page(request)
        unseen = await run_in_threadpool(self._watching.unseen_alerts)
        return self._render(
            "inbox.html",
            alerts=[_shown(row) for row in rows],
            watch=name,
            unseen=unseen,
            ids=[row.id for row in rows if row.seen is None],
            next=following,
            here="inbox",
            json="/inbox.json" + (f"?{request.url.query}" if request.url.query else ""),
        )

    async def inbox_json(self, request: Request) -> Response:
        """The same for programs: ``{"alerts": […], "next": address or null}``."""
        _, rows, following = await self._page(request)
        address = following and following.replace("/inbox?", "/inbox.json?")
        return JSONResponse({"alerts": [alert_json(row) for row in rows], "next": address})

    async def _page(self, request: Request) -> tuple[str | None, list[AlertRow], str | None]:
        """The watch that is asked for, if it is one, a page of alerts, and the address of the next."""
        name = request.query_params.get("watch") or None
        if name is not None and await run_in_threadpool(self._watching.watch, name) is None:
            raise HTTPException(404, "There is no watch of that name.")
        before = whole_number(request.query_params, "before", 0, LAST_ID) or None
        rows = await run_in_threadpool(self._watching.alerts, name, before=before, limit=PAGE + 1)
        last = rows[PAGE - 1].id if len(rows) > PAGE else None
        start = inbox_address(name) + "&" if name else "/inbox?"
        return name, rows[:PAGE], f"{start}before={last}" if last else None

    async def seen(self, request: Request) -> Response:
        """Mark alerts as seen: the ids in the form."""
        form = await read_form(request)
        ids = [int(text) for text in form.getlist("id") if text.isascii() and text.isdigit() and len(text) < 16]
        await run_in_threadpool(self._watching.mark_seen, ids, datetime.now(UTC))
        name = form.get("watch")
        return RedirectResponse(inbox_address(name) if name else "/inbox", 303)

    async def watches(self, request: Request) -> Response:
        """All watches, and a form for a new one."""
        query = request.query_params.get("q", "")
        if len(query) > MAX_QUERY:
            raise RequestError(f"q may have up to {MAX_QUERY} characters")
        return await self._watches(query, query[:MAX_NAME])

    async def _watches(self, query: str, name: str, status: int = 200, **more: Any) -> Response:
        watches = await run_in_threadpool(self._watching.watches)
        unseen = await run_in_threadpool(self._watching.unseen_alerts)
        values: dict[str, Any] = {"mistake": None, "complaint": None} | more
        return self._render(
            "watches.html",
            status=status,
            watches=watches,
            unseen=unseen,
            query=query,
            name=name,
            here="watches",
            json="/watches.json",
            **values,
        )

    async def watches_json(self, request: Request) -> Response:
        """All watches for programs; the secret of a feed is not told."""
        watches = await run_in_threadpool(self._watching.watches)
        unseen = await run_in_threadpool(self._watching.unseen_alerts)
        return JSONResponse({"watches": [watch_json(each, unseen.get(each.name, 0)) for each in watches]})

    async def add(self, request: Request) -> Response:
        """Keep a watch; a mistake is shown where it is."""
        form = await read_form(request)
        name, query = form.get("name", "").strip(), form.get("q", "")
        if not name or len(name) > MAX_NAME or len(query) > MAX_QUERY:
            complaint = f"A watch needs a name of up to {MAX_NAME} characters and a query of up to {MAX_QUERY}."
            return await self._watches(query[:MAX_QUERY], name[:MAX_NAME], 400, complaint=complaint)
        now = datetime.now(UTC)
        try:
            check_query(query, now)
        except QueryError as error:
            return await self._watches(query, name, 400, mistake=mistake_pieces(query, error))
        if await run_in_threadpool(self._watching.watch, name) is not None:
            return await self._watches(query, name, 400, complaint="There is a watch of that name already.")
        await run_in_threadpool(self._watching.add_watch, name, query, (), "every" in form, now)
        return RedirectResponse("/watches", 303)

    async def remove(self, request: Request) -> Response:
        """Forget a watch and what it found."""
        name = (await read_form(request)).get("name", "")
        if not await run_in_threadpool(self._watching.remove_watch, name):
            raise HTTPException(404, "There is no watch of that name.")
        return RedirectResponse("/watches", 303)

    async def feed(self, request: Request) -> Response:
        """What one watch found, as an Atom feed; whoever has the address may read it."""
        watch = await run_in_threadpool(self._watching.watch_of, request.path_params["secret"])
        if watch is None:
            raise HTTPException(404, "There is no such feed.")
        rows = await run_in_threadpool(self._watching.alerts, watch.name, limit=FEED)
        base = str(request.base_url).rstrip("/")
        return Response(feed_of(watch, rows, base), media_type="application/atom+xml")


def watch_json(watch: WatchRow, unseen: int) -> dict[str, Any]:
    """A watch without its secret."""
    return {
        "name": watch.name,
        "query": watch.query,
        "every": watch.every_telling,
        "created": watch.created.isoformat(),
        "unseen": unseen,
    }


def _shown(row: AlertRow) -> dict[str, Any]:
    """An alert with its passage and title divided into plain and marked pieces."""
    return alert_json(row) | {
        "pieces": marked_pieces(row.why.get("snippet") or "", _ranges(row, "marks")),
        "title_pieces": marked_pieces(row.title or "", _ranges(row, "title_marks")),
    }


def _ranges(row: AlertRow, name: str) -> Sequence[Sequence[int]]:
    return row.why.get(name) or ()
