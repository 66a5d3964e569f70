"""Quantities and money in Chinese, Japanese, Korean and Thai: "120公斤", "約500キロ", "1億2000万円", "6 ล้านเม็ด"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from nlp.amounts.digits import DIGITS, digits_value
from nlp.amounts.folding import is_eastern
from nlp.amounts.units import written
from nlp.marks import Mark

_ANY: Final = re.compile(r"[\u0e01-\u0e3a\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_MOST_PARTS: Final = 12
_NEAR: Final = 40
_MYRIAD: Final = 1e4
_LARGEST: Final = 1e15


@dataclass(frozen=True, slots=True, eq=False)
class _Tongue:
    """The amounts of one language. ``amount`` has groups ``number``, ``unit``, ``money`` and ``before``."""

    signs: re.Pattern[str]
    amount: re.Pattern[str]
    part: re.Pattern[str]
    values: Mapping[str, float]
    scales: Mapping[str, float]
    units: Mapping[str, tuple[str, float]]
    currencies: Mapping[str, str]
    doubtful: frozenset[str]


def read_unspaced(text: str, language: str | None, drugs: Sequence[Mark] = ()) -> Iterator[Mark]:
    """Yield QUANTITY and MONEY marks of the languages whose signs the text has.

    Packages and the like count only near one of the ``drugs``. Chinese signs are read as Japanese where kana stand.
    """
    if not is_eastern(text) or not _ANY.search(text):
        return
    for tongue in _spoken(text, language):
        for found in tongue.amount.finditer(text):
            mark = _mark(found, tongue, drugs)
            if mark is not None:
                yield mark


def _spoken(text: str, language: str | None) -> Iterator[_Tongue]:
    japanese = _tongue("ja").signs.search(text) is not None or (language or "").startswith("ja")
    for code in ("ja" if japanese else "zh", "ko", "th"):
        if code == "ja" or _tongue(code).signs.search(text):
            yield _tongue(code)


def _mark(found: re.Match[str], tongue: _Tongue, drugs: Sequence[Mark]) -> Mark | None:
    value = _value(found["number"], tongue)
    if value is None or not 0 < value < _LARGEST:
        return None
    start, end = found.start("before" if found["before"] else "number"), found.end()
    money = found["money"] or found["before"]
    if money:
        return Mark(start, end, "MONEY", None, 0.9, value, tongue.currencies[money])
    unit = found["unit"]
    if unit is None or (unit in tongue.doubtful and not _near(drugs, start, end)):
        return None
    name, times = tongue.units[unit]
    value += 0.5 if found["half"] else 0.0
    return Mark(start, end, "QUANTITY", written(round(value * times, 9), name), 0.9, round(value * times, 9), name)


def _near(drugs: Sequence[Mark], start: int, end: int) -> bool:
    return any(drug.start < end + _NEAR and drug.end > start - _NEAR for drug in drugs)


def _value(number: str, tongue: _Tongue) -> float | None:
    """ "1億2000万" and "三百五十": signs for powers of ten multiply what stands before them, myriads all of it."""
    total, group, current = 0.0, 0.0, None
    for count, part in enumerate(tongue.part.finditer(number)):
        if count >= _MOST_PARTS:
            return None
        sign = part[0].strip()
        scale = tongue.scales.get(sign)
        if scale is None:
            digits = tongue.values.get(sign)
            value = digits if digits is not None else digits_value(sign)
            if value is None or current is not None:
                return None
            current = value
        elif scale >= _MYRIAD:
            total, group, current = total + (group + (current or (0.0 if group else 1.0))) * scale, 0.0, None
        else:
            group, current = group + (1.0 if current is None else current) * scale, None
    return round(total + group + (current or 0.0), 9)


@cache
def _tongue(code: str) -> _Tongue:
    entry = _data()[code]
    sign = f"(?:{_any([*entry['numerals'], *entry['scales']])})"
    one = rf"(?:{DIGITS}|{sign})"
    behind = {**entry["currencies"], **entry["currencies_before"]}
    # "一千克" is one kilogram either way; "35.6千克" is not 35,600 grams.
    number = rf"{one}(?:[ \u00a0]?(?!\u5343\u514b){one}){{0,{_MOST_PARTS}}}"
    before = rf"(?P<before>{_any(entry['currencies_before'])})?" if entry["currencies_before"] else "(?P<before>(?!))?"
    passed = rf"(?:{_any(entry['passed'])})?"
    ends = r"(?![A-Za-z/])"
    return _Tongue(
        re.compile(entry["signs"]),
        re.compile(
            rf"(?<![0-9.,])(?<![^A-Za-z][A-Za-z])(?<!^[A-Za-z]){_not_behind(entry['vague'])}"
            rf"{before}(?P<number>{number}){passed}[ \u00a0]?"
            rf"(?:(?P<money>{_any(entry['currencies'])})|(?P<unit>{_any(entry['units'])}){ends}(?P<half>半)?"
            rf"|(?(before)|(?!)))"
        ),
        re.compile(rf"{DIGITS}|{sign}"),
        entry["numerals"],
        entry["scales"],
        {form: (unit, float(times)) for form, (unit, times) in entry["units"].items()},
        behind,
        frozenset(entry["doubtful"]),
    )


def _not_behind(vague: Iterable[str]) -> str:
    return "".join(f"(?<!{re.escape(word)})" for word in vague)


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("nlp.amounts") / "data" / "unspaced.toml").read_text("utf-8"))
