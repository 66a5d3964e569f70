"""Names of months and of time zones, as publishers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from crawler.extract.dates.text import any_of, plain

JANUARY = 0xE000
"""One less than the sign that stands for January in ``with_signs``; the other eleven follow."""
FARVARDIN = 0xE020
"""The same for the first month of the solar calendar of Iran."""
MONTH = "[\ue001-\ue00c]\ue0ff*"
JALALI_MONTH = "[\ue021-\ue02c]\ue0ff*"

_FILLER = "\ue0ff"
"""Follows a sign so often that the text keeps its length."""
_SOUTH_EAST = r"[\u0e00-\u0eff]+(?:\.[\u0e00-\u0eff]+)*"
_WORD = re.compile(rf"{_SOUTH_EAST}|[^\W\d_](?:[^\W_\d]|[\u0900-\u109f\u1780-\u17ff\u0d80-\u0dff॰׳'’])*")
_AROUND = re.compile(r"^ខែ|^d['’]|လ$|[॰׳'’].*$")
"""The word for month that Khmer and Burmese write before and behind its name, ``d'``, and what marks an ending."""


def with_signs(text: str, language: str = "") -> str:
    """Return ``plain`` text with one sign for every name of a month, by which it is read whatever its language.

    The text keeps its length: a sign stands where the name began, with fillers behind it.

    ``language`` is that of the page and decides where two languages use one name for different months.
    """
    _, phrases = _names()
    if phrases:
        text = _phrase().sub(lambda found: _filled(chr(phrases[found[0]]), found[0]), text)
    return _WORD.sub(lambda found: _filled(_sign(found[0], language), found[0]), text)


def month_of(word: str, language: str = "") -> int | None:
    """The number of the month (1 to 12) that has this name in any language; None where none has."""
    sign = _sign(plain(word), language)
    return ord(sign) - JANUARY if re.fullmatch(MONTH, sign) else None


def _filled(sign: str, word: str) -> str:
    return sign + _FILLER * (len(word) - len(sign))


def _sign(word: str, language: str) -> str:
    names, _ = _names()
    found = names.get(f"{language}:{word}") or names.get(word)
    if found is None and (bare := _AROUND.sub("", word)) != word:
        found = names.get(bare)
    return word if found is None else chr(found)


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, int], dict[str, int]]:
    """Signs by name, for single words (also as ``language:name`` where languages differ) and for several words."""
    words: dict[str, int] = {}
    phrases: dict[str, int] = {}
    for language, number, name in _lines():
        sign = number + (FARVARDIN if language == "jalali" else JANUARY)
        key = plain(name)
        if words.setdefault(key, sign) != sign:
            key = f"{language}:{key}"
        (phrases if " " in name else words).setdefault(key, sign)
    return words, phrases


@lru_cache(maxsize=1)
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_names()[1])})(?!\w)")


def _lines() -> Iterator[tuple[str, int, str]]:
    for line in files("crawler").joinpath("data/month_names.txt").read_text("utf-8").splitlines():
        language, mark, months = line.partition(": ")
        if mark and not line.startswith("#"):
            for number, names in enumerate(months.split("|"), 1):
                yield from ((language, number, name.strip()) for name in names.split(",") if name.strip())


# Hours east of Greenwich. Names that different countries use for different zones (IST, AST) are left out.
ZONES: dict[str, float] = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "met": 1,
    "cest": 2, "mesz": 2, "mest": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "eat": 3, "gst": 4, "pkt": 5,
    "wib": 7, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "art": -3, "adt": -3, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7,
    "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
