"""What every place of the sample world has: a host that is no publisher's site."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from markupsafe import Markup, escape

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.pages import plain_page
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Person, Said

LINK = re.compile(r"https?://[^\s]*[^\s.,;:!?]")
TAG = re.compile(r"#(\w+)")


class Place(ABC):
    """One host at one address. Answers are the same for the same requests, but for what ``correct`` changes."""

    id: ClassVar[str]

    def __init__(self, base: str) -> None:
        self.base = base
        self.moment: datetime | None = None
        """When the corrections were made, None before."""

    def correct(self, at: datetime) -> None:
        """Edit, delete and add what the story says."""
        self.moment = self.moment or at

    def answer(self, target: str, asked: Mapping[str, str]) -> Reply:
        """Answer a request for ``target``; ``asked`` has the request's headers with lower-case names."""
        parts = urlsplit(target)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return self.reply(parts.path, query, target) or plain_page(404, "There is no such page.\n")

    @abstractmethod
    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        """The answer to a path with its parameters, the last where one is repeated; None: there is no such page."""

    @abstractmethod
    def sources(self) -> tuple[Declared, ...]:
        """The sources that collect this place."""

    @abstractmethod
    def expected(self) -> Iterator[Expected]:
        """Every document that a collection begun now must have."""

    @abstractmethod
    def changes(self) -> Changes:
        """What ``correct`` changes."""


def expected_post(
    source: str, url: str, said: Said, author: Person, language: str, title: str | None = None
) -> Expected:
    """What a collection must have of a post; ``language`` is that of the source, which counts where it says none."""
    words = said.text.split()
    return Expected(
        source=source,
        url=url,
        title=title,
        authors=(author.byline,),
        published=said.at.isoformat(timespec="seconds"),
        language=said.language or language,
        phrase=" ".join(words[:8]),
        words=len(words),
        kind="post",
    )


def expected_profile(source: str, url: str, owner: Person, language: str) -> Expected:
    """What a collection must have of what someone says of themselves."""
    words = owner.about.split()
    shown = " ".join(words[:3])
    return Expected(source, url, owner.name, (owner.byline,), None, language, shown, len(words), "document")


def linked(text: str) -> Markup:
    """A text as markup, its addresses as links."""
    pieces, done = [], 0
    for found in LINK.finditer(text):
        pieces += [escape(text[done : found.start()]), Markup('<a href="{0}">{0}</a>').format(found[0])]
        done = found.end()
    return Markup("").join([*pieces, escape(text[done:])])


def whole(query: Mapping[str, str], name: str, otherwise: int) -> int:
    """A parameter as a whole number."""
    value = query.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else otherwise


def stamp(moment: datetime) -> str:
    """A time as interfaces in JSON write it: UTC, with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def json_reply(data: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """An answer in JSON."""
    body = json.dumps(data, ensure_ascii=False).encode()
    return Reply(status, body, "application/json; charset=utf-8", headers or {})
