"""The web application: routes, and what every answer has in common."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from watchfloor.desk.api import ApiRoutes
from watchfloor.desk.context import DeskContext
from watchfloor.desk.failures import Failures, LastResort
from watchfloor.desk.metrics import Metrics
from watchfloor.desk.pages import Pages
from watchfloor.desk.rendering import Renderer
from watchfloor.desk.security import SecurityMiddleware
from watchfloor.desk.watches import WatchPages

STATIC = Path(__file__).parent / "static"


def create_app(context: DeskContext) -> Starlette:
    """Return the application over the given parts."""
    renderer = Renderer()
    metrics = Metrics(context)
    failures = Failures(renderer)
    pages, api = Pages(context, renderer), ApiRoutes(context)
    watches = WatchPages(context, renderer)
    routes: list[BaseRoute] = [
        Route("/", pages.search),
        Route("/search", pages.search),
        Route("/search.json", api.search_page),
        Route("/document/{id}.json", api.document),
        Route("/document/{id}", pages.document),
        Route("/inbox", watches.inbox),
        Route("/inbox.json", watches.inbox_json),
        Route("/inbox/seen", watches.seen, methods=["POST"]),
        Route("/watches", watches.watches),
        Route("/watches", watches.add, methods=["POST"]),
        Route("/watches.json", watches.watches_json),
        Route("/watches/remove", watches.remove, methods=["POST"]),
        Route("/feeds/{secret}.atom", watches.feed),
        Route("/sources", pages.sources),
        Route("/sources.json", api.sources),
        Route("/runs", pages.runs),
        Route("/runs.json", api.runs),
        Route("/runs/{id}.json", api.run),
        Route("/runs/{id}", pages.run),
        Route("/status", pages.status),
        Route("/status.json", api.status),
        Route("/help", pages.help),
        Route("/api/search", api.search),
        Route("/api/documents/{id}", api.document),
        Route("/healthz", api.healthz),
        Route("/readyz", api.readyz),
        Route("/metrics", metrics.answer),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    middleware = [
        Middleware(SecurityMiddleware, hosts=context.hosts),
        Middleware(metrics.middleware),
        Middleware(LastResort, failures=failures),
    ]
    return Starlette(routes=routes, middleware=middleware, exception_handlers=failures.handlers())
