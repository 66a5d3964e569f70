"""What a publisher is called, and which names of a byline are no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.extract.authors.names_shape import key, like_person
from crawler.extract.facts import Facts
from crawler.extract.jsonld import text_of, types_of

MIN_OWN = 6
MAX_ENDING = 3


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher's names as ``key`` makes them.

    ``stated`` are those it states, ``houses`` those of them that it says are an organisation's, ``shown`` what its
    home links and the labels of its host say.
    """

    stated: frozenset[str]
    houses: frozenset[str]
    shown: frozenset[str]

    def is_own(self, name: str, *, person: bool) -> bool:
        """Whether a name is the publisher's. A person's site may bear that person's name, so ``person`` counts."""
        plain = key(name)
        forms = {plain, plain.removeprefix("the"), f"the{plain}"}
        if not like_person(name):
            return bool(forms & (self.stated | self.shown))
        if person:
            return bool(forms & self.houses)
        return bool(forms & self.stated) or any(
            site.startswith(plain) and len(site) - len(plain) <= MAX_ENDING for site in self.stated
        )

    def is_section(self, name: str) -> bool:
        """Whether it begins with the publisher's name, as ``CNN Business`` does."""
        first = name.split()[0]
        known = tuple(site for site in self.stated if len(site) >= MIN_OWN)
        acronym = first.isupper() and key(first) in self.stated | self.shown
        return acronym or key(name).startswith(known) or key(name) in self.shown

    def others(self, names: tuple[str, ...], *, persons: bool) -> tuple[str, ...]:
        """The names that are not the publisher's; after a person also its sections are."""
        kept = tuple(name for name in names if not self.is_own(name, person=persons))
        if len(kept) < 2 or persons or not like_person(kept[0]):
            return kept
        return kept[:1] + tuple(name for name in kept[1:] if not self.is_section(name))


def publisher_of(facts: Facts) -> Publisher:
    """Gather the publisher's names from what the page states, its home links and its host."""
    try:
        host = (urlsplit(facts.url or "").hostname or "").removeprefix("www.").split(".")
    except ValueError:
        host = []
    shown = (*facts.home_names, *host[:-1], ".".join(host))
    return Publisher(_keys(facts.site_names), _keys(_houses(facts)), _keys(shown))


def _houses(facts: Facts) -> Iterator[str]:
    for thing in facts.things:
        for one in (thing, thing.get("publisher")):
            if isinstance(one, dict) and _is_house(one):
                yield text_of(one) or ""


def _is_house(thing: dict[str, Any]) -> bool:
    types = types_of(thing)
    return any(name.endswith(("Organization", "Corporation")) for name in types) and "Person" not in types


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key(name) for name in names) - {""}
