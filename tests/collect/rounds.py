"""Several crawls of small sources, each on a site of its own to which something happens between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from index.model import Problem, StoredDocument
from index.store import RunRow
from tests.collect.cases import Case
from tests.crawl.project import Project
from tests.services.misbehaving import Seen, running

FAR = timedelta(days=4000)


@dataclass(frozen=True)
class Round:
    """What one crawl asked of each site, and what the store held after it; documents and states by their address.

    ``left`` is how many requests it left to the next one.
    """

    seen: dict[str, list[Seen]]
    documents: dict[str, dict[str, StoredDocument]]
    runs: dict[str, RunRow]
    problems: dict[str, list[Problem]]
    next_checks: dict[str, dict[str, datetime | None]]
    left: dict[str, int]

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
        left = {name: len((store.job(f"source:{name}") or {}).get("asks", ())) for name in found}
        states = {name: store.due_states(name, datetime.now(UTC) + FAR, 10_000) for name in found}
    finally:
        store.close()
    due = {name: {one.url: one.next_check for one in known} for name, known in states.items()}
    return Round({case.name: list(case.site.seen) for case in cases}, found, last, problems, due, left)


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
