"""Bech32 and Bech32m, the form of SegWit addresses (BIP 173 and BIP 350)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)}
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CONSTANT: Final = {"bech32": 1, "bech32m": 0x2BC830A3}
_LONGEST: Final = 90
_CHECKSUM: Final = 6


def _polymod(values: Iterable[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            checksum ^= generator if (top >> place) & 1 else 0
    return checksum


def decode(text: str) -> tuple[str, list[int], str] | None:
    """Return (prefix, five-bit values, "bech32" or "bech32m"); None where the text is neither."""
    if not 8 <= len(text) <= _LONGEST or (text.lower() != text and text.upper() != text):
        return None
    text = text.lower()
    prefix, divider, data = text.rpartition("1")
    values = [_VALUES.get(sign, -1) for sign in data]
    if not divider or not prefix or len(values) < _CHECKSUM or -1 in values:
        return None
    if not all(33 <= ord(sign) <= 126 for sign in prefix):
        return None
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    checksum = _polymod([*expanded, *values])
    spec = next((name for name, constant in _CONSTANT.items() if constant == checksum), None)
    return None if spec is None else (prefix, values[:-_CHECKSUM], spec)


def _to_bytes(values: Sequence[int]) -> bytes | None:
    """Regroup five-bit values to bytes; None where the padding is not zero or too long."""
    number, bits, data = 0, 0, bytearray()
    for value in values:
        number, bits = (number << 5 | value) & 0xFFF, bits + 5
        if bits >= 8:
            bits -= 8
            data.append(number >> bits & 0xFF)
    return None if bits >= 5 or number & ((1 << bits) - 1) else bytes(data)


def segwit_program(text: str, prefix: str = "bc") -> tuple[int, bytes] | None:
    """Return (witness version, program) of a SegWit address; None where it breaks a rule of BIP 173 or BIP 350."""
    decoded = decode(text)
    if decoded is None or decoded[0] != prefix or not decoded[1]:
        return None
    version, program = decoded[1][0], _to_bytes(decoded[1][1:])
    if version > 16 or program is None or not 2 <= len(program) <= 40:
        return None
    if version == 0 and len(program) not in (20, 32):
        return None
    return (version, program) if decoded[2] == ("bech32" if version == 0 else "bech32m") else None
