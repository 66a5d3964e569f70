"""A person or organization as one document names it, and what analysts and rules say of two of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from index.folding import keyword_form
from index.resolve.telling import context_form

Label = Literal["PERSON", "ORG"]
Verdict = Literal["same", "different"]


@dataclass(frozen=True)
class Mention:
    """What one document says of one person or organization.

    ``name`` is the fullest of the most frequent spellings, ``forms`` are all others. ``places`` (gazetteer ids, or
    folded names), ``regions`` (``US/Texas``) and ``countries`` are those of the document; so are ``others``, the
    names of its persons and organizations in context form, and ``selectors``. ``born`` is the earliest and latest year
    of birth, ``birthday`` an ISO-8601 day. ``listed`` are identifiers of lists, ``LIST:ID``.
    """

    document: str
    label: Label
    name: str
    forms: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    selectors: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    born: tuple[int, int] | None = None
    birthday: str | None = None
    language: str | None = None
    published: date | None = None
    story: str = ""

    @cached_property
    def id(self) -> str:
        """What names the mention for good, as long as its document calls it by the same name."""
        told = f"{self.label}\n{keyword_form(self.name)}".encode(errors="surrogatepass")
        key = hashlib.sha256(told).hexdigest()[:12]
        return f"{self.document}:{key}"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name and its other forms, each once."""
        return tuple(dict.fromkeys((self.name, *self.forms)))

    @cached_property
    def own(self) -> frozenset[str]:
        """Its names as they stand among ``others``: what two mentions are called is no context of theirs."""
        return frozenset(form for name in self.names for form in (context_form(self.label, name), keyword_form(name)))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Why two mentions are taken for one: points, and in words what speaks for it."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst said of two mentions, by their ids. Of two on one pair the later counts."""

    one: str
    other: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Merge:
    """Two mentions that were brought together, and why."""

    one: str
    other: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one person or organization, ordered by id. ``id`` is the least of theirs."""

    id: str
    label: Label
    name: str
    mentions: Sequence[Mention]
    merges: Sequence[Merge]
