"""Monero addresses: Base58 in blocks, closed by four bytes of Keccak-256."""

from __future__ import annotations

from typing import Final

from nlp.selectors.keccak import keccak_256

_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)}
_BLOCK: Final = 11
_SIZES: Final = {11: 8, 10: 7, 9: 6, 7: 5, 6: 4, 5: 3, 3: 2, 2: 1}
# Standard address, integrated address, subaddress of the main network.
_NETWORKS: Final = frozenset({18, 19, 42})


def _decode(text: str) -> bytes | None:
    data = bytearray()
    for start in range(0, len(text), _BLOCK):
        block = text[start : start + _BLOCK]
        number = 0
        for sign in block:
            if sign not in _VALUES:
                return None
            number = number * 58 + _VALUES[sign]
        size = _SIZES.get(len(block))
        if size is None or number >= 1 << 8 * size:
            return None
        data += number.to_bytes(size)
    return bytes(data)


def is_address(text: str) -> bool:
    """Whether the text is an address of the main network with a sound checksum."""
    data = _decode(text)
    if data is None or len(data) < 5 or data[0] not in _NETWORKS:
        return False
    return keccak_256(data[:-4])[:4] == data[-4:]
