"""Which entities of one document are of one person or organization."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from index.folding import fold, keyword_form
from index.model import Json
from index.resolve.alignment import lay, rivals
from index.resolve.bodies import body_name
from index.resolve.decisions import Joined
from index.resolve.lists import lines_of
from index.resolve.persons import person_name

_GAP: Final = 40
_MOST_NAMES: Final = 200
_BRACKET: Final = re.compile(r"\s?[(\u201c\"]\s?(?:the |el |la )?$", re.IGNORECASE)
_EDGES: Final = " ,;(\"'\u201c\u2018\u00ab"


def grouped(entities: Sequence[Json], text: str) -> list[list[Json]]:
    """Return the persons or organizations of a document, each with its entities, by first appearance.

    ``entities`` are of one label, in the order of the text. Spellings that differ in case alone are one; so are names
    that the text equates ("alias", brackets behind a name), and a shorter name that only one longer name has.
    """
    spelled: dict[str, list[Json]] = defaultdict(list)
    for entity in entities:
        if key := keyword_form(_name(entity)):
            spelled[key].append(entity)
    joined = Joined()
    for one, other in _equated(entities, text):
        joined.join(one, other)
    person = bool(entities) and entities[0]["label"] == "PERSON"
    if len(spelled) <= _MOST_NAMES:
        for one, other in _shortened({key: _name(found[0]) for key, found in spelled.items()}, person=person):
            joined.join(one, other)
    groups: dict[str, list[Json]] = {}
    for key, found in spelled.items():
        groups.setdefault(joined.root(key), []).extend(found)
    return list(groups.values())


def _name(entity: Json) -> str:
    return " ".join(str(entity.get("canonical") or entity["text"]).split())


def _equated(entities: Sequence[Json], text: str) -> Iterable[tuple[str, str]]:
    for one, other in pairwise(entities):
        between = text[one["end"] : other["start"]] if 0 <= other["start"] - one["end"] <= _GAP else ""
        if not between:
            continue
        first, second = _name(one), _name(other)
        if one["label"] == "PERSON":
            if fold(between).strip(_EDGES) in _alias_words():
                yield keyword_form(first), keyword_form(second)
        elif _BRACKET.fullmatch(between) and _explains(first, second):
            yield keyword_form(first), keyword_form(second)


def _explains(one: str, other: str) -> bool:
    """Whether a name in brackets is short for the one before it, or the other way about."""
    first, second = body_name(one), body_name(other)
    if first.acronym and not second.acronym:
        first, second = second, first
    if not second.acronym or first.acronym:
        return False
    return second.acronym in first.initials or second.acronym[0] in {word[0] for word in first.words}


def _shortened(names: dict[str, str], *, person: bool) -> Iterable[tuple[str, str]]:
    """Names with the one longer name that they can be short for; none where two could be meant."""
    for key, name in names.items():
        if person:
            longer = [other for other, full in names.items() if other != key and _is_short_for(name, full)]
        else:
            longer = [other for other, full in names.items() if other != key and _is_acronym_of(name, full)]
            yield from ((key, other) for other, full in names.items() if body_name(name).words == body_name(full).words)
        apart = person and any(rivals(person_name(names[a]), person_name(names[b])) for a in longer for b in longer)
        if longer and not apart and (person or len(longer) == 1):
            yield from ((key, each) for each in longer)


def _is_short_for(short: str, full: str) -> bool:
    one, other = person_name(short), person_name(full)
    if not one.words or not other.is_full:
        return False
    if len(one.words) == 1:
        return not one.suffix and one.words[0] in other.words
    return len(one.words) <= len(other.words) and lay(one, other) is not None


def _is_acronym_of(short: str, full: str) -> bool:
    name = body_name(short)
    return bool(name.acronym) and len(name.acronym) > 2 and name.acronym in body_name(full).initials


@cache
def _alias_words() -> frozenset[str]:
    return frozenset(lines_of("alias_words.txt"))
