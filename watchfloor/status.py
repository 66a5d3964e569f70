"""What ``status``, ``/status`` and ``/readyz`` say: sources, last runs, queues, engine and store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from crawler.sources import Source
from index.engine.port import Health
from index.store import HostState, RunRow, StoreCounts
from watchfloor.runtime import Runtime


def status(runtime: Runtime, sources: Mapping[str, Source], runs: int = 20) -> dict[str, Any]:
    """Return ``{"store", "engine", "queue", "sources", "runs", "hosts"}``. Raises ``StoreError`` if the store is away.

    ``hosts`` are those that are left alone for a while, because they fail or asked for it.
    """
    counts = runtime.store.counts()
    health = runtime.engine.health()
    missing = gap(counts, health)
    last = runtime.store.last_runs()
    kept = runtime.store.documents_by_source()
    return {
        "store": {"documents": counts.documents, "versions": counts.versions, "captures": counts.captures},
        "engine": {
            "kind": health.kind,
            "documents": health.documents,
            "ready": health.ready and missing is None,
            "reason": health.reason or missing,
            "refused": counts.refused,
        },
        "queue": {"enrich": counts.waiting_annotation, "index": counts.waiting_index},
        "unread": counts.unread,
        "sources": [_source(source, last.get(source.id), kept.get(source.id, 0)) for source in sources.values()]
        + [_undeclared(name, last.get(name), count) for name, count in kept.items() if name not in sources],
        "runs": [run_json(run) for run in runtime.store.runs(limit=runs)],
        "hosts": [_host(host) for host in runtime.store.broken_hosts(datetime.now(UTC))],
    }


def gap(counts: StoreCounts, health: Health) -> str | None:
    """Say so if the index holds less than the store although nothing waits: it was deleted, or is another one."""
    if not health.ready or health.documents is None or counts.waiting_annotation or counts.waiting_index:
        return None
    if health.documents + counts.refused >= counts.documents:
        return None
    return f"the index holds {health.documents} of {counts.documents} documents: run `watchfloor reindex`"


def _host(host: HostState) -> dict[str, Any]:
    until = host.broken_until.isoformat() if host.broken_until else None
    return {"host": host.host, "failures": host.failures, "until": until, "reason": host.reason}


def _source(source: Source, run: RunRow | None, documents: int) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "url": source.url,
        "schedule": source.schedule,
        "enabled": source.enabled,
        "documents": documents,
        "last_run": run_json(run) if run else None,
    }


def _undeclared(name: str, run: RunRow | None, documents: int) -> dict[str, Any]:
    """A source that only an import named, or that is not written down any more."""
    shown = {"id": name, "name": name, "kind": "import", "url": "", "schedule": None, "enabled": True}
    return shown | {"documents": documents, "last_run": run_json(run) if run else None}


def run_json(run: RunRow) -> dict[str, Any]:
    """A run as JSON: times in ISO-8601 UTC, counts flat."""
    return {
        "id": run.id,
        "source": run.source,
        "reason": run.reason,
        "state": run.state,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat() if run.finished else None,
        "error": run.error,
    } | asdict(run.counts)
