"""What is known of names from all mentions together: how rare they are, and what acronyms stand for."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from index.resolve.bodies import body_name
from index.resolve.lists import words_of
from index.resolve.mention import Mention
from index.resolve.persons import person_name
from index.resolve.spelling import bare_spelling
from index.resolve.words import given_names

_COMMON_SURNAME: Final = 150
_COMMON_GIVEN: Final = 40
_MOST: Final = 2.75
_LEAST: Final = 0.5
_MOST_OF_SHORT: Final = {1: 0.5, 2: 1.0, 3: 1.0, 4: 2.0}
"""There are few words of so many letters, whoever bears them."""
_FALL: Final = 0.45
_CONTEXT_MOST: Final = 1.75
_CONTEXT_FALL: Final = 0.5


@dataclass(frozen=True, slots=True)
class Collection:
    """``namesakes``: of each word of a name, how many other words it was seen with; ``documents``: of each thing that
    documents share, how many name it; ``expansions``: of each acronym, the names that documents explain it by.
    """

    namesakes: Mapping[str, int]
    documents: Mapping[str, int]
    expansions: Mapping[str, frozenset[tuple[str, ...]]]

    def word_points(self, word: str, *, first: bool) -> float:
        """How much one word of a person's name says, from 0.5 (shared by hundreds) to 2.75 (nobody else has it).

        It falls with the logarithm of the number of namesakes, as the likelihood of a chance agreement grows. The
        ``first`` word of a name is taken for a given name where it can be one.
        """
        surname, given = word in words_of("surnames.txt"), word in words_of("given_names.txt")
        usual = _COMMON_GIVEN if given and (first or not surname) else _COMMON_SURNAME if surname else 0
        most = _MOST_OF_SHORT.get(len(word), _MOST) if word.isascii() else _MOST
        return min(most, _bounded(_MOST, _FALL, self.namesakes.get(word, 1) + usual, _LEAST))

    def context_points(self, thing: str) -> float:
        """How much a name, place or selector says that two documents share, from 0 (many have it) to 1.5."""
        return _bounded(_CONTEXT_MOST, _CONTEXT_FALL, self.documents.get(thing, 1), 0.0)


def collection_of(mentions: Iterable[Mention]) -> Collection:
    """Count the names, contexts and acronyms of mentions. Their order does not matter."""
    partners: dict[str, set[str]] = defaultdict(set)
    expansions: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    contexts: dict[str, Mention] = {}
    for mention in mentions:
        contexts[mention.document] = mention
        for name in mention.names:
            if mention.label == "PERSON":
                _count(partners, person_name(name).words)
        if mention.label == "ORG":
            for acronym, words in explained(mention):
                expansions[acronym].add(words)
    documents = Counter(thing for mention in contexts.values() for thing in _things(mention))
    namesakes = {word: len(others) for word, others in partners.items()}
    return Collection(namesakes, documents, {word: frozenset(found) for word, found in expansions.items()})


def explained(mention: Mention) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the acronyms among the forms of an organization, each with the words of the name that explains it.

    Names with the acronym's initials count where there are such, else every longer name.
    """
    names = [body_name(name) for name in mention.names]
    full = [name for name in names if not name.acronym and len(name.words) > 1]
    for short in (name.acronym for name in names if name.acronym):
        for name in [each for each in full if short in each.initials] or full:
            yield short, name.words


def _count(partners: dict[str, set[str]], words: tuple[str, ...]) -> None:
    if len(words) > 1:
        for word in words:
            other = words[-1] if word != words[-1] else words[0]
            if len(other) > 1:  # an initial may be that of a partner who is counted already
                partners[word].add(min(given_names(other), default=bare_spelling(other)))


def _things(mention: Mention) -> frozenset[str]:
    return mention.others | mention.places | mention.selectors


def _bounded(most: float, fall: float, seen: int, least: float) -> float:
    return max(least, most - fall * math.log(max(seen, 1)))
