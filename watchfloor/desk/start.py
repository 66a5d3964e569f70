"""Puts the desk on top of an opened runtime."""

from __future__ import annotations

from dataclasses import asdict

from starlette.applications import Starlette

from watchfloor.desk.app import create_app
from watchfloor.desk.context import DeskContext
from watchfloor.runtime import Runtime
from watchfloor.settings import load_sources
from watchfloor.status import status


def desk_for(runtime: Runtime) -> Starlette:
    """Return the web application of a runtime. Raises ``ConfigurationError`` if the sources have mistakes."""
    sources = load_sources(runtime.settings)
    context = DeskContext(
        searcher=runtime.searcher,
        status=lambda: status(runtime, sources, runs=200),
        problems=lambda run: [asdict(problem) for problem in runtime.store.problems(run)],
        counts=runtime.store.counts,
        health=runtime.engine.health,
        watching=runtime.store,
        hosts=(runtime.settings.desk.host, *runtime.settings.desk.hosts),
    )
    return create_app(context)
