"""Base58Check, the form of older Bitcoin addresses: a payload and the first four bytes of its double SHA-256."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

BITCOIN: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE: Final = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
"""The same signs in the order of the XRP ledger."""
_VALUES: Final = {alphabet: {sign: value for value, sign in enumerate(alphabet)} for alphabet in (BITCOIN, RIPPLE)}
_LONGEST: Final = 120


def plain(text: str, alphabet: str = BITCOIN) -> bytes | None:
    """Return the bytes of a number in Base58; None where a sign is wrong, or the text is empty or far too long."""
    if not text or len(text) > _LONGEST:
        return None
    values = _VALUES[alphabet]
    number = 0
    for sign in text:
        value = values.get(sign)
        if value is None:
            return None
        number = number * 58 + value
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


def decode(text: str, alphabet: str = BITCOIN) -> bytes | None:
    """Return version and payload; None where a sign or the checksum is wrong, or the text is far too long."""
    data = plain(text, alphabet)
    if data is None or len(data) <= 4:
        return None
    body, checksum = data[:-4], data[-4:]
    return body if sha256(sha256(body).digest()).digest()[:4] == checksum else None
