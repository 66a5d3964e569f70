"""Who wrote a page: persons and bylined agencies or desks, one each."""

from __future__ import annotations

from crawler.extract.authors.names import names_in
from crawler.extract.authors.names_shape import is_group, is_login, key, like_person, plain
from crawler.extract.authors.own import Publisher, publisher_of
from crawler.extract.authors.read import keys
from crawler.extract.authors.seen import Seen, seen_bylines
from crawler.extract.authors.state import state_authors
from crawler.extract.authors.stated import Stated, stated_authors
from crawler.extract.authors.walk import Walk, walk
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

__all__ = ["names_in", "read_authors"]

MAX_AUTHORS = 20
MAX_TEXT = 200_000
SURE = 4.5
"""Trust at which a byline that readers see wins over one stated for machines only."""
BELOW = 1500
"""Letters below the title within which a byline is looked for where names are stated for machines."""
ENOUGH = 3.0
LESS = 1.5

OWN = heuristic("authors.own-name", "the publisher's own name, as stated for machines, is no author")
SHOWN = heuristic("authors.own-byline", "the publisher's own name stays where it is the byline that readers see")
UNSEEN = heuristic("authors.unseen", "a visible byline wins over a stated name that the page does not show")
MORE = heuristic("authors.more", "a visible byline that holds the stated name and others is the fuller one")


def read_authors(facts: Facts) -> tuple[str, ...]:
    """Return the names of the authors: what is stated for machines, checked with what readers see."""
    own = publisher_of(facts)
    stated = [one for one in (_cleaned(one, own) for one in stated_authors(facts)) if one.names]
    found = walk(facts.tree, BELOW if stated else None)
    seen = _seen(facts, found, own)
    if stated and seen and seen[0].trust >= SURE and not keys(seen[0].names) & keys(stated[0].names):
        # Only all of the page tells whether readers do not see the stated names.
        found.finish()
        seen = _seen(facts, found, own)
    names = _decided(found, stated, seen) or _cleaned(Stated(state_authors(facts), False, "state"), own).names
    return names[:MAX_AUTHORS]


def _seen(facts: Facts, found: Walk, own: Publisher) -> list[Seen]:
    return [one for one in (_without_own(one, own) for one in seen_bylines(facts, found)) if one.names]


def _decided(found: Walk, stated: list[Stated], seen: list[Seen]) -> tuple[str, ...]:
    best = next((one for one in seen if one.trust >= ENOUGH), None)
    first = next((one for one in stated if any(like_person(name) for name in one.names)), stated[0] if stated else None)
    if first is None:
        return best.names if best else ()
    if best is None:
        return () if _is_login_only(found, first.names) else first.names
    told, shown = keys(first.names), keys(best.names)
    if told == shown:
        return _well_written(first.names, best.names)
    if told & shown:
        return best.names if MORE and shown > told else first.names
    return best.names if UNSEEN and _overrules(found, best, first, seen) else first.names


def _overrules(found: Walk, best: Seen, first: Stated, seen: list[Seen]) -> bool:
    """Whether readers see a sure byline of other persons, and the stated names nowhere or in a much worse place."""
    if best.trust < SURE or not (_are_persons(best.names) or not _are_persons(first.names)):
        return False
    if all(is_group(name) for name in first.names):
        return True
    told = keys(first.names)
    places = [one.trust for one in seen if keys(one.names) & told]
    if places:
        return best.how == "said" and not first.persons and max(places) <= best.trust - LESS
    return not _shows(found, first.names)


def _are_persons(names: tuple[str, ...]) -> bool:
    return all(like_person(name) for name in names)


def _well_written(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The form with both capitals and small letters, where one of the two has it."""
    by_key = {key(name): name for name in others}
    return tuple(by_key[key(name)] if name.isupper() or name.islower() else name for name in names)


def _is_login_only(found: Walk, names: tuple[str, ...]) -> bool:
    return all(is_login(name) for name in names) and not _shows(found, names)


def _shows(found: Walk, names: tuple[str, ...]) -> bool:
    """Whether the page's text holds any of the names."""
    found.finish()
    shown = " ".join(found.texts)[:MAX_TEXT]
    if any(name in shown for name in names):
        return True
    text = plain(shown)
    return any(key(name) in text for name in names)


def _cleaned(stated: Stated, own: Publisher) -> Stated:
    if not OWN:
        return stated
    return Stated(own.others(stated.names, persons=stated.persons), stated.persons, stated.where)


def _without_own(seen: Seen, own: Publisher) -> Seen:
    alone = len(seen.names) < 2 and seen.how != "prose" and not is_login(seen.names[0])
    if not OWN or (SHOWN and alone):
        return seen
    return Seen(own.others(seen.names, persons=False), seen.trust, seen.how)
