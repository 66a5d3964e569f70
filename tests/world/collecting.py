"""The sample world collected through the command line, as ``demo`` and a person do it, and what the store then has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from index.model import Relation, StoredDocument
from index.store import Store
from tests.main_job.project import Project
from watchfloor.world import World

Key = tuple[str, str]


@dataclass(frozen=True)
class Look:
    """What one crawl reported, and the store after it, documents by source and address."""

    report: Mapping[str, Mapping[str, Any]]
    documents: Mapping[Key, StoredDocument]
    versions: Mapping[Key, int] = field(default_factory=dict)
    relations: Mapping[Key, list[Relation]] = field(default_factory=dict)


def look(project: Project) -> Look:
    """Crawl everything that is declared, without annotating it."""
    report = project.crawl("--collect-only")
    with project.runtime() as runtime:
        store: Store = runtime.store
        documents = {(one.source, one.url): one for one in _every(store)}
        versions = {key: len(store.versions(one.id)) for key, one in documents.items()}
        relations = {key: store.relations(one.id) for key, one in documents.items()}
    return Look(report, documents, versions, relations)


def declare(world: World, project: Project) -> None:
    """Write the settings and sources of the world into a project."""
    project.config.write_text(world.config_toml(0), "utf-8")
    (project.folder / "sources" / "world.toml").write_text(world.sources_toml(), "utf-8")


def let_a_day_pass(project: Project, kinds: tuple[str, ...], world: World) -> None:
    """Have the documents of those kinds of source due to be looked at again."""
    now = datetime.now(UTC)
    with project.runtime() as runtime:
        for source in world.sources():
            if source.kind in kinds:
                due = runtime.store.due_states(source.id, now + timedelta(days=2), 1000)
                runtime.store.put_fetch_states(replace(state, next_check=now) for state in due)


def _every(store: Store) -> list[StoredDocument]:
    found: list[StoredDocument] = []
    while batch := store.scan(found[-1].id if found else ""):
        found += batch
    return found
