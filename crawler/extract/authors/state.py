"""The authors in the objects from which a page's scripts draw it, for pages that name nobody elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawler.extract.authors.names import names_in
from crawler.extract.authors.names_shape import is_group, key, like_person, unique
from crawler.extract.carried.states import states_of
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import Thing

MAX_SCRIPTS = 60
MAX_SEEN = 20_000
"""Values that are looked at in all."""
MAX_NAMES = 20
MAX_DEEP = 5
SAMPLE = 24
MIN_TITLE = 6

STATE = heuristic("authors.state", "the scripts of a page tell its author where nothing else does")

_AUTHORS = ("author", "authors", "byline", "bylines", "writers", "writer", "creator", "creators", "credits", "by")
_MENTIONS = ("author", "byline", "writer", "creator", "credits")
_TITLES = ("headline", "title", "name", "heading", "seoTitle")
_NAMES = ("name", "fullName", "full_name", "displayName", "display_name", "title", "text")
_PARTS = (("firstName", "lastName"), ("first_name", "last_name"), ("givenName", "familyName"))
_AROUND = ("by", "node", "nodes", "edges", "data", "attributes", "items", "person", "fields")


def state_authors(facts: Facts) -> tuple[str, ...]:
    """Return the names in the object that has the page's own title; none where no such object names persons or desks.

    Scripts are read only where both an author and the title are mentioned in them.
    """
    titles = _titles(facts)
    samples = [title[:SAMPLE] for title in titles]
    if not STATE or not samples or not _may_tell(facts, samples):
        return ()
    known = {key(title) for title in titles}
    things = (thing for state in states_of(facts.tree, samples) for thing in _things(state))
    for thing in islice(things, MAX_SEEN):
        if _is_titled(thing, known):
            names = next((found for role in _AUTHORS if (found := _names(thing.get(role)))), ())
            if names:
                return names
    return ()


def _titles(facts: Facts) -> list[str]:
    head = facts.tree.findtext(".//title") or ""
    stated = (facts.meta("og:title"), facts.meta("twitter:title"), *facts.headings, head)
    return [" ".join(title.split()) for title in stated if title and len(key(title)) >= MIN_TITLE]


def _may_tell(facts: Facts, samples: list[str]) -> bool:
    """Whether scripts mention an author and the title; the two may be sent in different pieces."""
    scripts = [script.text or "" for script in islice(facts.tree.iter("script"), MAX_SCRIPTS)]
    texts = [text for text in scripts if any(role in text for role in _MENTIONS)]
    return bool(texts) and any(sample in text or not sample.isascii() for text in scripts for sample in samples)


def _things(state: Any) -> Iterator[Thing]:
    """All objects inside of a state, breadth first."""
    waiting = [state]
    for value in waiting:
        if len(waiting) > MAX_SEEN:
            return
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [inner for inner in value if isinstance(inner, dict | list)]


def _is_titled(thing: Thing, known: set[str]) -> bool:
    """Whether it has one of the titles, which the page may give with the site's name behind it."""
    for name in _TITLES:
        title = thing.get(name)
        if isinstance(title, dict):
            title = title.get("rendered") or title.get("basic")
        if isinstance(title, str) and len(said := key(title[:300])) >= MIN_TITLE:
            return any(one == said or (one.startswith(said) and len(said) * 2 > len(one)) for one in known)
    return False


def _names(value: Any) -> tuple[str, ...]:
    found = unique(name for text in islice(_texts(value, 0), MAX_NAMES) for name in names_in(text))
    return found if found and all(like_person(name) or is_group(name) for name in found) else ()


def _texts(value: Any, deep: int) -> Iterator[str]:
    """What an author is called, in lists and in the objects that systems put around it."""
    if deep > MAX_DEEP:
        return
    if isinstance(value, str):
        yield value if "://" not in value else ""
    elif isinstance(value, list):
        for one in value[:MAX_NAMES]:
            yield from _texts(one, deep + 1)
    elif isinstance(value, dict):
        said = _called(value)
        inner = (value[name] for name in _AROUND if isinstance(value.get(name), dict | list))
        yield from [said] if said else (text for one in inner for text in _texts(one, deep + 1))


def _called(person: Thing) -> str:
    parts = (" ".join(str(person.get(part) or "") for part in names).strip() for names in _PARTS)
    named = (name for part in _NAMES if isinstance(name := person.get(part), str))
    return next(named, "") or next((text for text in parts if text), "")
