"""Cuts a model's guess down to the name itself: no article, title, possessive, age or line around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from nlp.annotation import Label
from nlp.names.runs import CAPITALISED
from nlp.names.words import MONTHS_AND_NAMES, OPENERS, SUFFIXES, TITLES, bare, word_list

NameLabel = Literal["PERSON", "ORG", "PLACE"]
LABELS: Final[dict[str, NameLabel]] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
}  # fmt: skip
_EDGES: Final = " \t\r\n\u00a0.,;:!?()[]{}<>\"'\u2018\u2019\u201c\u201d\u2013\u2014-|*/\\#@=+~_\u2022\u2026"
_ENDING: Final = re.compile(
    r"['\u2019]s?$|-(?:area|based|born|bound|style)$| (?:on|in|at|of|for|to|and|with|by|from|the)$"
)
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(r",?\s*(?:aged\s+)?\d{1,3}$|\s*[,(|].*$|\s+[\u2013\u2014-]\s+.*$")
_LINE: Final = re.compile(r"[^\n]+")
_PARTICLES: Final = frozenset(
    ["de", "del", "di", "da", "du", "van", "von", "der", "el", "al", "bin", "ibn", "la", "le", "dos"]
)
_SURNAME: Final = re.compile(rf"\. {CAPITALISED}(?:['\u2019][sS])?(?![\w-])")
_COURT: Final = re.compile(
    r" (?:Superior|Supreme|District|Circuit|Municipal|County|Crown|High|Criminal|Federal|Magistrates['\u2019]?) Court$"
)
_MONTH_BEFORE: Final = re.compile(rf"(?P<before>.*?)(?P<name>\b(?:{'|'.join(sorted(MONTHS_AND_NAMES))}) )$", re.DOTALL)
_TIME: Final = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|on|of|since|until|till|by|from|to|last|next|this|early|late|mid|through|between|every|each|during"
    r"|throughout|before|after|around))[ -]$",
    re.IGNORECASE,
)
_BEFORE: Final = 24
_DIGITS: Final = re.compile(r"\d{3,}|^\W*\d+\W*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text, in code points."""

    start: int
    end: int
    label: NameLabel

    def of(self, text: str) -> str:
        """The name's own text."""
        return text[self.start : self.end]


def clean(text: str, start: int, end: int, label: NameLabel) -> Iterator[Name]:
    """Yield what is left of a guess: nothing where no name is left, several where it spans lines."""
    for line in _LINE.finditer(text, start, end):
        name = _trimmed(text, Name(line.start(), line.end(), label))
        if name is not None and not _is_noise(name.of(text), label):
            yield name


def _trimmed(text: str, name: Name) -> Name | None:
    start, end = name.start, name.end
    while True:
        before = (start, end)
        start, end = _strip(text, start, end)
        if (found := _ARTICLE.match(text, start, end)) and text[start:end] != "The Hague":
            start = found.end()
        if found := _ENDING.search(text[start:end]):
            end = start + found.start()
        if name.label == "PLACE":
            end = _without_office(text, start, end)
        if name.label == "PERSON":
            start, end = _without_titles(text, start, end)
            start = _with_given(text, start)
            end = _with_surname(text, start, _without_verb(text, start, end))
        if start >= end:
            return None
        if (start, end) == before:
            label = "ORG" if name.label == "PLACE" and _COURT.search(text[start:end]) else name.label
            return Name(start, _with_dot(text, start, end), label)


def _with_surname(text: str, start: int, end: int) -> int:
    """Behind an initial the name goes on: "Anna B" and ". Smith"."""
    rest = _SURNAME.match(text, end) if text[end - 2 : end - 1] == " " and text[end - 1 : end].isupper() else None
    return rest.end() if rest and end - 2 > start else end


def _without_office(text: str, start: int, end: int) -> int:
    """A place without the office behind it, "Miami-Dade State" in "Miami-Dade State Attorney", and without "port"."""
    if text.startswith(" Attorney", end) and text[start:end].endswith(" State"):
        return end - len(" State")
    return end - len(" port") if text[start:end].endswith(" port") else end


def _with_given(text: str, start: int) -> int:
    """A name that begins with one of the months that people are called by; not where a time is told: "in May"."""
    found = _MONTH_BEFORE.search(text[max(0, start - _BEFORE) : start])
    return start - len(found["name"]) if found and not _TIME.search(found["before"]) else start


def _without_verb(text: str, start: int, end: int) -> int:
    """Before the verb of a headline: "Anna Smith Guilty"."""
    before, _, last = text[start:end].rpartition(" ")
    return start + len(before) if " " in before and bare(last) in word_list("headlines") else end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


_DOTTED: Final = re.compile(
    r"(?:\b(?:Jr|Sr|Inc|Co|Corp|Ltd|Blvd|Rd|Ave|St|Dr"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex"
    r"|Va|Vt|Wash|Wis|Wyo)|(?:\b[A-Z]\.)+[A-Z])$"
)


def _with_dot(text: str, start: int, end: int) -> int:
    closes = text[end : end + 1] == "." and _DOTTED.search(text[start:end]) is not None
    return end + 1 if closes else end


def _without_titles(text: str, start: int, end: int) -> tuple[int, int]:
    found = _AFTER_NAME.search(text[start:end])
    if found and not re.match(r",?\s+(?:Jr|Sr)", found[0]):
        end = start + found.start()
    while True:
        word, blank, _ = text[start:end].partition(" ")
        if not blank or bare(word) not in TITLES | OPENERS or word in MONTHS_AND_NAMES:
            return start, end
        start += len(word) + 1


def _is_noise(name: str, label: Label) -> bool:
    if name.islower() or _DIGITS.search(name) or len(name) < 2 or "http" in name or "@" in name:
        return True
    low = name.lower()
    if low in word_list("demonyms") or name.startswith("Operation "):
        return True
    if all(bare(word) in word_list("not_names") or bare(word) in word_list("headlines") for word in name.split()):
        return True
    if bare(name) in TITLES:
        return True
    if label == "PERSON" and all(word.lower() in word_list("common_words") for word in name.split()):
        return True
    if label == "PERSON":
        return (name[0].islower() and name.split()[0] not in _PARTICLES) or bare(name) in TITLES | OPENERS | SUFFIXES
    return _is_plain(name) or (low in OPENERS and name not in ("US", "May"))


def _is_plain(name: str) -> bool:
    """Whether a name is made of plain words alone, with capitals only since it stands in a headline."""
    words = name.split()
    return not name.isupper() and all(bare(word) in word_list("common_words") for word in words)
