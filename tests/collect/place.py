"""What the tests know of a place that is collected: its source, its server, and what is right to store of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from index.model import document_id
from tests.main_job.project import Project
from tests.services.misbehaving import Site

Said = Mapping[str, tuple[str, str | None]]
"""By address: author, as documents name it, and time."""


class Place(ABC):
    """A place of one kind, with a server of its own on loopback, entered like that.

    ``whole``: the kind cannot be cut by a limit. ``edit`` and ``delete`` return None where readers of the place have
    no way to see such a thing.
    """

    name: str
    kind: str
    server: Any
    lines: tuple[str, ...] = ()
    whole = False
    _told = 0

    def __enter__(self) -> Any:
        self.server.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.server.__exit__(*error)

    @property
    def site(self) -> Site:
        """What the server saw."""
        site: Site = self.server.site
        return site

    @property
    @abstractmethod
    def url(self) -> str:
        """The address of the source."""

    @abstractmethod
    def stated(self) -> Said:
        """Everything that is right to store now."""

    @abstractmethod
    def post(self) -> str:
        """Let something new be said; returns its address."""

    def edit(self) -> str | None:
        """Change what was said; returns its address."""
        return None

    def delete(self) -> str | None:
        """Take away what was said; returns its address."""
        return None

    def add_to(self, project: Project, *lines: str) -> None:
        """Make the place a source of a project."""
        project.add_source(self.name, self.url, self.kind, *self.lines, *lines)

    def id_of(self, address: str) -> str:
        """The id of the document of an address."""
        return document_id(self.name, address)

    def asked(self) -> list[str]:
        """The requests since the last call, without those for robots.txt."""
        with self.site.lock:
            fresh, self._told = self.site.seen[self._told :], len(self.site.seen)
        return [one.path for one in fresh if one.path != "/robots.txt"]
