"""Sources: what is collected, as written in ``sources/*.toml``. Reading names every mistake with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from cronsim import CronSim, CronSimError
from pydantic import Field, ValidationError, field_validator, model_validator

from crawler.config import Section
from crawler.credentials import misplaced
from crawler.selectors import checked_selector

SourceKind = Literal[
    "feed", "sitemap", "site", "mastodon", "bluesky", "reddit", "telegram", "discourse", "forum", "list", "warc"
]
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
CRAWLED_KINDS = tuple(kind for kind in SOURCE_KINDS if kind != "warc")
"""Kinds that the spiders collect; files of kind ``warc`` are imported."""
_SPAN = re.compile(r"([0-9]+)\s*(s|m|h|d|w)$")
_UNIT = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# Beyond this the calendar has no date before or after today.
_LONGEST_SPAN = timedelta(days=36_500)


def parse_span(text: str) -> timedelta:
    """Read a span of time such as ``15m`` or ``30d``. Raises ``ValueError``."""
    found = _SPAN.match(text.strip())
    if not found or not found[1].strip("0"):
        raise ValueError(f"{text!r} is not a span of time such as 15m, 6h or 30d")
    unit = timedelta(**{_UNIT[found[2]]: 1})
    if len(found[1]) > 12 or int(found[1]) > _LONGEST_SPAN // unit:
        raise ValueError(f"{text[:40]!r} is longer than a hundred years")
    return int(found[1]) * unit


def checked_schedule(value: str | None) -> str | None:
    """Return a schedule as it is given. Raises ``ValueError`` if it is neither a cron line nor a span."""
    if value is None:
        return None
    if value.startswith("every "):
        parse_span(value.removeprefix("every "))
        return value
    try:
        CronSim(value, datetime.now(UTC))
    except CronSimError as error:
        raise ValueError(f"{value!r} is neither a cron line nor 'every 15m' ({error})") from error
    return value


class Expectation(Section):
    """What an operator expects of a source; less is reported as silence."""

    min_items: int | None = Field(None, ge=0)
    every: str | None = None

    @field_validator("every")
    @classmethod
    def _a_span(cls, value: str | None) -> str | None:
        if value is not None:
            parse_span(value)
        return value


class SelectorSet(Section):
    """Where things stand on the pages of a source, as CSS selectors, for pages that are else misread."""

    title: str | None = None
    body: str | None = None
    author: str | None = None
    published: str | None = None
    remove: tuple[str, ...] = Field((), description="parts of the page that are never read")

    @field_validator("*")
    @classmethod
    def _selectors(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        for selector in (value,) if isinstance(value, str) else value or ():
            checked_selector(selector)
        return value


class Source(Section):
    """One place that is collected."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    kind: SourceKind
    url: str = Field(pattern=r"^(https?://[^\s/]+.*|[^:]+)$")
    name: str = Field(min_length=1)
    schedule: str | None = None
    language: str | None = Field(None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    country: str | None = Field(None, pattern=r"^[A-Z]{2}$")
    tags: tuple[str, ...] = ()
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    follow: bool | None = None
    render: bool = Field(False, description="run the scripts of pages in Chromium before reading them")
    media: bool = Field(False, description="also fetch and archive the pictures of posts")
    comments: bool = Field(False, description="also keep what readers write below articles, each as a document")
    selectors: SelectorSet | None = None
    limit: int = Field(200, ge=1, le=100_000)
    max_age: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    api: str | None = Field(None, pattern=r"^https?://")
    params: Mapping[str, Any] = Field(default_factory=dict)
    enabled: bool = True
    expect: Expectation = Expectation()

    @model_validator(mode="before")
    @classmethod
    def _without_secrets(cls, value: Any) -> Any:
        if found := misplaced(value):
            raise ValueError(found)
        return value

    @field_validator("schedule")
    @classmethod
    def _a_schedule(cls, value: str | None) -> str | None:
        return checked_schedule(value)

    @field_validator("max_age")
    @classmethod
    def _an_age(cls, value: str | None) -> str | None:
        if value is not None:
            parse_span(value)
        return value

    @field_validator("include", "exclude")
    @classmethod
    def _expressions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            try:
                re.compile(pattern)
            except (re.error, RecursionError, OverflowError) as error:
                raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
        return value

    @model_validator(mode="after")
    def _has_a_web_address(self) -> Source:
        if self.kind not in ("list", "warc") and not self.url.startswith(("http://", "https://")):
            raise ValueError("url must begin with http:// or https://")
        return self

    @property
    def crawled(self) -> bool:
        """Whether there is a spider for this kind."""
        return self.kind in CRAWLED_KINDS

    @property
    def follows(self) -> bool:
        """Whether linked pages are fetched: by default for news, not for social kinds."""
        return self.follow if self.follow is not None else self.kind in ("feed", "sitemap", "site")

    @property
    def oldest(self) -> timedelta | None:
        """``max_age`` as a span."""
        return parse_span(self.max_age) if self.max_age else None

    def wants(self, url: str) -> bool:
        """Whether include and exclude let an address in."""
        if self.include and not any(re.search(pattern, url) for pattern in self.include):
            return False
        return not any(re.search(pattern, url) for pattern in self.exclude)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a configuration file, or in what ``file`` names instead; ``line`` counts from 1, None: unknown."""

    file: Path | str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return f"{place}: {self.message}"


def _table_lines(text: str) -> list[int]:
    """Line numbers of the ``[[source]]`` headers, in order."""
    return [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]


def _line_of(text: str, start: int, key: str) -> int:
    """The line of ``key`` inside the table that begins at line ``start``, else the table's own line."""
    for n, line in enumerate(text.splitlines()[start:], start + 1):
        if re.match(r"\s*\[\[", line):
            break
        if re.match(rf"\s*{re.escape(key)}\s*=", line):
            return n
    return start


def _validation_mistakes(path: Path, text: str, start: int, label: str, error: ValidationError) -> Iterable[Mistake]:
    for item in error.errors():
        key = str(item["loc"][0]) if item["loc"] else ""
        where = ".".join(str(part) for part in item["loc"])
        message = item["msg"].removeprefix("Value error, ")
        yield Mistake(path, _line_of(text, start, key), f"source {label}: {where or 'as a whole'}: {message}")


def read_source_file(path: Path) -> tuple[list[tuple[Source, int]], list[Mistake]]:
    """Read one file: its sound sources with their lines, and every mistake in it."""
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        return [], [Mistake(path, int(found[1]) if found else None, f"cannot be read: {error}")]
    mistakes = [
        Mistake(path, None, f"unknown table or key {key!r}; expected [[source]]") for key in table if key != "source"
    ]
    entries = table.get("source", [])
    if not isinstance(entries, list):
        return [], [*mistakes, Mistake(path, None, "[source] must be written [[source]]")]
    sources: list[tuple[Source, int]] = []
    lines = _table_lines(text)
    for number, entry in enumerate(entries):
        line = lines[number] if number < len(lines) else 1
        try:
            sources.append((Source.model_validate(entry), line))
        except ValidationError as error:
            label = repr(entry.get("id", f"number {number + 1}")) if isinstance(entry, dict) else f"number {number + 1}"
            mistakes += _validation_mistakes(path, text, line, label, error)
    return sources, mistakes


def read_sources(folder: Path) -> tuple[dict[str, Source], list[Mistake]]:
    """Read every ``*.toml`` of a folder: sources by id (unique over all files), and all mistakes at once."""
    sources: dict[str, Source] = {}
    places: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        found, wrong = read_source_file(path)
        mistakes += wrong
        for source, line in found:
            if source.id in sources:
                mistakes.append(Mistake(path, line, f"source {source.id!r} is already defined at {places[source.id]}"))
                continue
            sources[source.id], places[source.id] = source, f"{path}:{line}"
    return sources, mistakes
