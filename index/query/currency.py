"""A currency named beside a range of values belongs to the same event as the value."""

from __future__ import annotations

import re
from dataclasses import replace

from index.query.ast import Node, NumberRange, Or, Word
from index.query.errors import QueryError

_CODE = re.compile(r"[A-Za-z]{1,16}", re.ASCII)
_NAMES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP",
    "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "₽": "RUB", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "₹": "INR", "rupees": "INR", "฿": "THB", "baht": "THB",
    "bitcoin": "BTC", "bitcoins": "BTC", "₿": "BTC", "monero": "XMR", "ether": "ETH",
}  # fmt: skip


def currency_code(text: str, column: int) -> str:
    """Return the code of a currency in capitals. Raises ``QueryError``, with the code where a name was written."""
    meant = _NAMES.get(text.casefold())
    if meant or not _CODE.fullmatch(text):
        hint = f": did you mean `{meant}`?" if meant else ""
        raise QueryError(column, f"expected the code of a currency such as EUR{hint}")
    return text.upper()


def with_currency(parts: list[Node]) -> list[Node]:
    """Return the parts of a conjunction with the currency that stands among them moved into its ``value`` ranges.

    ``value:>5 currency:(EUR OR USD)`` becomes one range for each currency. Without a ``value`` range, or with several
    currencies that must all hold, the parts stay as they are.
    """
    currencies = [codes for part in parts if (codes := _codes(part))]
    free = [part for part in parts if _lacks_currency(part)]
    if len(currencies) != 1 or not free:
        return parts
    codes = currencies[0]
    return [_in_currencies(part, codes) for part in parts if not _codes(part)]


def _lacks_currency(part: Node) -> bool:
    return isinstance(part, NumberRange) and part.field == "value" and part.currency is None


def _codes(part: Node) -> tuple[str, ...]:
    """The currencies that a part of a conjunction allows, if it says nothing else."""
    match part:
        case Word(text=code, field="currency"):
            return (code.upper(),)
        case Or(parts=alternatives) if all(
            isinstance(each, Word) and each.field == "currency" for each in alternatives
        ):
            return tuple(dict.fromkeys(code for each in alternatives for code in _codes(each)))
    return ()


def _in_currencies(part: Node, codes: tuple[str, ...]) -> Node:
    if not (isinstance(part, NumberRange) and _lacks_currency(part)):
        return part
    ranges = tuple(replace(part, currency=code) for code in codes)
    return ranges[0] if len(ranges) == 1 else Or(ranges)
