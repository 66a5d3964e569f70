"""The words of one kind of event in one language, and whether they say what somebody did or what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.languages import LANGUAGES

Voice = Literal["active", "passive", "undergoes", "noun"]
_BEFORE: Final = 90
_NEVER: Final = "(?!)"
_FINAL: Final = frozenset({"de", "nl"})
_CLAUSE: Final = re.compile(r"[;:]|,\s")
_ABOUT_IT: Final = re.compile(
    r"\s(?:in|at|on|for|after|by|over|near|during|following|with|from|to|today|yesterday|as|when|early|late|again|outside"
    r"|and|this|last|while|without|under|before|amid|alongside)\b|\s?[,.;:)]|\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Verbs:
    """Compiled words of one kind of event in one language."""

    language: str
    stems: tuple[str, ...]
    cues: re.Pattern[str]
    negated: re.Pattern[str]
    passive: re.Pattern[str]
    helps: re.Pattern[str]
    participle: re.Pattern[str]
    noun: re.Pattern[str]
    undergoes: re.Pattern[str]
    someone: re.Pattern[str]
    charge: re.Pattern[str] | None
    entry: dict[str, Any]

    @property
    def stands_last(self) -> bool:
        """Whether the verb stands last in its clause, with the one acted on before it."""
        return self.language in _FINAL

    def voice(self, frame: Frame, cue: re.Match[str]) -> tuple[Voice, int]:
        """How a verb stands in its sentence, and where the verb with the words that help it begins."""
        noun = self.noun.match(frame.text, cue.start())
        if noun is not None and noun.end() == cue.end():
            return "noun", cue.start()
        before = frame.text[max(frame.start, cue.start() - _BEFORE) : cue.start()]
        if self.participle.fullmatch(cue[0]) is None and self.undergoes.fullmatch(cue[0]) is None:
            return "active", cue.start()
        offset = cue.start() - len(before)
        # The clause of a verb that stands last reaches back to the last comma.
        clause = max((found.end() for found in _CLAUSE.finditer(before)), default=0) if self.stands_last else 0
        if passive := self.passive.search(before, clause):
            return "passive", offset + passive.start()
        if self.undergoes.fullmatch(cue[0]):
            return "undergoes", cue.start()
        if helps := self.helps.search(before, clause):
            return "active", offset + helps.start()
        bare = self.language != "en" or _ABOUT_IT.match(frame.text, cue.end(), frame.end)
        return ("passive" if bare else "active"), cue.start()


@lru_cache(LANGUAGES)
def verbs_of(kind: str, language: str | None) -> Verbs | None:
    """The words for a kind of event ("arrest", "sentence", "sanction"); None where the language has none."""
    base = (language or "en").replace("_", "-").split("-")[0].lower()
    entry = table("people").get(base, {}).get(kind)
    if entry is None:
        return None
    forms = table("people")[base]["forms"]

    def either(words: list[str] | None, around: str = r"\b{}\b") -> re.Pattern[str]:
        return re.compile(around.format(any_of(words or [_NEVER])), re.IGNORECASE)

    # The verb of German and Dutch stands last: "wurde am Montag in Seestadt festgenommen".
    helping = r"\b{}\s(?:[^\s,;]+\s){{0,12}}$" if base in _FINAL else r"\b{}\s(?:\w+\s)?$"
    return Verbs(
        base,
        tuple(entry["stems"]),
        either(entry["cues"]),
        either(entry["not"]),
        either([*entry.get("passive", []), *forms["passive"]], helping),
        either(forms["helps"], helping),
        either(forms["participle"], r".*{}"),
        either(entry.get("nouns"), r"{}"),
        either(entry.get("undergoes"), r"{}"),
        either(entry.get("someone")),
        either(entry["by"], r"\b{}\s(?P<charge>(?:[^.;\n]|(?<=\d)\.(?=\d)){{3,100}})") if "by" in entry else None,
        entry,
    )
