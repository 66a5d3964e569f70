"""The names on the lists that the store holds, for annotation to recognise."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from index.model import PendingText, StoredDocument
from index.store import Store
from nlp.known import KnownEntry, KnownName, KnownNames
from nlp.known.entries import KnownKind

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH: Final = 500
_PAUSE: Final = 60.0
"""Seconds between two readings of the lists; a list of many entries takes some of them."""
_KINDS: Final[dict[str, KnownKind]] = {"person": "person", "organization": "org", "vessel": "vessel"}
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")
_SPAN: Final = 15
"""A span of years longer than this says nothing."""


class ListNames:
    """Keeps the names that a pipeline knows those of the store's lists, while entries come in between other texts."""

    def __init__(self, store: Store, pipeline: Language, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._pipeline = pipeline
        self._clock = clock
        self._read: float | None = None
        self._stale = True

    def before(self, batch: Iterable[PendingText]) -> None:
        """Read the lists again if entries came since, at most once a minute. Raises ``StoreError``."""
        now = self._clock()
        if self._stale and (self._read is None or now - self._read >= _PAUSE):
            use_known_names(self._pipeline, self._store)
            self._read, self._stale = now, False
        self._stale = self._stale or any("list" in text.details for text in batch)


def use_known_names(pipeline: Language, store: Store) -> int:
    """Tell a pipeline the names on the store's lists and return how many there are. Raises ``StoreError``."""
    names = known_names(store)
    component: Any = pipeline.get_pipe("watchfloor_known") if pipeline.has_pipe("watchfloor_known") else None
    if component is not None:
        component.names = names if len(names) else None
    return len(names)


def known_names(store: Store) -> KnownNames:
    """The names of every entry that stands on a list of the store. Raises ``StoreError``."""
    return KnownNames(_entries(store))


def _entries(store: Store) -> Iterator[KnownEntry]:
    for source in store.sources():
        if source.get("kind") != "list":
            continue
        ids = store.standing_documents(str(source["id"]))
        for start in range(0, len(ids), _BATCH):
            yield from filter(None, map(entry_of, store.documents(ids[start : start + _BATCH])))


def entry_of(document: StoredDocument) -> KnownEntry | None:
    """The entry that a list's document tells of; None where it tells of none, or of an aircraft."""
    listing = document.details.get("list")
    if not isinstance(listing, Mapping) or "removed" in listing:
        return None
    kind = _KINDS.get(str(listing.get("type")))
    if kind is None or not document.title:
        return None
    names = dict.fromkeys([_said(document), *_texts(listing, "aliases")], True)
    names |= dict.fromkeys((name for name in _texts(listing, "weak_aliases") if name not in names), False)
    return KnownEntry(
        document.source,
        str(listing.get("uid") or document.id),
        kind,
        tuple(KnownName(text, strong) for text, strong in names.items()),
        years(_texts(listing, "born")),
        tuple(_texts(listing, "programmes")),
        tuple(_numbers(listing)),
    )


def years(born: list[str]) -> frozenset[int]:
    """The years of dates as lists write them: ``1950-02-01``, ``circa 1950``, ``1950/1953``."""
    found: set[int] = set()
    for text in born:
        told = sorted(int(year) for year in _YEAR.findall(text[:60]))
        if "/" in text and len(told) == 2 and told[1] - told[0] <= _SPAN:
            told = list(range(told[0], told[1] + 1))
        elif text.startswith("circa") and told:
            told = [told[0] - 1, told[0], told[0] + 1]
        found.update(told)
    return frozenset(found)


def _said(document: StoredDocument) -> str:
    """The name as people say it: the first line of the entry's sheet."""
    return document.text.partition("\n")[0] or str(document.title)


def _texts(listing: Mapping[str, Any], name: str) -> list[str]:
    found = listing.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list | tuple) else []


def _numbers(listing: Mapping[str, Any]) -> Iterator[str]:
    """IMO and MMSI as annotation writes them."""
    found = listing.get("identifiers")
    for one in found if isinstance(found, list | tuple) else ():
        kind, value = str(one.get("type", "")), str(one.get("value", ""))
        if kind == "Vessel registration":
            yield value
        elif kind == "MMSI":
            yield f"MMSI {value}"
