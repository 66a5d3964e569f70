"""Numbers of public registers with check digits: bank accounts (IBAN) and freight containers (ISO 6346)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark

# Lengths by country, from the IBAN registry of SWIFT.
_LENGTHS: Final = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
    "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29,
    "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
    "YE": 30,
}  # fmt: skip
_IBAN: Final = re.compile(
    r"(?<![0-9A-Za-z])([A-Z]{2}|[a-z]{2})[ \u00a0]?[0-9]{2}(?=[ \u00a0-]?[0-9A-Za-z])(?:[ \u00a0-]?[0-9A-Za-z]){10,30}"
)
_CONTAINER: Final = re.compile(
    r"(?<![0-9A-Za-z])([A-Z]{3}[UJZ])[ \u00a0-]?([0-9]{3}[ \u00a0]?[0-9]{3})[ \u00a0/\[(-]{0,2}([0-9])(?![0-9A-Za-z])"
)
_BLANKS: Final = re.compile(r"[ \u00a0-]")


def is_iban(text: str) -> bool:
    """Whether an IBAN without blanks has its country's length and a right remainder (ISO 13616)."""
    if _LENGTHS.get(text[:2]) != len(text) or not text.isascii() or not text.isalnum():
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


def container_check_digit(owner: str, serial: str) -> int:
    """The check digit of a container by ISO 6346; letters are numbered from 10, leaving out multiples of 11."""
    letters = [number for number in range(10, 39) if number % 11]
    values = [letters[ord(sign) - ord("A")] for sign in owner] + [int(sign) for sign in serial]
    return sum(value << place for place, value in enumerate(values)) % 11 % 10


def read_registers(text: str) -> Iterator[Mark]:
    """Yield IBAN and CONTAINER marks whose check digits are right."""
    for found in _IBAN.finditer(text):
        mark = _iban(text, found)
        if mark is not None:
            yield mark
    for found in _CONTAINER.finditer(text):
        serial = _BLANKS.sub("", found[2])
        if container_check_digit(found[1], serial) == int(found[3]):
            number = found[1] + serial + found[3]
            yield Mark(found.start(), found.end(), "CONTAINER", number, 1.0, why="freight container, check digit")


def _iban(text: str, found: re.Match[str]) -> Mark | None:
    """The number may be followed by letters that belong to the next word: the country says how long it is."""
    wanted = _LENGTHS.get(found[1].upper(), 0)
    end, signs = found.start(), 0
    while end < found.end() and signs < wanted:
        signs += _BLANKS.match(text[end]) is None
        end += 1
    number = _BLANKS.sub("", text[found.start() : end]).upper()
    whole = end == len(text) or not text[end].isalnum()
    if not whole or not is_iban(number):
        return None
    return Mark(found.start(), end, "IBAN", number, 1.0, why="IBAN, length and remainder")
