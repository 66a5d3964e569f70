"""A watchfloor project in a temporary folder, used through its command line as a person would."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.engine.port import Engine
from index.store import Store
from watchfloor.runtime import Runtime, open_engine, open_runtime
from watchfloor.settings import Settings, load_settings


@dataclass
class Project:
    """``settings`` are lines of ``watchfloor.toml`` by section; ``sources`` are lists of TOML lines."""

    folder: Path
    sections: dict[str, list[str]] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        crawl = ['allow_networks = ["127.0.0.0/8"]', "delay = 0", "autothrottle = false", "retries = 0", "timeout = 20"]
        sections = {"crawl": crawl} | self.sections
        text = "\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items())
        (self.folder / "sources").mkdir(exist_ok=True)
        self.config.write_text(text)

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.folder / "watchfloor.toml"

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def add_source(self, identity: str, url: str, kind: str = "feed", *lines: str) -> None:
        """Write one more source."""
        table = [f'id = "{identity}"', f'kind = "{kind}"', f'url = "{url}"', f'name = "{identity}"', *lines]
        (self.folder / "sources" / f"{identity}.toml").write_text("[[source]]\n" + "\n".join(table) + "\n")

    def command(self, *arguments: str) -> list[str]:
        """The command line of a command in this project."""
        return [sys.executable, "-m", "watchfloor", "--config", str(self.config), *arguments]

    def run(self, *arguments: str, timeout: float = 600, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; ``code`` is the expected exit code, None for any."""
        done = subprocess.run(
            self.command(*arguments), capture_output=True, text=True, timeout=timeout, env=self._environment()
        )
        if code is not None:
            assert done.returncode == code, f"{arguments} ended with {done.returncode}:\n{done.stderr}\n{done.stdout}"
        return done

    def json(self, *arguments: str, **options: Any) -> Any:
        """Run a command and parse its one JSON object."""
        return json.loads(self.run(*arguments, "--format", "json", **options).stdout)

    def crawl(self, *arguments: str, code: int | None = 0) -> dict[str, dict[str, Any]]:
        """Crawl and return the report by source, with ``total``."""
        lines = [
            json.loads(line)
            for line in self.run("crawl", *arguments, "--format", "json", code=code).stdout.splitlines()
        ]
        return {line["source"]: line for line in lines[:-1]} | {"total": lines[-1]["total"]}

    def start(self, *arguments: str, log: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a command in a process group of its own."""
        with (log or self.folder / "started.log").open("ab") as output:
            return subprocess.Popen(
                self.command(*arguments), stdout=output, stderr=output, start_new_session=True, env=self._environment()
            )

    def _environment(self) -> dict[str, str]:
        return os.environ | self.environment

    def settings(self) -> Settings:
        """The settings as the program reads them."""
        return load_settings(self.config)

    def runtime(self) -> Any:
        """Store and engine, opened in this process; a context manager giving a ``Runtime``."""
        return open_runtime(self.settings())


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and everything it started, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stored_ids(store: Store) -> list[str]:
    """Every document id of a store, ascending."""
    found: list[str] = []
    while batch := store.scan(found[-1] if found else ""):
        found += [document.id for document in batch]
    return found


def engine_ids(engine: Engine) -> Sequence[str]:
    """Every document id of an engine, ascending."""
    from index.query.ast import Everything

    return list(engine.scan(Everything()))


__all__ = ["Project", "Runtime", "engine_ids", "kill_group", "open_engine", "stored_ids"]
