"""Finding what an address names, or saying that there is no such thing."""

from __future__ import annotations

import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from watchfloor.desk.context import DeskContext

_DOCUMENT_ID = re.compile(r"[0-9a-f]{32}")
_RUN_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)


async def document_or_404(context: DeskContext, identity: str) -> dict[str, Any]:
    """Return the document of that id. Raises ``HTTPException`` 404."""
    found = None
    if _DOCUMENT_ID.fullmatch(identity):
        found = await run_in_threadpool(context.searcher.document, identity)
    if found is None:
        raise HTTPException(404, "There is no document of that id.")
    return found


async def run_or_404(context: DeskContext, number: str) -> tuple[dict[str, Any] | None, list[dict[str, str]]]:
    """Return the run of that number, None if it is older than the last ones, and its problems.

    Raises ``HTTPException`` 404 when nothing is known of it.
    """
    run, problems = None, []
    if _RUN_NUMBER.fullmatch(number):
        problems = await run_in_threadpool(context.problems, int(number))
        runs = (await run_in_threadpool(context.status))["runs"]
        run = next((each for each in runs if each["id"] == int(number)), None)
    if run is None and not problems:
        raise HTTPException(404, "Nothing is known of a run of that number.")
    return run, problems
