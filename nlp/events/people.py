"""Whom a sentence speaks of: full names, ages, the persons before or behind a verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from nlp.annotation import Label
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.marks import Mark

_AGE_BEHIND: Final = re.compile(
    r"(?:,\s|\s?\(|\s)(?:aged?\s|de\s|von\s)?(\d{1,3})(?=[,;.)]|\s(?:a\u00f1os|ans|anos|anni|jahre|jaar|and|of)\b|$)",
    re.IGNORECASE,
)
_AGE_BEFORE: Final = re.compile(
    r"\b(\d{1,3})[- ](?:year[- ]old|j\u00e4hrigen?r?|jarige)\s+(?:[\w'\u2019-]+\s+){0,4}$", re.IGNORECASE
)
_AGE: Final = re.compile(
    r"\b(\d{1,3})(?:[- ]years?[- ]old|-j\u00e4hrig\w*|-jarige| a\u00f1os| ans| anos| anni)\b", re.IGNORECASE
)
_WORDS: Final = table("roles")
_OFFICIAL: Final = re.compile(rf"\b{any_of(_WORDS['officials']['words'])}\.?\s(?:(?-i:[A-Z])[\w.]*\s)?$", re.IGNORECASE)
_VICTIM: Final = re.compile(
    rf"\b{any_of(_WORDS['victims']['words'])}\s(?:(?:of|de|di|an|op|on|at)\s)?(?:[\w-]+\s){{0,3}}$", re.IGNORECASE
)
_BETWEEN: Final = re.compile(
    r"\.?(?:,?\s\(?(?:aged\s)?\d{1,3}\)?)?(?:,?\s(?:both\s)?of\s[\w .'\u2019-]{2,40}?)?"
    r"(?:,|;|,?\s(?:and|&|y|e|et|und|en))\s(?:[\w-]+\s){0,2}$"
)
# Words and the signs between them are of different kinds: no word can be read in two ways, so it takes linear time.
_GAP: Final = re.compile(
    rf"[\s,:(]*(?:(?!{any_of(_WORDS['no_object']['words'])}\b)[\w'\u2019-]+[\s,:(.]+){{0,8}}", re.IGNORECASE
)
_ROLE: Final = re.compile(r"(?:(?:co-?)?(?:defendant|conspirator|accused)|suspect)s?\s", re.IGNORECASE)
_KIND: Final = re.compile(rf"\s{any_of(_WORDS['kinds_of_people']['words'])}\b", re.IGNORECASE)
_SINGULAR: Final = re.compile(
    r"(?:,?\s\(?\d{1,3}\)?,?)?\s(?:was|is|has|had|fue|ha|foi|\u00e8|wurde|werd)\b", re.IGNORECASE
)
_OWNS: Final = re.compile(r"['\u2019]s?\s")
_FAR: Final = 70
_OLDEST: Final = 110
_MANY: Final = 30
_DOE: Final = re.compile(r"(?:J\w+\s)?Doe(?:\s(?:\d+|[A-Z]\.?))?")


@dataclass(frozen=True, slots=True, eq=False)
class Verbs:
    """Compiled words of one kind of event in one language."""

    stems: tuple[str, ...]
    cues: re.Pattern[str]
    negated: re.Pattern[str]
    passive: re.Pattern[str]
    someone: re.Pattern[str]
    charge: re.Pattern[str] | None
    entry: dict[str, Any]


@cache
def verbs_of(kind: str, language: str | None) -> Verbs | None:
    """The words for a kind of event ("arrest", "sentence", "sanction"); None where the language has none."""
    base = (language or "en").replace("_", "-").split("-")[0].lower()
    entry = table("people").get(base, {}).get(kind)
    if entry is None:
        return None

    def either(name: str, around: str) -> re.Pattern[str]:
        return re.compile(around.format(any_of(entry.get(name) or ["(?!)"])), re.IGNORECASE)

    return Verbs(
        tuple(entry["stems"]),
        either("cues", r"\b{}\b"),
        either("not", r"\b{}\b"),
        # The verb of German and Dutch stands last: "wurde am Montag in Seestadt festgenommen".
        either("passive", r"\b{}\s(?:[\w.-]+\s){{0,10}}$" if base in {"de", "nl"} else r"\b{}\s(?:\w+\s)?$"),
        either("someone", r"\b{}\b"),
        either("by", r"\b{}\s(?P<charge>(?:[^.;\n]|(?<=\d)\.(?=\d)){{3,100}})") if "by" in entry else None,
        entry,
    )


class People:
    """The names of one text, by which a surname stands for the full name, and the ages that stand beside them."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        # A few letters grow when made small; such a text is searched without the shortcut.
        lowered = text.lower()
        self.lowered = lowered if len(lowered) == len(text) else None
        self._full: dict[str, str] = {}
        self._first: dict[str, int] = {}
        self._ages: dict[str, tuple[str, int]] = {}
        self._keys: list[str] = []
        self._places: list[int] = []
        for mark in marks:
            if mark.label == "PERSON":
                name = plain(text[mark.start : mark.end])
                key = surname(name)
                self._first.setdefault(key, mark.start)
                if len(name) > len(self._full.get(key, "")):
                    self._full[key] = name
                victim = _VICTIM.search(text[max(0, mark.start - 40) : mark.start])
                if not victim and (age := _age_beside(text, mark, 0, len(text))):
                    if key not in self._ages:
                        self._keys.append(key)
                        self._places.append(mark.start)
                    self._ages.setdefault(key, (name, age))

    def may_tell(self, verbs: Verbs, frame: Frame) -> bool:
        """Whether the sentence has a stem of one of the verbs: a quick look before the patterns are tried."""
        text = self.lowered
        return text is None or any(text.find(stem, frame.start, frame.end) >= 0 for stem in verbs.stems)

    def age(self, name: str) -> int | None:
        """The age that the text gives beside any mention of a name."""
        aged = self._ages.get(surname(name))
        return aged[1] if aged and is_one_name(aged[0], name) else None

    def only(self, after: int = 0) -> str | None:
        """The one person whose age the text gives: news says so of those that it is about. None where they are more.

        ``after`` is where that may stand at the earliest.
        """
        key = next(iter(self._ages)) if len(self._ages) == 1 else None
        return self._full[key] if key and self._places[0] >= after else None

    def aged(self, start: int, end: int, most: int) -> list[str]:
        """Those whose age the text gives for the first time between two places, in their order; ``most`` at most."""
        first = bisect_left(self._places, start)
        last = min(bisect_left(self._places, end), first + most)
        return [self._full[key] for key in self._keys[first:last]]

    def is_new(self, name: str, at: int) -> bool:
        """Whether a person is named nowhere before a place."""
        return self._first.get(surname(name), at) >= at

    def full(self, name: str) -> str:
        """The longest name in the text with the same surname; the name itself where there is none."""
        name = plain(name)
        longest = self._full.get(surname(name), name)
        return longest if is_one_name(name, longest) else name


