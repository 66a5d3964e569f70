"""Names in texts that no model reads: by lists in their script; by titles, ages and heads in six languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.marks import Mark, touching, without_overlaps
from nlp.names.first_names import INITIAL, PARTICLES, by_first_name
from nlp.names.foreign_lists import listed
from nlp.names.memory import known_parts, mentions
from nlp.names.runs import UPPER
from nlp.names.words import word_list

LANGUAGES: Final = frozenset({"es", "fr", "pt", "it", "de", "nl"})
"""Languages that there are rules for."""
_DATA: Final = files("nlp.names") / "data" / "languages"
_CAP: Final = rf"[{UPPER}](?:[\w\u2019'.-]{{0,30}}[^\W\d_])?"
_NAME: Final = rf"(?P<name>{_CAP}(?: {INITIAL})?(?: (?:{PARTICLES} )?{_CAP}){{1,3}})"
_END: Final = r"(?![\w-])"
_BEFORE_COMPANY: Final = frozenset(
    ["Der", "Die", "Das", "Firma", "La", "El", "Los", "Le", "Les", "Il", "Lo", "De", "Het", "O", "A", "Os", "Empresa"]
)
_COMPANY: Final = re.compile(
    rf"(?P<name>{_CAP}(?: (?:& )?{_CAP}){{0,4}},? (?:GmbH(?: & Co\. KG)?|AG|KG|S\.A\.S?\.?|S\.L\.|S\.p\.A\.|S\.r\.l\."
    r"|SpA|Srl|SARL|SAS|Ltda\.?|B\.V\.|N\.V\.|BV|NV|e\.V\.|S\.A\. de C\.V\.))(?![\w.])"
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The compiled patterns of a language; each has a group ``name``."""

    people: tuple[re.Pattern[str], ...]
    organizations: re.Pattern[str]
    places: re.Pattern[str]
    titles: frozenset[str]
    heads: frozenset[str]
    openers: frozenset[str]
    """Words with the capital of a sentence's first word, which is none of the name behind it."""


def read_foreign(text: str, language: str) -> list[Mark]:
    """Return the names in a text of a language other than English; people only where there are rules for it."""
    code = language.split("-")[0].lower()
    found = without_overlaps(listed(text, code))
    if code not in LANGUAGES:
        return without_overlaps([*found, *by_first_name(text)])
    rules = _rules(code)
    found += [Mark(one.start("name"), one.end("name"), "ORG", score=0.7) for one in rules.organizations.finditer(text)]
    found += [_company(one) for one in _COMPANY.finditer(text)]
    found += [Mark(one.start("name"), one.end("name"), "PLACE", score=0.7) for one in rules.places.finditer(text)]
    people = [_behind_place(text, mark, found) for mark in without_overlaps(_people(text, rules))]
    marks = without_overlaps([*found, *people])
    known = _known(text[mark.start : mark.end] for mark in marks if mark.label == "PERSON") - rules.heads
    recalled = [
        Mark(name.start, name.end, "PERSON", score=0.6)
        for name in mentions(text, known)
        if not touching(name.start, name.end, marks)
    ]
    return without_overlaps([*marks, *recalled])


def _people(text: str, rules: _Rules) -> Iterator[Mark]:
    for pattern in rules.people:
        for found in pattern.finditer(text):
            start = _begin(found, rules)
            words = text[start : found.end("name")].split()
            plain = any(word in rules.heads or word.lower() in word_list("demonyms") for word in words)
            if len(words) > 1 and not plain and words[0].lower() not in rules.titles:
                yield Mark(start, found.end("name"), "PERSON", score=0.7)
    yield from by_first_name(text)


def _begin(found: re.Match[str], rules: _Rules) -> int:
    """Where the name starts: behind a further title, as in "Staatsanwalt Dr. X", and behind a word like "Arrestato"."""
    start, words = found.start("name"), found["name"].split()
    while len(words) > 2 and (words[0] in rules.openers or words[0].lower() in rules.titles or words[0].islower()):
        start += len(words.pop(0)) + 1
    return start


def _known(names: Iterable[str]) -> set[str]:
    """Parts of full names; where two surnames are usual the first of them is the one that is used alone."""
    full = list(names)
    shorter = [name.rsplit(" ", 1)[0] for name in full if name.count(" ") > 1]
    return known_parts(full) | known_parts(shorter)


def _behind_place(text: str, mark: Mark, listed_marks: list[Mark]) -> Mark:
    """A person without the place that stands before the name: "a Milano Carlo Rossi"."""
    for one in listed_marks:
        if one.start == mark.start and one.end < mark.end and " " in text[one.end : mark.end].strip():
            return replace(mark, start=one.end + 1)
    return mark


def _company(found: re.Match[str]) -> Mark:
    words = found["name"].split()
    skip = 0
    while len(words) > 2 and words[0] in _BEFORE_COMPANY:
        skip += len(words.pop(0)) + 1
    return Mark(found.start("name") + skip, found.end("name"), "ORG", score=0.8)


def _any(choices: list[str]) -> str:
    return "|".join(sorted((re.escape(one) for one in choices), key=len, reverse=True))


@cache
def _rules(language: str) -> _Rules:
    data = tomllib.loads((_DATA / f"{language}.toml").read_text("utf-8"))
    titles = data["titles"] + [one[0].upper() + one[1:] for one in data["titles"] if one[0].islower()]
    people = [re.compile(rf"(?<![\w-])(?:{_any(titles)}) {_NAME}{_END}")]
    people += [re.compile(rf"(?<![\w'\u2019-]){_NAME}{after}") for after in data["ages"]]
    people += [re.compile(rf"(?<![\w-]){before}{_NAME}{_END}") for before in data["before_age"]]
    people += [
        re.compile(rf"(?<![\w-])(?:{before})(?: |(?<=['\u2019 ])){_NAME}{_END}") for before in data["before_verb"]
    ]
    people += [re.compile(rf"(?<![\w'\u2019-]){_NAME}(?={after}(?!\w))") for after in data["after_verb"]]
    linked = rf"(?:(?:{_any(data['links'])})(?: |(?<=['\u2019])))"
    extra = rf"(?: (?:{_any(data['adjectives'])}))?" if data["adjectives"] else ""
    organizations = (
        rf"(?<![\w'\u2019-])(?P<name>(?:{_any(data['organization_heads'])}){extra}"
        rf"(?: {linked}?{_CAP}){{1,5}}){_END}"
    )
    places = rf"(?<![\w-])(?:{_any(data['place_heads'])}) (?P<name>{_CAP}(?: (?:{PARTICLES} )?{_CAP}){{0,2}}){_END}"
    return _Rules(
        tuple(people),
        re.compile(organizations),
        re.compile(places),
        frozenset(one.lower() for one in titles),
        frozenset(one.split()[0] for one in data["organization_heads"]),
        frozenset(data["openers"].split()),
    )
