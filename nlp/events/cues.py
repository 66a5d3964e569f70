"""Words that tell a seizure from other talk of drugs, and a single one from a total; from ``data/cues.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from nlp.languages import LANGUAGES

_DATA: Final = files("nlp.events") / "data"
_NEVER: Final = re.compile(r"(?!)")
_BETWEEN: Final = (
    r"\s+(?!(?:but|and|while|although|then|pero|sino|mais|mas|ma|aber|sondern|maar|y|et|und|en|e)\b)[\w'\u2019-]+"
)
# Between a denial and what is denied: no sign that ends a statement, nor a word that begins another.
_SAME_STATEMENT: Final = (
    r"(?:(?!\b(?:but|after|when|before|while|although|pero|tras|mais|apr\u00e8s|mas|ap\u00f3s|ma|dopo|aber|nachdem|maar"
    r"|nadat)\b)[^.;:!?]){0,120}"
)
# Between those who are no authority and a verb of taking: nobody else acts, and nothing is done to them.
_NO_ACTOR: Final = (
    r"(?!(?:police|officers?|agents?|customs|troops|soldiers|authorities|investigators|detectives|deputies|navy|army"
    r"|coast|was|were|been|being|are|is|had (?:been|their)|who|from|by|after|as|when|whose|polic\w+|guardia|agentes"
    r"|fue|fueron|tras|ont \u00e9t\u00e9|a \u00e9t\u00e9|douan\w+|par|foi|foram|polizei|beamte|zoll|wurden?|politie"
    r"|douane|werden|werd|polizia|carabinieri|sono)\b)"
)
_BY: Final = r"\s+(?:\w+\s+){0,3}(?:by|por|par|da|dai|pelos?|von|door)\s+(?:the\s|los\s|les\s|os\s|den\s|de\s)?"


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What shows a seizure in one language. ``seized`` proves it, ``found`` needs an object that was found."""

    seized: re.Pattern[str] = _NEVER
    found: re.Pattern[str] = _NEVER
    not_done: re.Pattern[str] = _NEVER
    total: re.Pattern[str] = _NEVER
    unreal: re.Pattern[str] = _NEVER
    at_large: re.Pattern[str] = _NEVER
    negated: re.Pattern[str] = _NEVER
    denied: re.Pattern[str] = _NEVER
    untrue: re.Pattern[str] = _NEVER
    others: re.Pattern[str] = _NEVER
    by_others: re.Pattern[str] = _NEVER

    def cue(self, words: str) -> tuple[re.Match[str], bool] | None:
        """What shows in a sentence that something was seized, and whether that alone proves it."""
        if self.at_large.search(words) or _ASKS.search(words):
            return None
        untrue = self.untrue.search(words)
        for pattern, proves in ((self.seized, True), (self.found, False)):
            if pattern is self.found and self.not_done.search(words):
                return None
            for found in pattern.finditer(words):
                inside = untrue is not None and untrue.start() <= found.start() < untrue.end()
                if not (inside or self._did_not_happen(words, found) or self._by_others(words, found, proves)):
                    return found, proves
        return None

    def _did_not_happen(self, words: str, found: re.Match[str]) -> bool:
        """Whether what stands before the verb, or in its two parts, denies it."""
        start = found.start()
        if self.unreal.search(words, max(0, start - _BEFORE), start) or self.negated.search(found[0]):
            return True
        return self.denied.search(words, max(0, start - _FAR_BEFORE), start) is not None

    def _by_others(self, words: str, found: re.Match[str], proves: bool) -> bool:
        """Whether rebels, thieves and the like took the drugs, for whom only verbs of taking speak."""
        if self.by_others.match(words, found.end()):
            return True
        return proves and self.others.search(words, max(0, found.start() - _FAR_BEFORE), found.start()) is not None


_BEFORE: Final = 60
_FAR_BEFORE: Final = 150
_ASKS: Final = re.compile(r"\?[\"'\u201d\u2019)]*$")


@cache
def table(name: str) -> dict[str, Any]:
    """The words of ``data/NAME.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def any_of(words: list[str]) -> str:
    """A piece of a regular expression for any of these pieces."""
    return "(?:" + "|".join(words) + ")"


@lru_cache(LANGUAGES)
def cues_of(language: str | None) -> Cues:
    """The cues of a BCP 47 language; English where it is not known, none where there are none."""
    entry = table("cues").get((language or "en").replace("_", "-").split("-")[0].lower())
    if entry is None:
        return Cues()
    made = {name: re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE) for name, words in entry.items()}
    # Up to four words between, none of which begins another statement.
    made["unreal"] = re.compile(rf"\b{any_of(entry['unreal'])}(?:{_BETWEEN}){{0,4}}\s+$", re.IGNORECASE)
    made["negated"] = re.compile(rf"\b{any_of(entry['unreal'])}\b", re.IGNORECASE)
    made["denied"] = re.compile(rf"\b{any_of(entry['denied'])}\b{_SAME_STATEMENT}$", re.IGNORECASE)
    others = any_of(entry["others"])
    made["others"] = re.compile(rf"\b{others}(?:\s+{_NO_ACTOR}[\w'\u2019-]+){{0,6}}\s+$", re.IGNORECASE)
    made["by_others"] = re.compile(rf"{_BY}(?:[\w-]+\s){{0,2}}{others}\b", re.IGNORECASE)
    if (language or "en").startswith("en"):
        made["total"] = re.compile(made["total"].pattern + r"|\b(?:19|20)\d\d[\u2013-]\d\d\b", re.IGNORECASE)
    return Cues(**made)


# Behind a drug: it is not the thing that was found but says of what kind something else is.
OF_KIND: Final = re.compile(
    r"^(?:[ -](?:deal(?:er|ers|ing)|traffick\w*|smuggl\w*|charges?|possession|use|users?|abuse|addict\w*"
    r"|overdos\w*|epidemic|crisis|trade"
    r"|market|ring|cartel|gang|operation|conspiracy|offen[cs]es?|paraphernalia|pipes?|distribut\w*|suppl\w+|import\w*|problem|pipeline"
    r"|habit|testing|test|deaths?|sales?|arrests?|dealing|production|task|enforcement|awareness|prevention|lords?|kingpins?|flow|probe|case|investigation|labs?|laborator\w+|factory|farms?)\b)",
    re.IGNORECASE,
)
