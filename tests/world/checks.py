"""Checks of check digits, written from the definitions and apart from the code that invents the selectors."""

from __future__ import annotations

import hashlib

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def imo_holds(number: str) -> bool:
    """The last digit is that of the sum of the first six times 7, 6, 5, 4, 3, 2."""
    return len(number) == 7 and sum(int(number[i]) * (7 - i) for i in range(6)) % 10 == int(number[6])


def base58_holds(address: str) -> bool:
    """The last four bytes are the beginning of the double SHA-256 of the others."""
    number = 0
    for sign in address:
        number = number * 58 + BASE58.index(sign)
    body = number.to_bytes(25, "big")
    return hashlib.sha256(hashlib.sha256(body[:21]).digest()).digest()[:4] == body[21:]


def bech32_constant(address: str) -> int:
    """The remainder of the checksum: 1 for bech32, 0x2bc830a3 for bech32m."""
    prefix, _, data = address.rpartition("1")
    values = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + [BECH32.index(c) for c in data]
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> bit & 1:
                check ^= term
    return check


def iban_holds(account: str) -> bool:
    """Country and check digits moved to the end, letters as numbers: the remainder by 97 is 1."""
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1


def container_holds(number: str) -> bool:
    """ISO 6346: letters count 10, 12 … 38 without the multiples of 11; weights are powers of two."""
    letters = [value for value in range(10, 39) if value % 11]
    values = [letters[ord(s) - 65] if s.isalpha() else int(s) for s in number[:10]]
    return sum(value << place for place, value in enumerate(values)) % 11 % 10 == int(number[10])
