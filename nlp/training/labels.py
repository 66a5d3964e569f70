"""The labels of the training sets in the project's terms: people, organizations and places, cut as we cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from nlp.names.cleanup import NameLabel, clean


class Labelled(NamedTuple):
    """A text with the names in it: ``(start, end, label)`` in code points, sorted, without overlaps."""

    text: str
    spans: tuple[tuple[int, int, NameLabel], ...]
    source: str


NAMES: Final[dict[str, NameLabel]] = {
    "person": "PERSON", "per": "PERSON", "politician": "PERSON",
    "organization": "ORG", "organisation": "ORG", "org": "ORG", "politicalparty": "ORG", "corporation": "ORG",
    "group": "ORG",
    "location": "PLACE", "loc": "PLACE", "country": "PLACE", "facility": "PLACE", "gpe": "PLACE", "fac": "PLACE",
}  # fmt: skip
_VESSEL: Final = re.compile(r"(?:INS|USS|HMS|MV|MT|RV)\s")
_BETWEEN_PLACES: Final = re.compile(r",\s+|['\u2019]s\s+(?=[A-Z])|\s+\(|\)\s*")
_ABBREVIATION: Final = re.compile(r"\s+\((?=[^()]*\)?$)|\)$")
_ARTICLES: Final = frozenset({"the", "a", "an"})


def named(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, NameLabel]]:
    """Yield the spans whose label stands for one of ours, cut down to the name as gold-news cuts it."""
    for start, end, label in spans:
        ours = NAMES.get(label.lower())
        if ours is None:
            continue
        for begins, stops in _parted(text, start, end, ours):
            if _is_name(text[begins:stops], ours):
                for name in clean(text, begins, stops, ours):
                    yield name.start, name.end, name.label


def _parted(text: str, start: int, end: int, label: NameLabel) -> Iterator[tuple[int, int]]:
    """Yield the parts of "Rome, Italy", "China's Hunan Province" and "Narcotics Control Bureau (NCB)"."""
    for cut in (_BETWEEN_PLACES if label == "PLACE" else _ABBREVIATION).finditer(text, start, end):
        yield start, cut.start()
        start = cut.end()
    yield start, end


def _is_name(words: str, label: NameLabel) -> bool:
    """Some sets label phrases such as "the hospital" or "German officers"."""
    parts = [part for part in words.split() if part.lower() not in _ARTICLES]
    if not parts or parts[0].islower() or _VESSEL.match(words):
        return False
    return label == "PLACE" or not parts[-1].islower()