def plain(words: str) -> str:
    """A name without the role before it ("Co-defendant") and with plain blanks."""
    name = " ".join(words.split())
    return _ROLE.sub("", name) or name


def is_one_name(one: str, other: str) -> bool:
    """Whether two names with the same surname may be one person's: one has all words of the other."""
    words, others = set(one.lower().split()), set(other.lower().split())
    return words <= others or others <= words


def surname(name: str) -> str:
    """The last word of a name in small letters, "Jr." and the like apart."""
    words = [word.strip(".,").lower() for word in name.split()]
    while len(words) > 1 and words[-1] in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    return words[-1] if words else ""


def age_of(frame: Frame, person: Mark | None) -> int | None:
    """The age beside a name ("John Roe, 34,", "34-year-old John Roe"), or the one the sentence gives to somebody."""
    if person is not None:
        return _age_beside(frame.text, person, frame.start, frame.end)
    return age_in(frame.words)


def age_in(words: str) -> int | None:
    """The first age that some words give: "a 34-year-old man"."""
    found = _AGE.search(words)
    return _age(found) if found else None


def _age_beside(text: str, person: Mark, start: int, end: int) -> int | None:
    found = _AGE_BEHIND.match(text, person.end, min(end, person.end + 16))
    found = found or _AGE_BEFORE.search(text[max(start, person.start - _FAR) : person.start])
    return _age(found) if found else None


def _age(found: re.Match[str]) -> int | None:
    return int(found[1]) if 0 < int(found[1]) <= _OLDEST else None


def is_other(frame: Frame, mark: Mark) -> bool:
    """Whether the name is that of a judge, an officer, a spokesman or a victim, who is not the one concerned."""
    before = frame.text[max(frame.start, mark.start - 40) : mark.start]
    return _OFFICIAL.search(before) is not None or _VICTIM.search(before) is not None


def objects(frame: Frame, end: int, labels: tuple[Label, ...] = ("PERSON",)) -> list[Mark]:
    """The names that follow a verb ending at ``end`` as what it acts on: "arrested John Roe, 34, and Mary Roe"."""
    behind = [mark for mark in frame.of(*labels) if mark.start >= end][:_MANY]
    if not behind or behind[0].start - end > _FAR or not _GAP.fullmatch(frame.text, end, behind[0].start):
        return []
    return _row(frame, behind)


def _row(frame: Frame, marks: list[Mark]) -> list[Mark]:
    """The first name and those listed with it."""
    row = marks[:1]
    for mark in marks[1:]:
        if mark.start - row[-1].end > _FAR or not _BETWEEN.fullmatch(frame.text, row[-1].end, mark.start):
            break
        row.append(mark)
    return row


def subjects(frame: Frame, start: int, labels: tuple[Label, ...] = ("PERSON",)) -> list[Mark]:
    """The names before a verb that begins at ``start``: the last one, and those listed with it."""
    named = [mark for mark in frame.of(*labels) if mark.end <= start and not _OWNS.match(frame.text, mark.end)][-_MANY:]
    # One of several is the subject of "was": the others are victims or say more of him.
    if len(named) > 1 and _SINGULAR.match(frame.text, named[-1].end):
        return named[-1:]
    while named:
        row = _last_row(frame, named)
        if not is_other(frame, row[0]):
            return [mark for mark in row if not is_other(frame, mark)]
        named = named[: -len(row)]
    return []


def _last_row(frame: Frame, marks: list[Mark]) -> list[Mark]:
    row = marks[-1:]
    for mark in reversed(marks[:-1]):
        if row[0].start - mark.end > _FAR or not _BETWEEN.fullmatch(frame.text, mark.end, row[0].start):
            break
        row.insert(0, mark)
    return row


def are_names(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks without persons whose name is part of what somebody is called: "Serial" in "Serial Rapist".

    Nor does "Jane Doe" name anybody: it stands for victims.
    """
    return [mark for mark in marks if mark.label != "PERSON" or _is_name(text, mark)]


def _is_name(text: str, mark: Mark) -> bool:
    return not _KIND.match(text, mark.end) and not _DOE.fullmatch(text, mark.start, mark.end)
