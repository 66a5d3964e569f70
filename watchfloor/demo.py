"""The demonstration: serves the sample world on loopback and does the whole main job on it with the real parts."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from crawler.config import CONFIG_VARIABLE
from crawler.sources import Source
from index.store import Store
from watchfloor.cli.collecting import run_crawl
from watchfloor.cli.tables import clean
from watchfloor.crawling import SourceReport, total
from watchfloor.enriching import new_enrichment
from watchfloor.runtime import Runtime, open_runtime
from watchfloor.settings import load_settings, load_sources
from watchfloor.world import World

DEFAULT_FOLDER = Path("data")
SEARCHES = ("drug:methamphetamine kg:>=10", "place:Hull drug:cocaine", "wallet:*")
WATCHES = {"Large loads": "kg:>=100", "Fentanyl": "drug:fentanyl", "Hull and cocaine": "place:Hull drug:cocaine"}
REVISITED = ("mastodon", "bluesky", "telegram", "discourse")
"""Kinds whose posts are edited and deleted without a word: only asking again tells."""
LABELS = {"PERSON": "people", "ORG": "organizations", "PLACE": "places", "DRUG": "drug terms"}


@dataclass(frozen=True, slots=True)
class Summary:
    """What the demonstration made: totals, documents by kind of source, and the names met most often."""

    documents: int
    entities: int
    events: int
    captures: int
    seconds: float
    kinds: dict[str, int]
    gone: int
    top: dict[str, list[tuple[str, int]]]

    def to_json(self) -> dict[str, Any]:
        """The object that ``demo --once`` prints last."""
        return {
            "documents": self.documents,
            "entities": self.entities,
            "events": self.events,
            "captures": self.captures,
            "seconds": round(self.seconds, 1),
            "kinds": self.kinds,
            "gone": self.gone,
        }


def run_demo(*, once: bool, port: int) -> None:
    """Run the demonstration in the data folder (default ``data/demo``; a temporary one with ``once``)."""
    began = time.monotonic()
    with ExitStack() as stack:
        folder = _folder(once, stack)
        world = stack.enter_context(World())
        _write_configuration(world, folder)
        settings = load_settings()
        runtime = stack.enter_context(open_runtime(settings))
        click.echo(f"The sample world (fiction) is up on 127.0.0.1; crawling it into {settings.data}.", err=True)
        sources = list(load_sources(settings).values())
        enrichment = new_enrichment(runtime)
        for name, query in WATCHES.items():
            runtime.store.add_watch(name, query, (), False, datetime.now(UTC))
        parts = run_crawl(runtime, sources, enrichment, reason="demo")
        # Articles and posts are corrected meanwhile, some are deleted; a second look finds just that, as any later
        # crawl would.
        world.correct()
        _let_a_day_pass(runtime.store, sources)
        again = total(run_crawl(runtime, sources, enrichment, reason="demo"))
        summary = summarise(runtime.store, sources, time.monotonic() - began)
        say(
            f"A second look: {again['updated']} corrected, {again['new']} new, {summary.gone} taken away and kept here."
        )
        unseen = runtime.store.unseen_alerts()
        say("Watches found: " + ", ".join(f"{clean(name)} ({count})" for name, count in unseen.items()) + ".")
        print_summary(summary, parts, kept=not once)
        if once:
            click.echo(json.dumps(summary.to_json()))
            return
        _serve(runtime, port)


def _folder(once: bool, stack: ExitStack) -> Path:
    """A folder of the demonstration's own, begun anew each time: the world's addresses change with its ports."""
    if once and "WATCHFLOOR_DATA" not in os.environ:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="watchfloor-demo-")))
    folder = Path(os.environ.get("WATCHFLOOR_DATA", DEFAULT_FOLDER)).absolute() / "demo"
    if (folder / "watchfloor.toml").exists():
        shutil.rmtree(folder)
    return folder


def _write_configuration(world: World, folder: Path) -> None:
    """Write the demonstration's own settings and sources; its data are its own too."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "watchfloor.toml").write_text(world.config_toml(), "utf-8")
    (folder / "sources" / "world.toml").write_text(world.sources_toml(), "utf-8")
    os.environ[CONFIG_VARIABLE] = str(folder / "watchfloor.toml")
    os.environ["WATCHFLOOR_DATA"] = str(folder / "data")


def _let_a_day_pass(store: Store, sources: list[Source]) -> None:
    """Posts are looked at again a day after they came: have them due now."""
    now = datetime.now(UTC)
    for source in sources:
        if source.kind in REVISITED:
            due = store.due_states(source.id, now + timedelta(days=2), source.limit)
            store.put_fetch_states(replace(state, next_check=now) for state in due)


def summarise(store: Store, sources: list[Source], seconds: float) -> Summary:
    """Count documents, entities by label and events over the whole store."""
    kind_of = {source.id: source.kind for source in sources}
    kinds: Counter[str] = Counter()
    gone = 0
    counts = store.counts()
    names: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    entities = events = 0
    after = ""
    while documents := store.scan(after):
        for document in documents:
            kinds[kind_of.get(document.source, "other")] += 1
            gone += document.gone is not None
            entities += len(document.entities or ())
            events += len(document.events)
            for entity in document.entities or ():
                if entity["label"] in names:
                    shown = entity["canonical"] if entity["label"] == "DRUG" else entity["text"]
                    names[entity["label"]][shown or entity["text"]] += 1
        after = documents[-1].id
    top = {label: counter.most_common(5) for label, counter in names.items()}
    return Summary(counts.documents, entities, events, counts.captures, seconds, dict(sorted(kinds.items())), gone, top)


def say(line: str = "") -> None:
    """Print a line for people."""
    click.echo(line, err=True)


def print_summary(summary: Summary, parts: list[SourceReport], *, kept: bool) -> None:
    """Say on stderr what was done, what went wrong as it does on real sites, and what to try."""
    sums = total(parts)
    say()
    say(
        f"{summary.documents} documents from {len(parts)} sources in {summary.seconds:.0f} s: "
        f"{summary.entities} entities, {summary.events} events, {summary.captures} captures archived."
    )
    say("  by kind of source: " + ", ".join(f"{kind} {count}" for kind, count in summary.kinds.items()))
    for label, names in summary.top.items():
        say(f"  {LABELS[label]}: " + ", ".join(f"{name} ({count})" for name, count in names))
    say(f"  {sums['problems']} addresses gave trouble, as on real sites, and are named with their reason:")
    for part in parts:
        for problem in part.problems:
            say(clean(f"    {problem.url}: {problem.reason}"))
    say()
    if not kept:
        return
    say("Three searches to try (in this folder, while or after the desk is up):")
    for query in SEARCHES:
        say(f"  .venv/bin/watchfloor --config $CONFIG search '{query}'".replace("$CONFIG", os.environ[CONFIG_VARIABLE]))


def _serve(runtime: Runtime, port: int) -> None:
    from watchfloor.desk.server import serve
    from watchfloor.desk.start import desk_for

    click.echo(f"\nThe desk: http://127.0.0.1:{port or '…'}/   (Ctrl-C ends it)", err=True)
    serve(desk_for(runtime), "127.0.0.1", port)
