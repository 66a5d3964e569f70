"""A run of a reader against a server, as short as can be: asks in order, answers read, no store."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType

from crawler.harvest import Answer, Ask, Harvest, Task
from index.model import Draft


def drive(
    kind: ModuleType,
    task: Task,
    limit: int = 100,
    secrets: Mapping[str, str] | None = None,
    asks: Sequence[Ask] | None = None,
    left: list[Ask] | None = None,
) -> list[Harvest]:
    """Run a reader and return what each answer held, in order; ``begin``'s own harvest is the first.

    ``limit``: requests at most. ``secrets``: the credentials, used as the crawl does. ``asks``: begin with these
    instead. The run ends with ``task.limit`` documents; ``left`` gets the asks that were not made. A refused request
    is a harvest with ``error="status 404"``, or with ``gone`` where the ask named documents.
    """
    begun = Harvest(asks=tuple(asks)) if asks is not None else kind.begin(task)
    harvests, waiting, made = [begun], list(begun.asks), 0
    token: Mapping[str, str] = kind.token(task, secrets) if secrets and hasattr(kind, "token") else {}
    login = kind.login(task, secrets) if secrets and hasattr(kind, "login") else None
    waiting = [login, *waiting] if login else waiting
    while waiting and made < limit and sum(len(harvest.drafts) for harvest in harvests) < task.limit:
        made += 1
        harvest = _read(kind, task, waiting.pop(0), token)
        token = harvest.token or token
        harvests.append(harvest)
        waiting = [*harvest.asks, *waiting]
    if left is not None:
        left.extend(waiting)
    return harvests


def drafts(harvests: Sequence[Harvest]) -> list[Draft]:
    """All documents of a run, in order."""
    return [draft for harvest in harvests for draft in harvest.drafts]


def later(task: Task, harvests: Sequence[Harvest]) -> Task:
    """The task of the next run: the cursors of all answers, merged."""
    cursor = dict(task.cursor)
    for harvest in harvests:
        cursor |= harvest.cursor
    return replace(task, cursor=cursor)


def _read(kind: ModuleType, task: Task, ask: Ask, token: Mapping[str, str]) -> Harvest:
    status, url, headers, body = fetch(ask, token)
    if status in (404, 410) and ask.documents and status not in ask.tolerate:
        return Harvest(gone=tuple((address, f"status {status}") for address in ask.documents))
    if status not in (200, 203, *ask.tolerate):
        return Harvest(error=f"status {status}")
    harvest: Harvest = kind.read(Answer(task, ask, url, status, headers, body, task.now))
    return harvest


def fetch(ask: Ask, token: Mapping[str, str]) -> tuple[int, str, dict[str, str], bytes]:
    """Make a request; status, address after redirects, header fields, body."""
    fields = {**ask.headers, **(token if ask.signed else {})}
    request = urllib.request.Request(ask.url, ask.body or None, fields, method=ask.method)
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return reply.status, reply.url, {k.lower(): v for k, v in reply.headers.items()}, reply.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ask.url, {k.lower(): v for k, v in error.headers.items()}, error.read()
