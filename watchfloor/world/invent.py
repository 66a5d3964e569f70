"""Invented selectors with sound check digits, for the names in ``story.toml``.

Wallets, onion addresses and account numbers are encoded from the hash of a made-up name, so nobody holds a key or an
account for any of them; ship numbers lie in a range that has not been given to ships.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence

from nlp.selectors.keccak import keccak_256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_POLYNOMIAL = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_CONSTANT = {0: 1, 1: 0x2BC830A3}  # witness version 0: bech32, 1: bech32m


def seed(name: str, size: int) -> bytes:
    """The bytes from which the selector called ``name`` is made."""
    return hashlib.sha256(f"watchfloor sample world: {name}".encode()).digest()[:size]


def imo(first_six: str) -> str:
    """Complete six digits to a ship's number with its check digit."""
    return (
        first_six + str(sum(int(digit) * weight for digit, weight in zip(first_six, range(7, 1, -1), strict=True)))[-1]
    )


def container(owner_and_serial: str) -> str:
    """Complete four letters and six digits to an ISO 6346 container number."""
    total = 0
    for position, sign in enumerate(owner_and_serial):
        # Letters count from 10 upwards, leaving out the multiples of 11.
        value = int(sign) if sign.isdigit() else (ord(sign) - 55) + (ord(sign) - 56) // 10
        total += value << position
    return owner_and_serial + str(total % 11 % 10)


def iban(country: str, account: str) -> str:
    """An account number with its two check digits; ``account`` is what follows them."""
    digits = "".join(str(int(sign, 36)) for sign in account + country + "00")
    return f"{country}{98 - int(digits) % 97:02d}{account}"


def base58check(version: int, payload: bytes) -> str:
    """A Bitcoin address of the old forms: version 0 begins with 1, version 5 with 3."""
    body = bytes([version]) + payload
    body += hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, text = int.from_bytes(body, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return "1" * (len(body) - len(body.lstrip(b"\0"))) + text


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(_BECH32_POLYNOMIAL):
            check ^= term if top >> bit & 1 else 0
    return check


def _fives(data: bytes) -> list[int]:
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]


def segwit(version: int, program: bytes) -> str:
    """A Bitcoin address of the new forms: version 0 (bech32, 20 bytes) or 1 (bech32m, 32 bytes)."""
    data: Sequence[int] = [version, *_fives(program)]
    prefix = [ord(sign) >> 5 for sign in "bc"] + [0] + [ord(sign) & 31 for sign in "bc"]
    check = _polymod([*prefix, *data, 0, 0, 0, 0, 0, 0]) ^ _BECH32_CONSTANT[version]
    return "bc1" + "".join(_BECH32[value] for value in [*data, *(check >> 5 * (5 - i) & 31 for i in range(6))])


def ethereum(payload: bytes) -> str:
    """An Ethereum address with the capitals that are its checksum (EIP-55)."""
    plain = payload.hex()
    mask = keccak_256(plain.encode()).hex()
    return "0x" + "".join(s.upper() if int(m, 16) >= 8 else s for s, m in zip(plain, mask, strict=False))


def onion(key: bytes) -> str:
    """A version 3 onion name for 32 bytes that stand where a public key would."""
    check = hashlib.sha3_256(b".onion checksum" + key + b"\x03").digest()[:2]
    return base64.b32encode(key + check + b"\x03").decode().lower() + ".onion"


MAKERS: dict[str, Callable[[str], str]] = {
    "btc-legacy": lambda name: base58check(0, seed(name, 20)),
    "btc-script": lambda name: base58check(5, seed(name, 20)),
    "btc-segwit": lambda name: segwit(0, seed(name, 20)),
    "btc-taproot": lambda name: segwit(1, seed(name, 32)),
    "eth": lambda name: ethereum(seed(name, 20)),
    "onion": lambda name: onion(seed(name, 32)),
}
