"""Which mentions are worth comparing: those that share a key, in blocks of bounded size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from index.resolve.bodies import body_name
from index.resolve.mention import Mention
from index.resolve.persons import PersonName, person_name
from index.resolve.spelling import bare_spelling, soundex
from index.resolve.words import given_names

LARGEST: Final = 60
"""Blocks of more mentions are not compared whole; each mention meets its neighbours in several orders."""
_NEIGHBOURS: Final = 8
_LEAST_WORD: Final = 3


def candidate_pairs(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the places of mentions worth comparing, the smaller first, each pair once.

    Sorted neighbourhoods in large blocks: M. Hernández and S. Stolfo, The Merge/Purge Problem, 1995. The pairs do not
    depend on the order of mentions, except that places do.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        for key in blocking_keys(mention):
            blocks[key].append(place)
    seen: set[int] = set()
    for members in blocks.values():
        for one, other in _within(members, mentions):
            number = min(one, other) * len(mentions) + max(one, other)
            if number not in seen:
                seen.add(number)
                yield min(one, other), max(one, other)


def blocking_keys(mention: Mention) -> frozenset[str]:
    """Return the keys of a mention: normalised names, sounds of the surname with an initial, acronyms, list entries."""
    keys = {f"listed {entry}" for entry in mention.listed}
    for name in mention.names:
        keys.update(_person_keys(person_name(name)) if mention.label == "PERSON" else _body_keys(name))
    return frozenset(f"{mention.label} {key}" for key in keys)


def _person_keys(name: PersonName) -> Iterator[str]:
    if not name.words:
        return
    bare = [bare_spelling(word) for word in name.words]
    yield "whole " + " ".join(sorted(bare))
    if len(bare) == 1:
        return
    first, last = name.words[0], name.words[-1]
    yield f"outer {' '.join(sorted((bare[0], bare[-1])))}"
    for given in (first, *name.nicknames):
        for initial in {given[0], *(each[0] for each in given_names(given))}:
            for word in name.words[1:]:
                if len(word) >= _LEAST_WORD:
                    yield f"sound {soundex(word)} {bare_spelling(word)[0]} {initial}"
    if len(first) >= _LEAST_WORD:
        yield f"sound {soundex(first)} {bare[0][0]} {last[0]}"


def _body_keys(text: str) -> Iterator[str]:
    name = body_name(text)
    yield "whole " + " ".join(bare_spelling(word) for word in name.words)
    yield "sounds " + " ".join(sorted(soundex(word) for word in name.words))
    if name.acronym:
        yield f"acronym {name.acronym}"
    for initials in name.initials:
        yield f"acronym {initials}"


def _within(members: list[int], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    if len(members) <= LARGEST:
        yield from combinations(members, 2)
        return
    for order in (_by_name, _by_place, _by_story):
        line = sorted(members, key=lambda place: (*order(mentions[place]), mentions[place].id))
        for at, one in enumerate(line):
            for other in line[at + 1 : at + 1 + _NEIGHBOURS]:
                yield one, other


def _by_name(mention: Mention) -> tuple[str, str, str]:
    return mention.name.casefold(), _day(mention.published), ""


def _by_place(mention: Mention) -> tuple[str, str, str]:
    return min(mention.regions | mention.countries, default=""), min(mention.places, default=""), mention.name


def _by_story(mention: Mention) -> tuple[str, str, str]:
    return mention.story, _day(mention.published), mention.name


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
