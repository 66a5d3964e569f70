"""Several machines that share a store: each has a data folder of its own."""

from __future__ import annotations

from pathlib import Path

from tests.crawl.project import Project


class Machine(Project):
    """A project whose store is elsewhere."""

    def __init__(self, folder: Path, store_url: str, crawl: str) -> None:
        super().__init__(folder)
        folder.mkdir()
        self.configure(crawl)
        with (folder / "watchfloor.toml").open("a") as file:
            file.write(f'\n[store]\nurl = "{store_url}"\n')
        self.shared_url = store_url

    @property
    def store_url(self) -> str:
        return self.shared_url
