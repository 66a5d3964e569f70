"""A collection in a temporary folder, crawled by the real ``scrapy crawl`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from crawler.archive import verify
from index.model import Problem, StoredDocument
from index.store import RunRow, Store, open_store

ROOT = Path(__file__).parents[2]


@dataclass
class Project:
    """Configuration, sources and data folder."""

    folder: Path

    def configure(self, crawl: str = "", contact: str = 'contact = "desk@watch.example"') -> None:
        """Write ``watchfloor.toml``; ``crawl`` are further lines of ``[crawl]``."""
        defaults = {"allow_networks": '["127.0.0.0/8"]', "delay": "0", "autothrottle": "false", "retries": "0"}
        defaults |= {"extractors": "1", "timeout": "5"}
        lines = [f"{key} = {value}" for key, value in defaults.items() if f"{key} =" not in crawl]
        (self.folder / "watchfloor.toml").write_text("\n".join(["[crawl]", contact, *lines, crawl]))

    def source(self, id_: str, url: str, kind: str = "feed", more: str = "") -> None:
        """Add a source."""
        folder = self.folder / "sources"
        folder.mkdir(exist_ok=True)
        text = f'[[source]]\nid = "{id_}"\nkind = "{kind}"\nurl = "{url}"\nname = "{id_}"\n{more}\n'
        (folder / f"{id_}.toml").write_text(text)

    def start(self, kind: str = "feed", *arguments: str) -> subprocess.Popen[str]:
        """Start a crawl."""
        environment = os.environ | {
            "WATCHFLOOR_CONFIG": str(self.folder / "watchfloor.toml"),
            "SCRAPY_SETTINGS_MODULE": "crawler.settings",
            "http_proxy": "http://127.0.0.1:9",
        }
        given = [part for argument in arguments for part in ("-a", argument)]
        return subprocess.Popen(
            [sys.executable, "-m", "scrapy", "crawl", kind, *given],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def crawl(self, kind: str = "feed", *arguments: str) -> str:
        """Crawl to the end and return the log."""
        with self.start(kind, *arguments) as process:
            log, _ = process.communicate(timeout=120)
        assert process.returncode == 0, log
        assert "Traceback" not in log, log
        return log

    @property
    def store_url(self) -> str:
        return f"sqlite:///{self.folder / 'data' / 'watchfloor.db'}"

    def store(self) -> Store:
        """The store, opened anew."""
        return open_store(self.store_url)

    def documents(self) -> list[StoredDocument]:
        """Every document."""
        store = self.store()
        try:
            return store.scan(limit=10_000)
        finally:
            store.close()

    def last(self, source: str = "harbour") -> RunRow:
        """The last run of a source."""
        store = self.store()
        try:
            return store.last_runs()[source]
        finally:
            store.close()

    def problems(self, source: str = "harbour") -> dict[str, Problem]:
        """The problems of the last run of a source by the path of their address."""
        store = self.store()
        try:
            return {problem.url: problem for problem in store.problems(store.last_runs()[source].id)}
        finally:
            store.close()

    def damages(self) -> list[str]:
        """What verification finds."""
        store = self.store()
        try:
            return [str(damage) for damage in verify(self.folder / "data" / "archive", store)]
        finally:
            store.close()
