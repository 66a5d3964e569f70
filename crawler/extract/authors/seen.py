"""The byline that readers see: chosen among all places that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from crawler.extract.authors.names_by import other_work
from crawler.extract.authors.names_shape import is_login, like_person, unique
from crawler.extract.authors.place import Places
from crawler.extract.authors.read import keys, names_at, said_before
from crawler.extract.authors.walk import Spot, Walk
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

NEXT_TO_TITLE = 2.0
BESIDE = 25
"""Letters between two names that stand in one list."""
MANY = 3

SAID = heuristic("authors.said", "lines that begin with a word for 'by' are bylines though nothing marks them")
LINKED = heuristic("authors.linked", "links to writers' own pages are bylines though nothing marks them")
PROSE = heuristic("authors.prose", "an agency's dateline or a reporter named in the text counts if nothing else does")
BARE = heuristic("authors.bare", "a person's name beside a date below the title is a byline though nothing marks it")
LISTED = heuristic("authors.listed", "bylines of three or more writers in the same form are those of other articles")

OTHERS = heuristic("authors.other-work", "who is named after words for photographs, editing or review is no author")

_TRUST = {
    "stated": 3.0, "rel": 3.0, "name": 3.0, "marked": 2.5, "said": 2.0, "boxed": 2.0, "prose": 2.0, "linked": 1.5,
    "iconed": 1.0, "bare": 0.7,
}  # fmt: skip
_LINES = ("said", "prose", "bare")
_RULES = {"said": SAID, "prose": PROSE, "linked": LINKED, "bare": BARE}


@dataclass(frozen=True, slots=True)
class Seen:
    """A byline on the page: its names and how much speaks for it, of about 6."""

    names: tuple[str, ...]
    trust: float
    how: str = ""


@dataclass(slots=True)
class _Candidate:
    spot: Spot
    names: tuple[str, ...]
    near: float
    marked: float


def seen_bylines(facts: Facts, found: Walk) -> list[Seen]:
    """All bylines on the page, the best first."""
    candidates = _side_by_side(list(_candidates(found.spots, Places(facts, found))))
    named = [keys(one.names) for one in candidates]
    forms = Counter((_form(one.spot), one.names) for one in candidates)
    writers = Counter(form for form, _ in forms)
    judged = [Seen(one.names, _trust(one, named, writers), one.spot.how) for one in candidates]
    return sorted(judged, key=lambda one: -one.trust)


def _candidates(spots: list[Spot], places: Places) -> Iterator[_Candidate]:
    taken: dict[etree._Element, _Candidate] = {}
    for spot in spots:
        if not _RULES.get(spot.how, True):
            continue
        if spot.element in taken:
            _add_mark(taken[spot.element], spot)
            continue
        near = places.nearness(spot)
        if _is_misplaced(spot, near, places) or places.elsewhere(spot):
            continue
        names = names_at(spot)
        if names and not _is_of_others(spot):
            one = _Candidate(spot, names, near, _TRUST[spot.how])
            if spot.how not in _LINES:
                taken.update(dict.fromkeys(spot.element.iter(), one))
            yield one


def _is_misplaced(spot: Spot, near: float, places: Places) -> bool:
    """Whether what little marks it counts only elsewhere: below the title; Korean papers name reporters at the end."""
    if spot.how in ("bare", "iconed"):
        return near < NEXT_TO_TITLE or places.in_title(spot)
    return spot.how == "prose" and near <= 0 and "기자" not in (spot.line or "")


def _add_mark(one: _Candidate, inner: Spot) -> None:
    """A stronger mark inside of a byline counts for it, as does a word for ``by``."""
    if inner.how == "said":
        one.marked = max(one.marked, _TRUST[one.spot.how] + 0.5)
    else:
        one.marked = max(one.marked, _TRUST[inner.how])


def _is_of_others(spot: Spot) -> bool:
    before = said_before(spot.element) if OTHERS and spot.how not in ("said", "prose") else ""
    return bool(other_work().match(before))


def _side_by_side(candidates: list[_Candidate]) -> list[_Candidate]:
    """Join names that stand beside one another in elements of the same form."""
    joined: list[_Candidate] = []
    for one in candidates:
        last = joined[-1] if joined else None
        if last and _form(last.spot) == _form(one.spot) and _are_beside(last, one):
            last.names = unique((*last.names, *one.names))
            last.spot = Spot(one.spot.element, last.spot.how, one.spot.place, last.spot.line)
        else:
            joined.append(one)
    return joined


def _are_beside(one: _Candidate, other: _Candidate) -> bool:
    """Whether little text stands between, and a common ancestor is at most three levels up."""
    if other.spot.place - one.spot.place - len(one.names[-1]) > BESIDE:
        return False
    return not {*_up(one.spot.element)}.isdisjoint(_up(other.spot.element))


def _up(element: etree._Element) -> list[etree._Element]:
    return [ancestor for ancestor, _ in zip(element.iterancestors(), range(3), strict=False)]


def _form(spot: Spot) -> tuple[str, ...]:
    return spot.how, str(spot.element.tag), spot.element.get("class") or ""


def _trust(one: _Candidate, named: list[set[str]], writers: Counter[tuple[str, ...]]) -> float:
    trust = one.marked + one.near
    if all(like_person(name) for name in one.names):
        trust += 1.0
    elif any(is_login(name) for name in one.names):
        trust -= 1.0
    if LISTED and one.near < NEXT_TO_TITLE and writers[_form(one.spot)] >= MANY:
        trust -= 2.0
    own = keys(one.names)
    agreeing = sum(not own.isdisjoint(other) for other in named) - 1
    return trust + min(1.0, 0.5 * agreeing)
