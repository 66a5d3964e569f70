"""Which names a verb can mean: not owners, complements, speakers, victims and people in office beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.languages import LANGUAGES
from nlp.marks import Mark

_OWNS: Final = re.compile(r"['\u2019](?:s\s|\s)|s['\u2019]\s")
_SEGMENT: Final = re.compile(r"[,;:(\u2013\u2014\"\u201c\u201d\n]")
_VERB_BEHIND: Final = re.compile(r"\s[a-z\u00e0-\u00ff]")
_NO_TIME: Final = r"(?!(?:time|day|moment|week|month|year)s?\b)"
_NO_VICTIM: Final = (
    r"(?!(?:suspects?|accused|defendants?|convict\w*|charges?|cases?|trial|probe|investigation|was|were|and|by)\b)"
)
_BACK: Final = 70
_AHEAD: Final = 110
_THAT: Final = frozenset({"es", "pt", "it", "nl"})
"""Languages whose word for "who" is that for "that" as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """Compiled words of one language, from ``data/heads.toml``."""

    language: str
    pronoun: re.Pattern[str]
    any_pronoun: re.Pattern[str]
    definite: re.Pattern[str]
    also: re.Pattern[str]
    begins_also: re.Pattern[str]
    whose: re.Pattern[str]
    _who_behind: re.Pattern[str]
    _of_kin: re.Pattern[str]
    _complement: re.Pattern[str]
    _object: re.Pattern[str]
    _clause: re.Pattern[str]
    _speaks: re.Pattern[str]
    _told_by: re.Pattern[str]
    _victim: re.Pattern[str]
    _was_victim: re.Pattern[str]
    _official: re.Pattern[str]

    def is_aside(self, frame: Frame, mark: Mark, verb: int | None = None) -> bool:
        """Whether a name only says more of somebody else, speaks, is a victim's, or stands in "who killed Ann Roe".

        ``verb`` is where a verb ends whose object it may be.
        """
        return self.is_beside(frame, mark, verb) or self._is_in_clause(frame, mark, verb or 0)

    def is_beside(self, frame: Frame, mark: Mark, verb: int | None = None) -> bool:
        """Whether a name only says more of somebody else, speaks, or is a victim's."""
        text, last, is_object = frame.text, min(frame.end, mark.end + _AHEAD), verb is not None
        first = max(frame.start, mark.start - _BACK, verb or 0)
        if owns(frame, mark):
            return True
        before = text[first : mark.start]
        complement = self._object if is_object else self._complement
        if complement.search(before) or self._told_by.search(before) or self.is_victim(frame, mark):
            return True
        return self._speaks.match(text, mark.end, last) is not None

    def is_victim(self, frame: Frame, mark: Mark) -> bool:
        """Whether the words around a name say that something was done to its bearer."""
        text, last = frame.text, min(frame.end, mark.end + _AHEAD)
        if self._victim.search(text, max(frame.start, mark.start - _BACK), mark.start):
            return True
        return self._was_victim.match(text, mark.end, last) is not None

    def is_official(self, frame: Frame, mark: Mark) -> bool:
        """Whether the name is that of a judge, an officer, a lawyer or a spokesman."""
        return self._official.search(frame.text, max(frame.start, mark.start - _BACK), mark.start) is not None

    def is_other(self, frame: Frame, mark: Mark) -> bool:
        """Whether the name is that of a judge, an officer, a spokesman or a victim, who is not the one concerned."""
        return self.is_official(frame, mark) or self.is_victim(frame, mark)

    def is_whose(self, frame: Frame, mark: Mark, verb: int) -> bool:
        """Whether a verb is not a name's own because of "whose": "Roe, whose son was", "whose son Roe died, was"."""
        text = frame.text
        if begun := self.whose.match(text, mark.end, verb):
            return "," not in text[begun.end() : verb]
        *_, piece = _SEGMENT.split(text[max(frame.start, mark.start - _BACK) : mark.start])
        return self.whose.search(f" {piece}") is not None and "," in text[mark.end : verb]

    def is_who(self, frame: Frame, mark: Mark, verb: int) -> bool:
        """Whether a verb has a name as its subject by "who": "they met Ann Roe, who was"."""
        first = max(frame.start, mark.start - _BACK)
        if owns(frame, mark) or self._of_kin.search(frame.text, first, mark.start):
            return False
        return self._who_behind.fullmatch(frame.text, mark.end, verb) is not None

    def _is_in_clause(self, frame: Frame, mark: Mark, since: int) -> bool:
        """Whether the name stands inside "who killed Ann Roe"."""
        first = max(frame.start, mark.start - _BACK, since)
        *before, piece = _SEGMENT.split(frame.text[first : mark.start])
        if not self._clause.search(piece) or (self.language == "de" and not before):
            return False
        return self.language != "de" or _VERB_BEHIND.match(frame.text, mark.end) is not None


