"""Money: an amount with its currency, as in "$1.3 million", "2,000 euros", "£1.25m"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.amounts.numbers import DIGITS, NUMBER, parse_number
from nlp.marks import Mark

_SIGNS: Final = {
    "US$": "USD", "AU$": "AUD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "CA$": "CAD", "C$": "CAD", "R$": "BRL",
    "$": "USD", "\u00a3": "GBP", "\u20ac": "EUR", "\u00a5": "JPY", "\u20b9": "INR", "\u20bd": "RUB", "\u20b1": "PHP",
    "\u0e3f": "THB", "\u20ba": "TRY", "\u20ac ": "EUR",
}  # fmt: skip
_CODES: Final = "USD|EUR|GBP|AUD|CAD|NZD|CHF|MXN|BRL|COP|JPY|CNY|INR|RUB|THB|PHP|ZAR|SEK|NOK|DKK|PLN|TRY|HKD|SGD|AED"
_NAMES: Final = {
    "dollar": "USD", "euro": "EUR", "pounds sterling": "GBP", "pound sterling": "GBP", "peso": "MXN", "yen": "JPY",
    "yuan": "CNY", "rupee": "INR", "rouble": "RUB", "ruble": "RUB", "baht": "THB", "rand": "ZAR", "franc": "CHF",
    "krona": "SEK", "kroner": "NOK", "zloty": "PLN", "lira": "TRY", "real": "BRL", "reais": "BRL", "dirham": "AED",
    "bitcoin": "BTC", "btc": "BTC",
}  # fmt: skip
_NATIONAL: Final = {
    "australian": "AUD", "canadian": "CAD", "us": "USD", "u.s.": "USD", "american": "USD", "new zealand": "NZD",
    "hong kong": "HKD", "colombian": "COP", "mexican": "MXN", "philippine": "PHP", "singapore": "SGD", "swiss": "CHF",
    "argentine": "ARS", "chilean": "CLP", "british": "GBP",
}  # fmt: skip
_SCALE: Final = r"(?:[ \u00a0-]?(?:hundred|thousand|million|billion|trillion|mln|bn)\b|(?:mn|m|k)\b)"
_SIGN: Final = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_NATION: Final = "|".join(map(re.escape, _NATIONAL))
_NAME: Final = "|".join(sorted(_NAMES, key=len, reverse=True))
_MONEY: Final = re.compile(
    rf"(?<![\w])(?:(?P<sign>{_SIGN})[ \u00a0]?(?P<after>{DIGITS}{_SCALE}?)(?:[ ](?:US )?dollars\b)?"
    rf"|(?P<code>{_CODES})[ \u00a0]?(?P<coded>{DIGITS}{_SCALE}?)"
    rf"|(?P<before>{NUMBER})[ \u00a0-]?(?:(?P<tailsign>\u20ac|\u00a3)|(?P<tailcode>{_CODES})\b"
    rf"|(?:(?P<nation>{_NATION})[ ])?(?P<name>{_NAME})(?:e?s)?\b))",
    re.IGNORECASE,
)
_STERLING: Final = re.compile(
    r"(?:worth|cost(?:ing)?|paid|pay|fined?|valued at|value of|price of|profits? of)\s+(?:\w+\s+){0,2}"
    rf"(?P<money>(?P<before>{NUMBER})[ ]pounds)\b(?! of (?!cash))",
    re.IGNORECASE,
)


def read_money(text: str) -> Iterator[Mark]:
    """Yield MONEY marks; ``amount`` in the currency that ``unit`` names by its ISO 4217 code."""
    for found in _MONEY.finditer(text):
        amount = parse_number(found["after"] or found["coded"] or found["before"])
        if amount is not None:
            yield Mark(found.start(), found.end(), "MONEY", None, 0.9, amount, _currency(found))
    for found in _STERLING.finditer(text):
        amount = parse_number(found["before"])
        if amount is not None:
            yield Mark(found.start("money"), found.end("money"), "MONEY", None, 0.8, amount, "GBP")


def _currency(found: re.Match[str]) -> str:
    sign = found["sign"] or found["tailsign"]
    if sign:
        return _SIGNS[sign.upper()]
    code = found["code"] or found["tailcode"]
    if code:
        return code.upper()
    nation = found["nation"]
    return _NATIONAL[nation.lower()] if nation else _NAMES[found["name"].lower()]
