"""Answers questions of a reader from a site, in the order in which a crawl does, without the crawl."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import ModuleType
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from crawler.harvest import Answer, Ask, Harvest, Task
from index.model import Draft

NOW = datetime(2024, 6, 5, 12, tzinfo=UTC)
MAX_ASKS = 300


@dataclass
class Run:
    """What a run brought: documents in order, and what the next one is to know."""

    drafts: list[Draft] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    cursor: dict[str, Any] = field(default_factory=dict)
    rests: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        """The addresses of the documents, in order."""
        return [draft.url for draft in self.drafts]

    def take(self, harvest: Harvest) -> None:
        """Keep what an answer held."""
        self.drafts += harvest.drafts
        self.refused += harvest.refused
        self.gone += harvest.gone
        self.cursor |= harvest.cursor
        self.rests += [harvest.rest] if harvest.rest else []
        self.errors += [harvest.error] if harvest.error else []


def answer(task: Task, ask: Ask, body: bytes, status: int = 200, content_type: str = "text/html") -> Answer:
    """An answer with a body."""
    return Answer(task, ask, ask.url, status, {"content-type": content_type}, body, NOW)


def fetch(task: Task, ask: Ask) -> Answer:
    """Ask a site on loopback."""
    try:
        with urlopen(ask.url) as response:
            return answer(task, ask, response.read(), response.status, response.headers["Content-Type"])
    except HTTPError as refusal:
        with refusal:
            return answer(task, ask, refusal.read(), refusal.code, refusal.headers["Content-Type"] or "")


def crawl(kind: ModuleType, task: Task, asks: tuple[Ask, ...] | None = None) -> Run:
    """Make all questions of a run, depth first; fails where they do not end."""
    run = Run()
    waiting = deque(kind.begin(task).asks if asks is None else asks)
    while waiting:
        ask = waiting.popleft()
        run.asked.append(ask)
        assert len(run.asked) < MAX_ASKS, "the questions do not end"
        harvest = kind.read(fetch(task, ask))
        assert ask not in harvest.asks
        run.take(harvest)
        waiting.extendleft(reversed(harvest.asks))
    return run


def again(task: Task, run: Run) -> Task:
    """The task of the next run."""
    return replace(task, cursor=run.cursor)
