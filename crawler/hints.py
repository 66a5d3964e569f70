"""What is known of a page from elsewhere: its feed, its source, other pages of its host; and what it tells of these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selectors:
    """Where a source says that things stand on its pages, as CSS selectors. ``remove`` is cut before all else."""

    title: str | None = None
    body: str | None = None
    author: str | None = None
    published: str | None = None
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """Witnesses beside the page itself; the page is read without them where there are none.

    ``published`` is the ISO-8601 date that a feed or sitemap gave for it and ``title`` the feed's title. ``affixes``
    are what stood around the titles of other pages of the host (site names, sections), as casefolded letters and
    digits. ``day_first`` is how the host writes ``03/04/2024`` as its other pages show. ``comments`` asks for the
    comments of readers, which are else dropped.
    """

    published: str | None = None
    title: str | None = None
    affixes: frozenset[str] = frozenset()
    day_first: bool | None = None
    selectors: Selectors | None = None
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Taught:
    """What a page tells about others of its host: see the fields of ``Hints`` that have these names."""

    affixes: tuple[str, ...] = ()
    day_first: bool | None = None


NO_HINTS = Hints()
NO_LESSON = Taught()
