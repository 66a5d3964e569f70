"""Several crawls of small sources, each on a site of its own to which something happens between them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from index.model import Problem, StoredDocument
from index.store import RunRow
from tests.crawl.project import Project
from tests.services.misbehaving import Handler, Seen, Site, running
from tests.services.platforms.mastodon_fiction import account, status

TEXT = (
    "The harbour office of Saltby told of the tide, of the ropes on the north quay and of the boats that came in. " * 6
)
FAR = timedelta(days=4000)


class Case:
    """A source. ``turn`` is called before each crawl, 0 is the first; with ``due`` all it knows is due by then."""

    name: str
    kind = "feed"
    path = "/feed"
    more = ""
    due = False

    def __init__(self) -> None:
        self.site = Site()

    def turn(self, number: int) -> None:
        """Change what the site says."""


class Timeline(Case):
    """A hashtag of a Mastodon server, five posts a page. ``refuse`` has statuses by a part of the requests' address."""

    kind = "mastodon"
    path = "/tags/tide"

    def __init__(self) -> None:
        super().__init__()
        self.posts: dict[int, dict[str, Any]] = {}
        self.refuse: dict[str, int] = {}
        self.site.folders["/api/v1/"] = self._answer

    def post(self, *numbers: int, content: str = "<p>Fog on the quay.</p>", **more: Any) -> None:
        """Let posts be said."""
        who = account("mira", f"{self.site.host}:{self.site.port}")
        self.posts |= {number: status(number, who, content, **more) for number in numbers}

    def address(self, number: int) -> str:
        """Of a post."""
        return f"https://{self.site.host}:{self.site.port}/@mira/{number}"

    def _answer(self, handler: Handler) -> None:
        parts = urlsplit(handler.path)
        refused = next((code for part, code in self.refuse.items() if part in handler.path), None)
        number = parts.path.rpartition("/")[2]
        value = self.posts.get(int(number)) if number.isdecimal() else self._page(parse_qs(parts.query))
        code = refused or (404 if value is None else 200)
        handler.reply(json.dumps(value if code == 200 else {"error": "no"}).encode(), code)

    def _page(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        above, below = int(query.get("since_id", ["0"])[0]), int(query.get("max_id", ["1000000"])[0])
        return [self.posts[number] for number in sorted(self.posts, reverse=True) if above < number < below][:5]


@dataclass(frozen=True)
class Round:
    """What one crawl asked of each site, and what the store held after it; documents and states by their address."""

    seen: dict[str, list[Seen]]
    documents: dict[str, dict[str, StoredDocument]]
    runs: dict[str, RunRow]
    problems: dict[str, list[Problem]]
    next_checks: dict[str, dict[str, datetime | None]]

    def paths(self, name: str) -> list[str]:
        """What was asked, without robots.txt."""
        return [one.path for one in self.seen[name] if one.path != "/robots.txt"]

    def gone(self, name: str) -> list[str]:
        """The addresses of the documents that are gone."""
        return [address for address, one in self.documents[name].items() if one.gone]


@contextmanager
def served(project: Project, cases: Sequence[Case]) -> Iterator[None]:
    """Serve the sites, each as a host of its own, and write the sources down."""
    with ExitStack() as stack:
        for number, case in enumerate(cases, 2):
            case.site.host = f"127.0.0.{number}"
            stack.enter_context(running(case.site))
            project.source(case.name, case.site.url(case.path), case.kind, case.more)
        yield


def rounds(project: Project, cases: Sequence[Case], number: int) -> list[Round]:
    """Crawl that many times and tell of each."""
    told = []
    for turn in range(number):
        for case in cases:
            case.turn(turn)
            case.site.seen.clear()
        if turn:
            make_due(project, [case.name for case in cases if case.due])
        project.crawl("sources")
        told.append(look(project, cases))
    return told


def look(project: Project, cases: Sequence[Case]) -> Round:
    """What there is to see after a crawl."""
    store = project.store()
    try:
        stored, last = store.scan(limit=10_000), store.last_runs()
        found = {case.name: {one.url: one for one in stored if one.source == case.name} for case in cases}
        problems = {case.name: store.problems(last[case.name].id) for case in cases if case.name in last}
        states = {name: store.due_states(name, datetime.now(UTC) + FAR, 10_000) for name in found}
    finally:
        store.close()
    due = {name: {one.url: one.next_check for one in known} for name, known in states.items()}
    return Round({case.name: list(case.site.seen) for case in cases}, found, last, problems, due)


def make_due(project: Project, names: Sequence[str]) -> None:
    """Let the time come at which all known documents of sources are looked at again."""
    now = datetime.now(UTC)
    store = project.store()
    try:
        for name in names:
            known = store.due_states(name, now + FAR, 10_000)
            store.put_fetch_states(replace(one, next_check=now) for one in known)
    finally:
        store.close()
