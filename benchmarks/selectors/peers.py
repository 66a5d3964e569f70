"""What selectors are read by elsewhere: plain regular expressions, and the matcher of ``phonenumbers`` alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

from nlp.annotation import Label
from nlp.marks import Mark, without_overlaps
from nlp.selectors import read_selectors

_PLAIN: Final[Mapping[Label, re.Pattern[str]]] = {
    "EMAIL": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    "URL": re.compile(r"https?://\S+|www\.\S+"),
    "IP": re.compile(r"\b(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b"),
    "ONION": re.compile(r"\b[a-z2-7]{16,56}\.onion\b"),
    "WALLET": re.compile(
        r"\b(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[a-z0-9]{25,62}|0x[0-9a-fA-F]{40}|[48][1-9A-HJ-NP-Za-km-z]{94})\b"
    ),
    "IBAN": re.compile(r"\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\b"),
    "CONTAINER": re.compile(r"\b[A-Z]{3}[UJZ] ?[0-9]{6}-?[0-9]\b"),
    "VESSEL": re.compile(r"\bIMO[: ]*[0-9]{7}\b"),
    "PHONE": re.compile(r"\+?[0-9][0-9 ().-]{7,}[0-9]"),
    "HANDLE": re.compile(r"(?<!\w)@\w+"),
}


def by_watchfloor(text: str) -> list[Mark]:
    """Our own reading, as it stands after overlaps have given way; the language is not told."""
    return without_overlaps(read_selectors(text, "en"))


def by_expressions(text: str) -> list[Mark]:
    """Regular expressions as they are usually written, without checksums."""
    marks = [
        Mark(found.start(), found.end(), label, found[0])
        for label, pattern in _PLAIN.items()
        for found in pattern.finditer(text)
    ]
    return without_overlaps(marks)


def by_phonenumbers(text: str) -> list[Mark]:
    """Telephone numbers as the library finds them in a text of the United States."""
    return [
        Mark(found.start, found.end, "PHONE", format_number(found.number, PhoneNumberFormat.E164))
        for found in PhoneNumberMatcher(text, "US")
    ]
