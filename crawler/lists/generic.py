"""Lists of any publisher as a table (CSV with a header row) or as JSON, read by a mapping of field names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from crawler.address import AddressError, canonical_url
from crawler.lists.mapping import FieldMap
from crawler.lists.model import MAX_VALUES, Address, Entry, EntryType, Gathering, Identifier, ListError, ListReading
from crawler.lists.rows import decoded, rows
from crawler.lists.words import MAX_REMARKS, as_listed, born, day_of, plain, said, some, untagged

MAX_MARKS = 2_500_000
"""Commas, brackets and braces of a JSON text: so many values it may have."""
_MAX_DEPTH = 8
Item = Mapping[str, Any]


def read_table(body: bytes, mapping: FieldMap, base: str) -> ListReading:
    """Read a CSV list; ``base`` is the address before the fragment of an entry without a page. Raises ``ListError``."""
    text = decoded(body, mapping.encoding)
    lines = rows(text, mapping.delimiter)
    header = [cell.strip() for _, cell_row in _first(lines) for cell in cell_row]
    if missing := sorted(mapping.columns() - set(header)):
        raise ListError(f"the header row has no column {', '.join(map(repr, missing))}; it has {header[:40]}"[:500])
    gathering = Gathering()
    short: tuple[int, int] | None = None
    for line, row in lines:
        short = (line, len(row)) if len(row) != len(header) else None
        if short:
            gathering.refuse(f"line {line}", f"{len(row)} columns where the header has {len(header)}")
        else:
            _take(gathering, dict(zip(header, row, strict=True)), mapping, base, f"line {line}")
    _whole(text, short, mapping)
    return gathering.reading()


def _first(lines: Iterator[tuple[int, list[str]]]) -> Iterable[tuple[int, list[str]]]:
    found = next(lines, None)
    if found is None:
        raise ListError("the file is empty")
    return [found]


def _whole(text: str, short: tuple[int, int] | None, mapping: FieldMap) -> None:
    """Raise where the file ends as one that was cut."""
    if short:
        raise ListError(f"the last row, line {short[0]}, has only {short[1]} columns: the file may be cut short")
    if not text.endswith(("\n", "\r")) and not mapping.unfinished:
        raise ListError(
            "the last row does not end its line, so that the file may be cut short; if the publisher always writes it "
            "so, set mapping.unfinished = true"
        )


def read_json(body: bytes, mapping: FieldMap, base: str) -> ListReading:
    """Read a JSON list, whose entries are at ``mapping.items``. Raises ``ListError``."""
    if sum(body.count(sign) for sign in (b",", b"[", b"{")) > MAX_MARKS:
        raise ListError(f"more than {MAX_MARKS:,} values")
    try:
        whole = json.loads(decoded(body, mapping.encoding))
    except (ValueError, RecursionError) as error:
        raise ListError(f"not JSON, or only its beginning: {plain(str(error), 200)}") from error
    gathering = Gathering()
    for number, item in enumerate(_items(whole, mapping.items), 1):
        if isinstance(item, Mapping):
            _take(gathering, item, mapping, base, f"entry {number}")
        else:
            gathering.refuse(f"entry {number}", f"not an object but {type(item).__name__}")
    return gathering.reading()


def _items(whole: Any, path: str) -> list[Any]:
    for name in path.split(".") if path else ():
        whole = whole.get(name) if isinstance(whole, Mapping) else None
    if not isinstance(whole, list):
        raise ListError(f"no list of entries at {path!r}" if path else "the JSON is not a list; set mapping.items")
    return whole


def _take(gathering: Gathering, item: Item, mapping: FieldMap, base: str, where: str) -> None:
    get = _Getter(item, mapping)
    name, uid, url = get.one("name"), get.one("id"), _page(get.one("url", 4_000))
    if not name:
        gathering.refuse(uid or where, "without a name")
    elif not (uid or url):
        gathering.refuse(f"{where}: {name}", "without an id or an address")
    else:
        uid = uid or url or ""
        if not url:
            url = _page((mapping.url_template or "").replace("{id}", quote(uid, safe=""))) if uid else None
        gathering.add(_entry(get, uid, name, url or f"{base}#{quote(uid, safe='')}"))


def _page(address: str) -> str | None:
    try:
        return canonical_url(address)
    except AddressError:
        return None


def _entry(get: _Getter, uid: str, name: str, url: str) -> Entry:
    mapping = get.mapping
    order = said if mapping.surname_first else as_listed
    programmes = some(get.all("programmes"))
    return Entry(
        uid=uid,
        type=_type(get),
        name=order(name),
        aliases=some(map(order, get.all("aliases"))),
        weak_aliases=some(map(order, get.all("weak_aliases"))),
        born=some(map(born, get.all("born"))),
        places=some(get.all("places")),
        nationalities=some(get.all("nationalities")),
        identifiers=some(_identifiers(get)),
        programmes=programmes,
        narcotics=_about_drugs(mapping, programmes),
        remarks="\n".join(get.all("reason", MAX_REMARKS, divided=False))[:MAX_REMARKS] or None,
        addresses=some(Address(text) for text in get.all("addresses")),
        facts=some((label, text) for label, path in mapping.facts.items() for text in get.values(path)),
        listed=day_of(get.one("listed")),
        url=url,
    )


_WORDS: tuple[tuple[EntryType, str], ...] = (
    ("person", "person individual people man woman natural-person"),
    ("organization", "organization organisation entity company business firm group gang network legal-person"),
    ("vessel", "vessel ship boat"),
    ("aircraft", "aircraft plane airplane aeroplane helicopter"),
)
_OWN_TYPES = {word: kind for kind, words in _WORDS for word in words.split()}


def _type(get: _Getter) -> EntryType:
    stated = get.one("type").casefold()
    return get.mapping.types.get(stated) or _OWN_TYPES.get(stated) or get.mapping.default_type


def _about_drugs(mapping: FieldMap, programmes: tuple[str, ...]) -> bool:
    if isinstance(mapping.narcotics, bool):
        return mapping.narcotics
    return any(programme.casefold() in mapping.narcotics for programme in programmes)


def _identifiers(get: _Getter) -> Iterator[Identifier]:
    for kind, path in get.mapping.identifiers.items():
        for value in get.values(path):
            yield Identifier(plain(kind, 100), value)


class _Getter:
    """Finds the values of an entry at the paths of the mapping."""

    def __init__(self, item: Item, mapping: FieldMap) -> None:
        self.item = item
        self.mapping = mapping

    def one(self, name: str, limit: int = 500) -> str:
        """The first value of a fact, whole; empty where there is none."""
        return next(iter(self.all(name, limit, divided=False)), "")

    def all(self, name: str, limit: int = 500, *, divided: bool = True) -> list[str]:
        """Every value of a fact, over all its paths."""
        return [text for path in self.mapping.paths.get(name, ()) for text in self.values(path, limit, divided=divided)]

    def values(self, path: str, limit: int = 500, *, divided: bool = True) -> list[str]:
        """The values at a path; a text is divided at the separator."""
        found = [self.item[path]] if path in self.item else list(_at(self.item, path.split(".")[:_MAX_DEPTH]))
        texts = [untagged(value, limit if not divided else MAX_REMARKS) for value in _flat(found)]
        separator = self.mapping.separator
        if divided and separator:
            parts = dict.fromkeys(part for text in texts for part in text.split(separator, MAX_VALUES))
            texts = [plain(part, limit) for part in parts]
        return [text for text in texts if text][:MAX_VALUES]


def _at(value: Any, path: list[str]) -> Iterator[Any]:
    """What stands at a path; a list on the way is each of its items."""
    if not path:
        yield value
    elif isinstance(value, list):
        for one in value[:MAX_VALUES]:
            if isinstance(one, Mapping):
                yield from _at(one, path)
    elif isinstance(value, Mapping) and path[0] in value:
        yield from _at(value[path[0]], path[1:])


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from value[:MAX_VALUES]
        else:
            yield value