def owns(frame: Frame, mark: Mark) -> bool:
    """Whether a name owns what follows: "Roe's son"."""
    return _OWNS.match(frame.text, mark.end, frame.end) is not None


@lru_cache(LANGUAGES)
def heads_of(language: str | None) -> Heads:
    """The words of a BCP 47 language; English where there are none."""
    base = (language or "en").replace("_", "-").split("-")[0].lower()
    base = base if base in table("heads") else "en"
    words: dict[str, list[str]] = table("heads")[base]
    either = {name: any_of(listed) for name, listed in words.items()}
    between = rf"(?:(?!{either['also']}\b){_NO_TIME}[\w-]+\s){{0,3}}"
    return Heads(
        base,
        _made(rf"\b{either['pronouns']}\s(?:[\w-]+\s){{0,2}}$"),
        _made(rf"\b{either['pronouns']}\b"),
        _made(rf"\b{either['definite']}(?:\s|(?<=['\u2019]))(?:(?!{either['also']}\b)[\w'\u2019-]+\s){{1,4}}$"),
        _made(rf"(?:^|[\s,]){either['also']}\s(?:[\w-]+\s){{0,3}}$"),
        _made(rf"\s*{either['also']}\s"),
        _made(rf"(?:\s\(?\d{{1,3}}\)?)?,?\s{either['whose']}\b"),
        _made(rf"(?:,?\s\(?\d{{1,3}}\)?)?,?\s{either['who']}\s(?:[\w-]+\s)?"),
        _of_kin(words["of"], either),
        _complement(words["of"], either, between),
        _complement([word for word in words["of"] if base != "es" or word not in {"a", "al"}], either, between),
        _clause(base, either),
        _made(rf"(?:,?\s\(?\d{{1,3}}\)?)?(?:,[^,.\n]{{0,60}},)?\s(?:(?-i:[a-z])\w*\s)?{either['speaks']}\b"),
        _made(rf"[,\"\u201d\u2019\u00bb]\s{either['told_by']}\s(?:{either['a']}\s)?(?:[\w.-]+\s){{0,3}}$"),
        _made(
            rf"\b{either['victims']}\s(?:(?:of|de|di|an|op|on|at|a|von|van)\s|d['\u2019])?(?:{_NO_VICTIM}[\w-]+\s){{0,3}}$"
        ),
        _made(rf"(?:,?\s\(?\d{{1,3}}\)?)?,?\s(?:(?:{either['who']})\s)?{either['was_victim']}\b"),
        _official(either),
    )


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _complement(of: list[str], either: dict[str, str], between: str) -> re.Pattern[str]:
    blank = r"(?:\s|(?<=['\u2019]))"
    noun = rf"(?:[\w-]+\s)?(?:{either['officials']}|{either['kin']})\s"
    kin = _of_kin(of, either).pattern
    return _made(rf"(?:^|[\s(\"\u2019']){any_of(of)}{blank}(?:{either['a']}{blank}{between}|{noun})?$|{kin}")


def _of_kin(of: list[str], either: dict[str, str]) -> re.Pattern[str]:
    # "The wife of jailed smuggler Roe": behind a word for kin any words may stand before the name.
    return _made(rf"\b{either['kin']}\s{any_of(of)}(?:\s|(?<=['\u2019]))(?:[\w-]+\s){{0,4}}$")


def _clause(language: str, either: dict[str, str]) -> re.Pattern[str]:
    if language == "de":
        return _made(rf"^\s*{either['who']}\s")
    if language in _THAT:
        return _made(rf"(?:^\s*|\b(?:{either['kin']})\s){either['who']}\s")
    return _made(rf"\b{either['who']}(?:\s|(?<=['\u2019]))")


def _official(either: dict[str, str]) -> re.Pattern[str]:
    # Titles of other languages stand in a text too: "the juez Roe".
    common = any_of(table("roles")["officials"]["words"])
    return _made(rf"\b(?:{either['officials']}|{common})\.?\s(?:(?-i:[A-Z])[\w.]*\s)?$")
