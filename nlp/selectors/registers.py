"""Numbers of public registers with check digits: bank accounts (IBAN), ships (IMO), freight containers (ISO 6346)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark

_LENGTHS: Final = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SD": 18,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22,
    "VG": 24, "XK": 20,
}  # fmt: skip
_IBAN: Final = re.compile(r"(?<![0-9A-Za-z])([A-Z]{2})[0-9]{2}(?=[ \u00a0-]?[0-9A-Z])(?:[ \u00a0-]?[0-9A-Z]){10,30}")
_IMO: Final = re.compile(r"\bIMO(?:\s+(?:number|no\.?|num\.?))?[\s:#\u00a0-]{0,3}([0-9]{7})(?![0-9])", re.IGNORECASE)
_CONTAINER: Final = re.compile(
    r"(?<![0-9A-Za-z])([A-Z]{3}[UJZ])[ \u00a0-]?([0-9]{6})[ \u00a0/-]?([0-9])(?![0-9A-Za-z])"
)
_BLANKS: Final = re.compile(r"[ \u00a0-]")


def is_iban(text: str) -> bool:
    """Whether an IBAN without blanks has its country's length and a right remainder (ISO 13616)."""
    if _LENGTHS.get(text[:2]) != len(text) or not text.isascii() or not text.isalnum():
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


def is_imo(digits: str) -> bool:
    """Whether the last of seven digits is the check digit of a ship's IMO number."""
    return len(digits) == 7 and sum(
        int(d) * weight for d, weight in zip(digits, range(7, 1, -1), strict=False)
    ) % 10 == int(digits[6])


def container_check_digit(owner: str, serial: str) -> int:
    """The check digit of a container by ISO 6346; letters are numbered from 10, leaving out multiples of 11."""
    letters = [number for number in range(10, 39) if number % 11]
    values = [letters[ord(sign) - ord("A")] for sign in owner] + [int(sign) for sign in serial]
    return sum(value << place for place, value in enumerate(values)) % 11 % 10


def read_registers(text: str) -> Iterator[Mark]:
    """Yield IBAN, VESSEL and CONTAINER marks whose check digits are right."""
    for found in _IBAN.finditer(text):
        mark = _iban(text, found)
        if mark is not None:
            yield mark
    for found in _IMO.finditer(text):
        if is_imo(found[1]):
            yield Mark(found.start(), found.end(), "VESSEL", f"IMO {found[1]}", 1.0)
    for found in _CONTAINER.finditer(text):
        if container_check_digit(found[1], found[2]) == int(found[3]):
            yield Mark(found.start(), found.end(), "CONTAINER", found[1] + found[2] + found[3], 1.0)


def _iban(text: str, found: re.Match[str]) -> Mark | None:
    """The number may be followed by capitals that belong to the next word: the country says how long it is."""
    wanted = _LENGTHS.get(found[1], 0)
    end, signs = found.start(), 0
    while end < found.end() and signs < wanted:
        signs += _BLANKS.match(text[end]) is None
        end += 1
    number = _BLANKS.sub("", text[found.start() : end])
    whole = end == len(text) or not text[end].isalnum()
    return Mark(found.start(), end, "IBAN", number, 1.0) if whole and is_iban(number) else None
