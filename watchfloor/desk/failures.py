"""What goes wrong, as answers: clear 4xx for wrong requests, 503 when a part is down, no internals ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.engine.port import EngineError
from index.query.errors import QueryError
from index.store import StoreError
from watchfloor.desk.rendering import Renderer
from watchfloor.searching import RequestError

log = structlog.get_logger(__name__)
Handler = Callable[[Request, Exception], Response]


def wants_json(request: Request) -> bool:
    """Whether a program asks."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or path in ("/healthz", "/readyz", "/metrics")


def _path(request: Request) -> str:
    """The path for the log; the address of a feed is a secret."""
    path = request.url.path
    return "/feeds/…" if path.startswith("/feeds/") else path


class Failures:
    """Turns what went wrong into an answer for whoever asked."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def handlers(self) -> Mapping[Any, Handler]:
        """Exception handlers of the failures that are foreseen."""
        return {
            QueryError: self._query_error,
            RequestError: self._request_error,
            EngineError: self._part_down,
            StoreError: self._part_down,
            HTTPException: self._http_error,
        }

    def _answer(self, request: Request, status: int, title: str, message: str, **more: Any) -> Response:
        if wants_json(request):
            return JSONResponse({"error": message} | more, status)
        return self._renderer.page("failure.html", status=status, title=title, message=message, here="")

    def _query_error(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, QueryError)
        return self._answer(request, 400, "The query is malformed", error.message, column=error.column)

    def _request_error(self, request: Request, error: Exception) -> Response:
        return self._answer(request, 400, "That cannot be asked", str(error))

    def _part_down(self, request: Request, error: Exception) -> Response:
        log.error("a part does not answer", path=_path(request), reason=str(error))
        part = "search engine" if isinstance(error, EngineError) else "store"
        return self._answer(request, 503, f"The {part} does not answer", str(error))

    def _http_error(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        phrase = HTTPStatus(error.status_code).phrase
        message = "There is no such page." if error.detail == phrase == "Not Found" else error.detail
        answer = self._answer(request, error.status_code, phrase.capitalize(), message)
        answer.headers.update(error.headers or {})
        return answer

    def unexpected(self, request: Request, error: Exception) -> Response:
        """The answer to a mistake of our own: the log says what happened, the answer does not."""
        log.error("a request failed", path=_path(request), exc_info=error)
        return self._answer(request, 500, "Something went wrong", "The log of the desk says what.")


class LastResort:
    """The one place where an unforeseen failure of a request ends: it costs that request and not the desk."""

    def __init__(self, app: ASGIApp, failures: Failures) -> None:
        self._app = app
        self._failures = failures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            # Any mistake of ours in any page; once an answer has begun, only the server can still break it off.
            if started or scope["type"] != "http":
                raise
            await self._failures.unexpected(Request(scope), error)(scope, receive, send)
