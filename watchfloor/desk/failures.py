"""What goes wrong, as answers: clear 4xx for wrong requests, 503 when a part is down, no internals ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from index.engine.port import EngineError
from index.query.errors import QueryError
from index.store import StoreError
from watchfloor.desk.rendering import Renderer
from watchfloor.searching import RequestError

log = structlog.get_logger(__name__)


def wants_json(request: Request) -> bool:
    """Whether a program asks."""
    return request.url.path.startswith("/api/") or request.url.path.endswith(".json")


def handlers(renderer: Renderer) -> Mapping[Any, Callable[[Request, Exception], Response]]:
    """Exception handlers by exception or status."""

    def answer(request: Request, status: int, title: str, message: str, **more: Any) -> Response:
        if wants_json(request):
            return JSONResponse({"error": message} | more, status)
        return renderer.page("failure.html", status=status, title=title, message=message, here="")

    def query_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, QueryError)
        return answer(request, 400, "The query is malformed", error.message, column=error.column)

    def request_error(request: Request, error: Exception) -> Response:
        return answer(request, 400, "That cannot be asked", str(error))

    def part_down(request: Request, error: Exception) -> Response:
        log.error("a part does not answer", path=request.url.path, reason=str(error))
        return answer(request, 503, "A part does not answer", str(error))

    def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, error.status_code, "Not here" if error.status_code == 404 else "No", error.detail)

    def unexpected(request: Request, error: Exception) -> Response:
        log.error("a request failed", path=request.url.path, exc_info=error)
        return answer(request, 500, "Something went wrong", "The log of the desk says what.")

    return {
        QueryError: query_error,
        RequestError: request_error,
        EngineError: part_down,
        StoreError: part_down,
        HTTPException: http_error,
        Exception: unexpected,
    }
