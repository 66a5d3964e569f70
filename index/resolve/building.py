"""From a stored document to the persons and organizations that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from index.engine.build import published_range, selector_names
from index.folding import keyword_form
from index.model import Json, StoredDocument
from index.resolve.bodies import body_name
from index.resolve.inside import grouped
from index.resolve.mention import Label, Mention
from index.resolve.persons import person_name
from index.resolve.telling import context_form

_LABELS: Final[tuple[Label, ...]] = ("PERSON", "ORG")
_AGE: Final = re.compile(
    r"\s?[,(]\s?(?:aged? |edad )?(\d{2})(?:[ -]?(?:years?[ -]old|a[nñ]os|ans|anni|anos|jahre|jaar))?\s?[,).;]",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    r"\b(?:born|n[ée]e? le|nacid[oa]|nascid[oa]|nat[oa] (?:il|a)|geboren|date of birth|dob)\b", re.IGNORECASE
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEAR: Final = 80
_YOUNGEST, _OLDEST = 10, 99
_MOST_OTHERS: Final = 60
_MOST_FORMS: Final = 12
_SURE_LISTED: Final = 0.9


class _Where(NamedTuple):
    places: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]


def mentions_of(document: StoredDocument) -> list[Mention]:
    """Return each person and organization of a document once, by first appearance; none before it is annotated.

    Raises KeyError where a stored entity lacks its label, text, start or end.
    """
    entities = sorted(document.entities or (), key=lambda each: (each["start"], each["end"]))
    groups = [(label, group) for label in _LABELS
              for group in grouped([each for each in entities if each["label"] == label], document.text)]  # fmt: skip
    named = [(label, group, *_spellings(label, group)) for label, group in groups]
    others = {form for label, _, name, _ in named if (form := context_form(label, name))}
    context = frozenset(sorted(others)[:_MOST_OTHERS])
    where, selectors = _whereabouts(entities), frozenset(selector_names(entities))
    day = _day(document.published)
    found: dict[str, Mention] = {}
    for label, group, name, forms in named:
        mention = Mention(
            document.id, label, name, forms, *where, context, selectors, _listed(group), _born(group, document, day),
            _birthday(group, entities, document.text), document.language, day, document.story,
        )  # fmt: skip
        found.setdefault(mention.id, mention)
    return list(found.values())


def _spellings(label: Label, group: Sequence[Json]) -> tuple[str, tuple[str, ...]]:
    """The fullest name as most often written, and all others."""
    written = (str(each[key]) for each in group for key in ("text", "canonical") if each.get(key))
    counts = Counter(" ".join(name.split()) for name in written)
    best = min(counts, key=lambda name: (-_parts(label, name), -counts[name], name))
    others = sorted((name for name in counts if name != best), key=lambda name: (-counts[name], name))
    return best, tuple(sorted(others[:_MOST_FORMS]))


def _parts(label: Label, name: str) -> int:
    """How many words are written out; an initial counts for half."""
    words = person_name(name).words if label == "PERSON" else body_name(name).words
    return sum(min(len(word), 2) for word in words)


def _whereabouts(entities: Iterable[Json]) -> _Where:
    places, regions, countries = set[str](), set[str](), set[str]()
    for entity in entities:
        if entity["label"] != "PLACE":
            continue
        place = entity.get("place") or {}
        country, region = place.get("country"), place.get("region")
        if country:
            countries.add(str(country))
        if country and region:
            regions.add(f"{country}/{region}")
        if place.get("kind") not in ("country", "region", "continent"):
            places.add(str(place.get("id") or keyword_form(str(entity["text"]))))
    return _Where(frozenset(places), frozenset(regions), frozenset(countries))


def _listed(group: Iterable[Json]) -> frozenset[str]:
    """Entries of lists that a name surely stands for."""
    entries = (each for entity in group for each in entity.get("listed") or ())
    return frozenset(f"{each['list']}:{each['entry']}" for each in entries if (each.get("score") or 0) >= _SURE_LISTED)


def _born(group: Sequence[Json], document: StoredDocument, day: date | None) -> tuple[int, int] | None:
    """Years of birth that fit the ages told, between the day of the document and a year before it."""
    if day is None or group[0]["label"] != "PERSON":
        return None
    names = {str(each["text"]) for each in group}
    ages = {int(event["age"]) for event in document.events if event.get("age") and event.get("person") in names}
    ages |= {int(told[1]) for each in group if (told := _AGE.match(document.text, each["end"]))}
    fit = [age for age in ages if _YOUNGEST <= age <= _OLDEST]
    return (day.year - max(fit) - 1, day.year - min(fit)) if fit and max(fit) - min(fit) <= 1 else None


def _birthday(group: Sequence[Json], entities: Sequence[Json], text: str) -> str | None:
    """The day that follows a name with a word for birth between them and no other name."""
    if group[0]["label"] != "PERSON":
        return None
    ends = {each["end"] for each in group}
    last: Mapping[str, object] | None = None
    for entity in entities:
        if entity["label"] == "PERSON":
            last = entity
        elif entity["label"] == "DATE" and last is not None and last["end"] in ends:
            between = text[int(str(last["end"])) : entity["start"]]
            if len(between) <= _NEAR and _BORN.search(between) and _DAY.fullmatch(str(entity.get("canonical") or "")):
                return str(entity["canonical"])
    return None


def _day(published: str | None) -> date | None:
    earliest, _ = published_range(published)
    return earliest.date() if earliest else None
