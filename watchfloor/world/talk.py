"""Reading ``posts/*.toml``: who talks at a place (``[people]``) and what was said there (``[[said]]``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from watchfloor.world.story import FOLDER, fill


@dataclass(frozen=True, slots=True)
class Person:
    """Who talks, by the name in addresses; ``about``: what they say of themselves."""

    handle: str
    name: str
    about: str = ""

    @property
    def byline(self) -> str:
        """How documents name the person."""
        return self.handle if self.name == self.handle else f"{self.handle} ({self.name})"


@dataclass(frozen=True, slots=True)
class Said:
    """One post. ``answers``, ``boosts``, ``quotes``: ids of others; ``picture``: the description of one that it shows.

    ``forwarded``: channel and number. ``views`` is written as the place shortens it. What changes with the corrections:
    ``correction`` is the later text, ``deleted`` ones are gone then, ``later`` ones are only there then.
    """

    id: str
    by: str
    at: datetime
    text: str = ""
    language: str = ""
    warning: str = ""
    picture: str = ""
    poll: tuple[str, ...] = ()
    answers: str | None = None
    boosts: str | None = None
    quotes: str | None = None
    forwarded: str | None = None
    views: str = ""
    correction: str | None = None
    deleted: bool = False
    later: bool = False
    edited: datetime | None = None

    def corrected(self, at: datetime) -> Said | None:
        """The post as it reads once the corrections are made at that time; None once it is deleted."""
        if self.deleted:
            return None
        return replace(self, text=self.correction, correction=None, edited=at) if self.correction else self


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread of a forum and the ids of its posts, in order."""

    id: str
    title: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything at one place, oldest first."""

    people: Mapping[str, Person]
    said: tuple[Said, ...]
    threads: tuple[Thread, ...] = ()

    def at(self, moment: datetime | None) -> tuple[Said, ...]:
        """What is there: before the corrections (None), or once they were made at a moment."""
        if moment is None:
            return tuple(one for one in self.said if not one.later)
        return tuple(now for one in self.said if (now := one.corrected(moment)))


@cache
def talk(place: str) -> Talk:
    """Read what is said at a place.

    Raises ``OSError``; for a malformed file ``ValueError``, ``KeyError`` or ``TypeError``.
    """
    tables = tomllib.loads((FOLDER / "posts" / f"{place}.toml").read_text("utf-8"))
    people = {handle: _person(handle, table) for handle, table in tables["people"].items()}
    said = sorted((_said(table) for table in tables["said"]), key=lambda one: one.at)
    threads = [Thread(one["id"], one["title"], tuple(one["posts"])) for one in tables.get("thread", ())]
    return Talk(people, tuple(said), tuple(threads))


def _person(handle: str, table: dict[str, Any]) -> Person:
    return Person(handle, table["name"], fill(table.get("about", "")))


def _said(table: dict[str, Any]) -> Said:
    filled = {key: fill(table[key]) for key in ("text", "correction") if key in table}
    return Said(**(table | filled | {"poll": tuple(table.get("poll", ()))}))
