"""Whether digits are a telephone number of a country's numbering plan, by the plans that ``phonenumbers`` carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

_DIGITS: Final = re.compile(r"[0-9]+")
_FEWEST: Final = 8
_LIKELY: Final = 9


@dataclass(frozen=True, slots=True)
class Number:
    """A number in E.164 and how it was read."""

    e164: str
    why: str


def international(written: str, cued: bool) -> Number | None:
    """A number with its country's code; beside a cue it need only be long enough for its country."""
    digits = "".join(_DIGITS.findall(written))
    number = _parsed("+" + digits.removeprefix("00") if not written.lstrip("( ").startswith("+") else "+" + digits)
    if number is None or len(digits) < _FEWEST:
        return None
    # Numbers set aside for fiction, and new ranges, are possible without being valid.
    likely = cued or ("+" in written and len(digits) > _LIKELY and len(_DIGITS.findall(written)) > 2)
    sound = phonenumbers.is_valid_number(number) or (likely and _is_whole(number))
    return _made(number, "with its country's code") if sound else None


def north_american(written: str, local: bool) -> Number | None:
    """A number in the three groups of the North American plan; 555-01xx, set aside for fiction, counts as one."""
    number = _parsed(written, "US")
    if number is None or not local:
        return None
    digits = str(number.national_number)
    if len(digits) == 10 and digits[3:8] == "55501":
        number_of_area = _parsed(digits[:3] + "2345678", "US")
        return _made(number, "North American") if number_of_area and _is_valid(number_of_area) else None
    return _made(number, "North American") if _is_valid(number) else None


def national(written: str, regions: Sequence[str], cued: bool) -> Number | None:
    """A number as one of the countries writes it; without a cue it must be grouped as that country does."""
    read = [(region, number) for region in regions if (number := _parsed(written, region)) is not None]
    valid = [(region, number) for region, number in read if _is_valid(number, region)]
    grouped = [(region, number) for region, number in valid if _is_grouped(number, written)]
    likely = [(region, number) for region, number in read[:1] if _is_possible(number, written)]
    for region, number in [*grouped, *valid, *likely] if cued else grouped:
        return _made(number, f"as written in {region}")
    return None


def _is_valid(number: PhoneNumber, region: str | None = None) -> bool:
    if region is None:
        return bool(phonenumbers.is_valid_number(number))
    return bool(phonenumbers.is_valid_number_for_region(number, region))


def _is_whole(number: PhoneNumber) -> bool:
    return bool(phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE)


def _is_possible(number: PhoneNumber, written: str) -> bool:
    """Numbers set aside for fiction, and new ranges, are possible without being valid."""
    groups = _DIGITS.findall(written)
    own = not (number.country_code == 1 and written.lstrip("(").startswith("0"))
    return own and bool(phonenumbers.is_possible_number(number)) and len(groups) > 1 and len("".join(groups)) > _FEWEST


def _is_grouped(number: PhoneNumber, written: str) -> bool:
    groups = _DIGITS.findall(written)
    usual = _DIGITS.findall(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
    # Pairs that only rise are rather a row of figures than a number.
    rising = all(len(group) < 3 for group in groups) and sorted(groups) == groups
    return len(groups) > 1 and not rising and (groups == usual or (groups[0] == usual[0] and len(groups[1]) > 3))


def _parsed(written: str, region: str | None = None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None


def _made(number: PhoneNumber, why: str) -> Number:
    return Number(phonenumbers.format_number(number, PhoneNumberFormat.E164), why)
