"""The demonstration run as a person runs it, and what its store then has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.model import Problem, Relation, StoredDocument
from index.store import RunRow, Store, StoreCounts
from watchfloor.runtime import open_runtime
from watchfloor.settings import load_settings
from watchfloor.world.places import PLACES, Place
from watchfloor.world.publishers import PUBLISHERS
from watchfloor.world.site import Site

Key = tuple[str, str]


@dataclass(frozen=True)
class Demo:
    """``summary`` is the last line of its output; everything else by source and address, or by source.

    ``hosts`` are the world's, at the addresses that they had, nothing corrected yet.
    """

    summary: Mapping[str, Any]
    hosts: tuple[Site | Place, ...]
    counts: StoreCounts
    documents: Mapping[Key, StoredDocument]
    versions: Mapping[Key, int]
    relations: Mapping[Key, list[Relation]]
    runs: Mapping[str, list[RunRow]]
    problems: Mapping[str, list[list[Problem]]]

    def of(self, source: str, ending: str) -> StoredDocument:
        """The document of a source whose address ends so."""
        return next(one for (of, url), one in self.documents.items() if of == source and url.endswith(ending))


def run_demo(folder: Path) -> Demo:
    """``demo --once``, which keeps its data where it is told to."""
    command = [sys.executable, "-m", "watchfloor", "demo", "--once"]
    environment = os.environ | {"WATCHFLOOR_DATA": str(folder)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600)
    assert done.returncode == 0, done.stderr
    tables = tomllib.loads((folder / "demo" / "sources" / "world.toml").read_text("utf-8"))["source"]
    with open_runtime(load_settings(folder / "demo" / "watchfloor.toml")) as runtime:
        store: Store = runtime.store
        documents = {(one.source, one.url): one for one in _every(store)}
        runs = {table["id"]: store.runs(source=table["id"])[::-1] for table in tables}
        return Demo(
            summary=json.loads(done.stdout.splitlines()[-1]),
            hosts=_hosts({table["id"]: _base(table.get("api") or table["url"]) for table in tables}),
            counts=store.counts(),
            documents=documents,
            versions={key: len(store.versions(one.id)) for key, one in documents.items()},
            relations={key: store.relations(one.id) for key, one in documents.items()},
            runs=runs,
            problems={source: [store.problems(run.id) for run in done] for source, done in runs.items()},
        )


def corrected(demo: Demo) -> tuple[Site | Place, ...]:
    """The hosts of the world as they were at the second look."""
    again = _hosts({source.id: host.base for host in demo.hosts for source in host.sources()})
    for host in again:
        host.correct(datetime.now(UTC))
    return again


def _hosts(bases: Mapping[str, str]) -> tuple[Site | Place, ...]:
    sites = [Site(publisher, bases[publisher.channels[0].source]) for publisher in PUBLISHERS]
    return (*sites, *(place(bases[place("http://127.0.0.1:1").sources()[0].id]) for place in PLACES))


def _base(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _every(store: Store) -> list[StoredDocument]:
    found: list[StoredDocument] = []
    while batch := store.scan(found[-1].id if found else ""):
        found += batch
    return found
