"""Words that tell a seizure from other talk of drugs, and a single one from a total; from ``data/cues.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

_DATA: Final = files("nlp.events") / "data"
_NEVER: Final = re.compile(r"(?!)")
_BETWEEN: Final = (
    r"\s+(?!(?:but|and|while|although|then|pero|sino|mais|mas|ma|aber|sondern|maar|y|et|und|en|e)\b)[\w'\u2019-]+"
)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What shows a seizure in one language. ``seized`` proves it, ``found`` needs an object that was found."""

    seized: re.Pattern[str]
    found: re.Pattern[str]
    not_done: re.Pattern[str]
    total: re.Pattern[str]
    unreal: re.Pattern[str]
    at_large: re.Pattern[str]

    def cue(self, words: str) -> tuple[re.Match[str], bool] | None:
        """What shows in a sentence that something was seized, and whether that alone proves it."""
        if self.at_large.search(words):
            return None
        for pattern, proves in ((self.seized, True), (self.found, False)):
            if pattern is self.found and self.not_done.search(words):
                return None
            for found in pattern.finditer(words):
                if not self.unreal.search(words, max(0, found.start() - _BEFORE), found.start()):
                    return found, proves
        return None


_BEFORE: Final = 60


@cache
def table(name: str) -> dict[str, Any]:
    """The words of ``data/NAME.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def any_of(words: list[str]) -> str:
    """A piece of a regular expression for any of these pieces."""
    return "(?:" + "|".join(words) + ")"


@cache
def cues_of(language: str | None) -> Cues:
    """The cues of a BCP 47 language; English where it is not known, none where there are none."""
    entry = table("cues").get((language or "en").replace("_", "-").split("-")[0].lower())
    if entry is None:
        return Cues(_NEVER, _NEVER, _NEVER, _NEVER, _NEVER, _NEVER)
    made = {name: re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE) for name, words in entry.items()}
    # Up to four words between, none of which begins another statement.
    made["unreal"] = re.compile(rf"\b{any_of(entry['unreal'])}(?:{_BETWEEN}){{0,4}}\s+$", re.IGNORECASE)
    if (language or "en").startswith("en"):
        made["total"] = re.compile(made["total"].pattern + r"|\b(?:19|20)\d\d[\u2013-]\d\d\b", re.IGNORECASE)
    return Cues(
        made["seized"], made["found"], made["not_done"], made["total"], made["unreal"], made.get("at_large", _NEVER)
    )


# Behind a drug: it is not the thing that was found but says of what kind something else is.
OF_KIND: Final = re.compile(
    r"^(?:[ -](?:deal(?:er|ers|ing)|traffick\w*|smuggl\w*|charges?|possession|use|users?|abuse|addict\w*"
    r"|overdos\w*|epidemic|crisis|trade"
    r"|market|ring|cartel|gang|operation|conspiracy|offen[cs]es?|paraphernalia|pipes?|distribut\w*|suppl\w+|import\w*|problem|pipeline"
    r"|habit|testing|test|deaths?|sales?|arrests?|dealing|production|task|enforcement|awareness|prevention|lords?|kingpins?|flow|probe|case|investigation)\b)",
    re.IGNORECASE,
)
WORTH: Final = re.compile(rf"\b{any_of(table('roles')['worth']['words'])}\b", re.IGNORECASE)
