"""Many sites that misbehave in every way, each on an address of its own, and what a crawl should make of each page.

All are within ``NETWORK``. A service on 127.0.0.1, outside it, stands for what a crawler must not be led to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.misbehaving import Answer, Entry, Handler, Site, article, certificate, running

NETWORK = "127.0.64.0/24"
TEXT = "Report {} of the harbour police names forty kilograms of cocaine found in a container of tiles at Velmora."


@dataclass(frozen=True)
class Fault:
    """A page, and what is expected of it: the grade of its problem and words of the reason, or ``stored`` and words of
    its text. ``answer`` None: a whole address instead of a path, or a path that nothing answers.
    """

    path: str
    answer: Answer | None
    grade: str
    words: str


@dataclass
class Listed:
    """A source with what is expected of its run: problems and documents by address, words of its error if it fails."""

    url: str
    kind: str = "feed"
    more: str = ""
    error: str | None = None
    expected: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class World:
    """``sources`` by id, ``sites`` by name; ``inner`` is the service that nobody may reach."""

    inner: Site = field(default_factory=Site)
    sites: dict[str, Site] = field(default_factory=dict)
    sources: dict[str, Listed] = field(default_factory=dict)
    stack: ExitStack = field(default_factory=ExitStack)

    def site(self, name: str, secret: Path | None = None) -> Site:
        """Start a site on the next free address."""
        made = self.sites[name] = Site(host=f"127.0.64.{len(self.sites) + 1}")
        self.stack.enter_context(running(made, secret))
        return made

    def feed(self, name: str, faults: list[Fault], more: str = "") -> Site:
        """Start a site with a feed of faults, and of sound pages between them, so that the host is never given up."""
        site = self.site(name)
        listed = self.sources[name] = Listed(site.url("/feed"), more=more)
        entries: list[Entry] = []
        for number, fault in enumerate(faults):
            if fault.answer is not None:
                site.routes[fault.path] = fault.answer
            url = fault.path if ":" in fault.path.partition("?")[0] else site.url(fault.path)
            listed.expected[url] = (fault.grade, fault.words)
            entries.append(Entry(url, f"Entry {number}"))
            if number % 2:
                entries.append(self.sound(site, listed, f"/sound/{number}"))
        entries.append(self.sound(site, listed, "/sound/last"))
        site.feed("/feed", entries)
        return site

    @staticmethod
    def sound(site: Site, listed: Listed, path: str) -> Entry:
        """Put a sound page on a site, to be stored."""
        text = TEXT.format(f"{site.host}{path}")
        site.page(path, f"Find {path}", text)
        listed.expected[site.url(path)] = ("stored", text)
        return Entry(site.url(path), f"Find {path}")


def good(name: str) -> bytes:
    """A sound article with a text of its own, in which ``name`` is."""
    return article(f"Find {name}", TEXT.format(name))


def serve(body: bytes, status: int = 200, **fields: str) -> Answer:
    """Answer properly, with any status."""

    def reply(handler: Handler) -> None:
        handler.reply(body, status, **({"Content_Type": "text/html"} | fields))

    return reply


@contextmanager
def everything(folder: Path) -> Iterator[World]:
    """Start all of it for the length of a block."""
    from tests.services.misbehaving_pages import page_sources
    from tests.services.misbehaving_places import place_sources

    world = World()
    with world.stack:
        world.stack.enter_context(running(world.inner))
        page_sources(world)
        place_sources(world, certificate(folder))
        yield world
