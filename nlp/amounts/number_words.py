"""Number words of the languages that have them here, read from ``data/number_words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from nlp.languages import LANGUAGES

Kind = Literal["digits", "small", "hundred", "scale", "part", "join", "tens_join", "of", "article"]
_LONGEST_WORD: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Number words of a language; ``words`` gives a word's kind and value, words for ranges are in small letters."""

    code: str
    words: Mapping[str, tuple[Kind, float]]
    alone: frozenset[str]
    vague: frozenset[str]
    ranges: frozenset[str]
    between: frozenset[str]
    range_ands: frozenset[str]
    and_half: re.Pattern[str] | None
    glue: re.Pattern[str] | None
    morphemes: Mapping[str, float | str]
    tens_behind: bool = False
    prefixed: frozenset[str] = frozenset()
    """Words written together with a one-letter word before them."""

    def look_up(self, word: str) -> tuple[Kind, float] | None:
        """The kind and value of a word in small letters; words written together are taken apart."""
        found = self.words.get(word)
        if found is None and self.glue is not None and 5 < len(word) < _LONGEST_WORD:
            return _glued(self, word)
        return found


@cache
def _data() -> dict[str, dict[str, Any]]:
    folder = files("nlp.amounts") / "data"
    return {
        code: entry
        for name in ("number_words.toml", "number_words_2.toml")
        for code, entry in tomllib.loads((folder / name).read_text("utf-8")).items()
    }


@lru_cache(LANGUAGES)
def language_of(code: str | None) -> Language:
    """The number words of a BCP 47 language; English where it is not known, none where the data has none."""
    base = (code or "en").replace("_", "-").split("-")[0].lower()
    entry = _data().get(base, {})
    halves = "|".join(re.escape(phrase).replace(r"\ ", r"[ -]") for phrase in entry.get("and_half", ()))
    sets = {name: frozenset(entry.get(name, ())) for name in ("alone", "vague", "ranges", "between", "range_ands")}
    morphemes = _morphemes(entry)
    return Language(
        base,
        _words(entry),
        **sets,
        and_half=re.compile(rf"[ -](?:{halves})\b", re.IGNORECASE) if halves else None,
        glue=_glue(morphemes) if morphemes else None,
        morphemes=morphemes,
        tens_behind=bool(entry.get("tens_behind")),
        prefixed=frozenset(prefix + word for prefix in entry.get("prefixes", ()) for word in _words(entry))
        - frozenset(entry.get("small", ())),
    )


def _words(entry: Mapping[str, Any]) -> dict[str, tuple[Kind, float]]:
    words: dict[str, tuple[Kind, float]] = {}
    kind: Kind
    for kind, names in (
        ("article", "articles"), ("of", "of"), ("tens_join", "tens_joins"), ("join", "joins"),
    ):  # fmt: skip
        words |= dict.fromkeys(entry.get(names, ()), (kind, 1.0))
    for kind, names in (("small", "small"), ("hundred", "hundreds"), ("scale", "scales"), ("part", "parts")):
        words |= {word: (kind, float(value)) for word, value in entry.get(names, {}).items()}
    # Ukrainian writes its apostrophe in three ways.
    words |= {word.replace("'", sign): words[word] for word in [*words] for sign in "\u2019\u02bc" if "'" in word}
    return {prefix + word: found for prefix in entry.get("prefixes", ()) for word, found in words.items()} | words


def _morphemes(entry: Mapping[str, Any]) -> dict[str, float | str]:
    if not entry.get("glued"):
        return {}
    scales = {word: value for word, value in entry["scales"].items() if value == 1000}
    hundreds = {word: value for word, value in entry["hundreds"].items() if value == 100}
    return {**entry["small"], **hundreds, **scales, **entry.get("glue", {})}


def _glue(morphemes: Mapping[str, object]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, morphemes), key=len, reverse=True)))


@lru_cache(4096)
def _glued(language: Language, word: str) -> tuple[Kind, float] | None:
    """ "zweihundertfünfzig": the morphemes must cover the word; ones and tens add up in any order."""
    total, current, end, count = 0.0, 0.0, 0, 0
    assert language.glue is not None
    for found in language.glue.finditer(word):
        if found.start() != end:
            return None
        end, count = found.end(), count + 1
        value = language.morphemes[found[0]]
        if isinstance(value, str):
            current += 0.5 if value == "half" else 0.0
        elif value == 1000:
            total, current = total + (current or 1) * value, 0.0
        elif value == 100 and found[0] in ("hundert", "cento", "honderd"):
            current = (current or 1) * value
        else:
            current += value
    return ("small", total + current) if end == len(word) and count > 1 and total + current > 0 else None
