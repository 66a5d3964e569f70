"""Words of the calendar by language, read from ``data/calendar.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from nlp.languages import LANGUAGES

Kind = Literal["month", "weekday", "day", "unit", "season"]
_UPPER_CASE: Final = frozenset({"en", "de", "tr", "el"})
_NO_CASE: Final = frozenset({"ar", "fa"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the calendar. ``value``: 1 to 12 of months, 0 to 6 of weekdays from Monday, days from today, or a unit.

    ``tail`` are the words that must follow the first, one sign between; ``short``: an abbreviation.
    """

    kind: Kind
    value: int | str
    tail: tuple[str, ...] = ()
    short: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The words of a language by their first word, in small letters, and the patterns made of them.

    ``capitals``: months and weekdays begin with a capital letter; None where there are
    none. ``before`` matches day (and weekday) before a month.
    """

    code: str
    words: Mapping[str, tuple[Word, ...]]
    which: Mapping[str, str]
    inside: frozenset[str]
    capitals: bool | None
    before: re.Pattern[str]
    after: re.Pattern[str]
    ago_before: re.Pattern[str] | None
    ago_behind: re.Pattern[str] | None
    steps: Mapping[str, int]
    """Phrases that count from the day told before: "the next day"."""
    stepping: re.Pattern[str] | None


@cache
def _data() -> dict[str, dict[str, Any]]:
    folder = files("nlp.amounts") / "data"
    return {
        code: entry
        for name in ("calendar.toml", "calendar_2.toml")
        for code, entry in tomllib.loads((folder / name).read_text("utf-8")).items()
    }


@lru_cache(LANGUAGES)
def calendar_of(code: str | None) -> Calendar | None:
    """The calendar of a BCP 47 language; English where it is not known, None where the data has none."""
    base = (code or "en").replace("_", "-").split("-")[0].lower()
    entry = _data().get(base)
    if entry is None:
        return None
    which = {word: name for name in ("last", "next", "this") for word in entry[name]}
    ago = entry["ago"].split("{n}")
    return Calendar(
        base,
        _words(entry),
        which,
        frozenset(entry["in"]),
        None if base in _NO_CASE else base in _UPPER_CASE,
        _before(entry),
        _after(entry),
        re.compile(rf"\b{re.escape(ago[0].strip())}\s+$", re.IGNORECASE) if ago[0] else None,
        re.compile(rf"\s+{re.escape(ago[1].strip())}\b", re.IGNORECASE) if ago[1] else None,
        entry.get("steps", {}),
        _steps(entry),
    )


def _words(entry: Mapping[str, Any]) -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}

    def add(forms: Sequence[str], kind: Kind, value: int | str) -> None:
        for form in forms:
            first, *tail = re.split(r"[ -]", form)
            short = kind in ("month", "weekday") and _is_short(form, forms[0])
            found.setdefault(first, []).append(Word(kind, value, tuple(tail), short))

    for number, forms in enumerate(entry["months"], 1):
        add(forms.split("|"), "month", number)
    for number, forms in enumerate(entry["weekdays"]):
        add(forms.split("|"), "weekday", number)
    for form, days in entry["days"].items():
        add(["aujourd hui" if form == "aujourd" else form], "day", days)
    for form, unit in entry["units"].items():
        add([form], "unit", unit)
    add(entry["seasons"], "season", "season")
    return {first: tuple(sorted(words, key=lambda word: -len(word.tail))) for first, words in found.items()}


def _is_short(form: str, whole: str) -> bool:
    """Whether a form is an abbreviation, and not one of another case."""
    return len(form) <= 5 and (len(form) < len(whole) - 1 or (len(form) == 3 and len(whole) == 4))


def _steps(entry: Mapping[str, Any]) -> re.Pattern[str] | None:
    phrases = entry.get("steps", {})
    return re.compile(rf"(?<!\w)(?:{_any(phrases)})(?!\w)", re.IGNORECASE) if phrases else None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _before(entry: Mapping[str, Any]) -> re.Pattern[str]:
    days = _any(form for forms in entry["weekdays"] for form in forms.split("|"))
    return re.compile(
        rf"(?:\b(?P<weekday>{days})\.?,?\s+(?:the\s|el\s|le\s|den\s|dem\s|de\s|dia\s|d\u00eda\s|il\s)?\s*)?"
        r"(?<![\d.,:/$\u20ac\u00a3-])(?P<day>[0-3]?\d)(?:st|nd|rd|th|\u00ba|\u00b0|er|\u00aa|\.)?"
        r"(?:\s?(?:-|\u2013|to|and|y|et|e|und|en|a|au|bis|tot|al)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th|\u00ba|\u00b0|\.)?)?"
        rf"(?:\s(?:{_any(entry['between']) or 'of'}))?[\s-]$",
        re.IGNORECASE,
    )


def _after(entry: Mapping[str, Any]) -> re.Pattern[str]:
    between = _any([*entry["between"], "of"])
    word = rf"(?:\s?(?:{entry['year_word']})(?!\w))?" if "year_word" in entry else ""
    return re.compile(
        rf"\.?(?:,?\s(?:(?:{between})\s)?|-|,)(?P<year>(?:19|20)\d\d)(?![\w/%$]|[.,]\d){word}", re.IGNORECASE
    )
