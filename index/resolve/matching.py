"""Whether two mentions are of one person or organization. Symmetric, and a matter of the two and the collection.

Points are added up: how rare the words are in which the names agree, less what one of them lacks, and what the two
documents share. What cannot be true of one (kinsmen's suffixes, other initials, another year of birth) decides alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final

from index.resolve.alignment import lay, rivals
from index.resolve.bodies import body_name, same_words
from index.resolve.collection import Collection
from index.resolve.context import Finding, compare_contexts, contradict
from index.resolve.likeness import compare_bodies, compare_persons
from index.resolve.mention import Agreement, Mention
from index.resolve.persons import person_name

ENOUGH: Final = 3.25
_MOST_FORMS: Final = 12


def agreement(one: Mention, other: Mention, known: Collection) -> Agreement | None:
    """Return why two mentions are of one; None where they are not, or where too little says so."""
    found = compared(one, other, known)
    return found if found is not None and found.score >= ENOUGH else None


def compared(one: Mention, other: Mention, known: Collection) -> Agreement | None:
    """Return what agrees in two mentions, however little; None for those that cannot be of one."""
    if one.label != other.label or contradict(one, other) or are_rivals(one, other):
        return None
    names = max(_name_findings(one, other, known), default=None)
    if names is None:
        return None
    findings = [names, *compare_contexts(one, other, known)]
    if one.label == "ORG" and not (body_name(one.name).is_common or body_name(other.name).is_common):
        findings = [each for each in findings if each.points > 0]  # bodies with a name of their own work everywhere
    reasons = tuple(each.reason for each in findings if each.reason)
    return Agreement(round(sum(each.points for each in findings), 3), reasons)


def is_partial(one: Mention, other: Mention) -> bool:
    """Whether persons' names agree only as far as they go: an initial for a name, or words that one lacks."""
    if one.label != "PERSON":
        return False
    found = [laid for a, b in _forms(one, other) if (laid := lay(person_name(a), person_name(b)))]
    return bool(found) and all(laid.partial for laid in found)


def are_rivals(one: Mention, other: Mention) -> bool:
    """Whether the names of two mentions forbid that they are one.

    Of persons: names that kinsmen or namesakes bear, and none by which they could be one. Of organizations: both are
    written out, and in no words alike, whatever acronym they share.
    """
    if one.label != other.label:
        return True
    judge = _are_rivals if one.label == "PERSON" else _are_other_bodies
    return judge(one.names[:_MOST_FORMS], other.names[:_MOST_FORMS])


@lru_cache(100_000)
def _are_rivals(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = [(person_name(a), person_name(b)) for a, b in product(one, other)]
    full = [pair for pair in pairs if pair[0].is_full and pair[1].is_full]
    return any(rivals(*pair) for pair in full) and not any(lay(*pair) for pair in full)


@lru_cache(100_000)
def _are_other_bodies(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = ([body_name(each) for each in names if not body_name(each).acronym] for names in (one, other))
    return bool(first and second) and not any(same_words(a, b) for a in first for b in second)


def _forms(one: Mention, other: Mention) -> Iterable[tuple[str, str]]:
    return product(one.names[:_MOST_FORMS], other.names[:_MOST_FORMS])


def _name_findings(one: Mention, other: Mention, known: Collection) -> Iterable[Finding]:
    compare = compare_persons if one.label == "PERSON" else compare_bodies
    for a, b in _forms(one, other):
        if (found := compare(a, b, known)) is not None:
            yield found
