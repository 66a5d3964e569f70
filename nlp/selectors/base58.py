"""Base58Check, the form of older Bitcoin addresses: a payload and the first four bytes of its double SHA-256."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)}
_LONGEST: Final = 120


def decode(text: str) -> bytes | None:
    """Return version and payload; None where a sign or the checksum is wrong, or the text is far too long."""
    if not text or len(text) > _LONGEST:
        return None
    number = 0
    for sign in text:
        value = _VALUES.get(sign)
        if value is None:
            return None
        number = number * 58 + value
    zeros = len(text) - len(text.lstrip("1"))
    data = bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)
    body, checksum = data[:-4], data[-4:]
    return body if len(data) > 4 and sha256(sha256(body).digest()).digest()[:4] == checksum else None
