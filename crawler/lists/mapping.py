"""How the fields of a table or of JSON are named: ``params.mapping`` of a source with format ``csv`` or ``json``."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.lists.model import EntryType, ListError

_TYPES: tuple[EntryType, ...] = ("person", "organization", "vessel", "aircraft")
_PATHS = (
    "name", "id", "type", "aliases", "weak_aliases", "born", "places", "nationalities", "programmes", "addresses",
    "reason", "listed", "url",
)  # fmt: skip
_WORDS = ("items", "separator", "delimiter", "encoding", "url_template", "name_order", "default_type")
_OTHERS = ("types", "identifiers", "facts", "narcotics", "unfinished")
KNOWN = frozenset((*_PATHS, *_WORDS, *_OTHERS))


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Where each fact of an entry is found: names of columns, or paths into JSON (``details.names``)."""

    paths: Mapping[str, tuple[str, ...]]
    identifiers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, EntryType] = field(default_factory=dict)
    default_type: EntryType = "person"
    narcotics: bool | frozenset[str] = False
    items: str = ""
    separator: str = ";"
    delimiter: str = ","
    encoding: str | None = None
    url_template: str | None = None
    surname_first: bool = False
    unfinished: bool = False

    def columns(self) -> set[str]:
        """Every name that a table must have as a column."""
        named = {path for paths in self.paths.values() for path in paths}
        return named | set(self.identifiers.values()) | set(self.facts.values())


def read_mapping(given: Any) -> FieldMap:
    """Check ``params.mapping``. Raises ``ListError`` with every mistake in it."""
    if not isinstance(given, Mapping):
        raise ListError("params.mapping must say how the fields are named: mapping = { name = …, id = … }")
    mistakes: list[str] = [f"mapping.{key} is not known" for key in given if key not in KNOWN]
    read = _Reader(given, mistakes)
    paths = {name: read.paths(name) for name in _PATHS if name in given}
    if not paths.get("name"):
        mistakes.append("mapping.name must name the field with the name")
    if not paths.get("id") and not paths.get("url"):
        mistakes.append("mapping.id or mapping.url must name a field by which an entry is known again")
    made = FieldMap(
        paths=paths,
        identifiers=read.table("identifiers"),
        facts=read.table("facts"),
        types=read.types(),
        default_type=read.one_of("default_type", _TYPES, "person"),
        narcotics=read.narcotics(),
        items=read.word("items", ""),
        separator=read.word("separator", ";"),
        delimiter=read.sign("delimiter", ","),
        encoding=read.encoding(),
        url_template=read.template(),
        surname_first=read.one_of("name_order", ("surname-first", "as-said"), "as-said") == "surname-first",
        unfinished=read.yes_or_no("unfinished"),
    )
    if mistakes:
        raise ListError("; ".join(mistakes))
    return made


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one key at a time; what is wrong is noted and replaced by a default."""

    given: Mapping[str, Any]
    mistakes: list[str]

    def paths(self, key: str) -> tuple[str, ...]:
        value = self.given[key]
        values = value if isinstance(value, list | tuple) else [value]
        if not values or not all(isinstance(one, str) and one for one in values):
            self.mistakes.append(f"mapping.{key} must be the name of a field, or a list of names")
            return ()
        return tuple(values)

    def word(self, key: str, default: str) -> str:
        value = self.given.get(key, default)
        if isinstance(value, str) and (value or not default):
            return value
        self.mistakes.append(f"mapping.{key} must be a text")
        return default

    def sign(self, key: str, default: str) -> str:
        value = self.word(key, default)
        if len(value) == 1 and value not in '"\r\n':
            return value
        self.mistakes.append(f"mapping.{key} must be one character")
        return default

    def one_of(self, key: str, choices: tuple[Any, ...], default: Any) -> Any:
        value = self.given.get(key, default)
        if value in choices:
            return value
        self.mistakes.append(f"mapping.{key} must be one of {', '.join(choices)}")
        return default

    def yes_or_no(self, key: str) -> bool:
        value = self.given.get(key, False)
        if not isinstance(value, bool):
            self.mistakes.append(f"mapping.{key} must be true or false")
        return value is True

    def table(self, key: str) -> dict[str, str]:
        value = self.given.get(key, {})
        if isinstance(value, Mapping) and all(isinstance(one, str) and one for one in (*value, *value.values())):
            return dict(value)
        self.mistakes.append(f'mapping.{key} must be a table: {{ "Passport" = "name of the field" }}')
        return {}

    def types(self) -> dict[str, EntryType]:
        table = self.table("types")
        wrong = sorted({value for value in table.values() if value not in _TYPES})
        if wrong:
            self.mistakes.append(f"mapping.types: {', '.join(wrong)}: not one of {', '.join(_TYPES)}")
        return {key.casefold(): kind for key, value in table.items() for kind in _TYPES if kind == value}

    def narcotics(self) -> bool | frozenset[str]:
        value = self.given.get("narcotics", False)
        if isinstance(value, bool):
            return value
        if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            return frozenset(one.casefold() for one in value)
        self.mistakes.append("mapping.narcotics must be true, or a list of programmes that are about drugs")
        return False

    def encoding(self) -> str | None:
        value = self.word("encoding", "") or None
        try:
            codecs.lookup(value or "utf-8")
        except (LookupError, ValueError):
            self.mistakes.append(f"mapping.encoding: {value!r} is not known")
        return value

    def template(self) -> str | None:
        value = self.word("url_template", "") or None
        if value and (not value.startswith(("http://", "https://")) or value.count("{id}") != 1):
            self.mistakes.append("mapping.url_template must be a web address with one {id} in it")
        return value
