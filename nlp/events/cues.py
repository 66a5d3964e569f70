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


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What shows a seizure in one language. ``seized`` proves it, ``found`` needs an object that was found."""

    seized: re.Pattern[str]
    found: re.Pattern[str]
    not_done: re.Pattern[str]
    total: re.Pattern[str]


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
        return Cues(_NEVER, _NEVER, _NEVER, _NEVER)
    made = {name: re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE) for name, words in entry.items()}
    if (language or "en").startswith("en"):
        made["total"] = re.compile(made["total"].pattern + r"|\b(?:19|20)\d\d[\u2013-]\d\d\b", re.IGNORECASE)
    return Cues(made["seized"], made["found"], made["not_done"], made["total"])


# Behind a drug: it is not the thing that was found but says of what kind something else is.
OF_KIND: Final = re.compile(
    r"^(?:[ -](?:deal(?:er|ers|ing)|traffick\w*|smuggl\w*|charges?|possession|use|users?|abuse|addict\w*"
    r"|overdos\w*|epidemic|crisis|trade"
    r"|market|ring|cartel|gang|operation|conspiracy|offen[cs]es?|paraphernalia|pipes?|distribut\w*|suppl\w+|import\w*|problem|pipeline"
    r"|habit|testing|test|deaths?|sales?|arrests?|dealing|production|task|enforcement|awareness|prevention|lords?|kingpins?|flow|probe|case|investigation)\b)",
    re.IGNORECASE,
)
WORTH: Final = re.compile(rf"\b{any_of(table('roles')['worth']['words'])}\b", re.IGNORECASE)
