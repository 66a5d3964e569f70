"""CashAddr, the form of Bitcoin Cash addresses: base 32 with a checksum of 40 bits (CashAddr specification)."""

from __future__ import annotations

from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)}
_GENERATOR: Final = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_SIGNS: Final = 42


def is_address(address: str) -> bool:
    """Whether ``bitcoincash:…`` in lower case is an address with a sound checksum."""
    prefix, divider, data = address.partition(":")
    values = [_VALUES.get(sign, -1) for sign in data]
    if not divider or len(values) != _SIGNS or -1 in values:
        return False
    return _polymod([*(ord(sign) & 31 for sign in prefix), 0, *values]) == 0


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 35
        checksum = (checksum & 0x07FFFFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            checksum ^= generator if (top >> place) & 1 else 0
    return checksum ^ 1
