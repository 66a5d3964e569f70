"""Wallet addresses whose checksum is right: Bitcoin and its kin, Ethereum, Tron, Monero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.selectors import base58, bech32, monero
from nlp.selectors.keccak import keccak_256

_BASE58: Final = re.compile(r"(?<![1-9A-Za-z])[13LMDXT7][1-9A-HJ-NP-Za-km-z]{24,34}(?![1-9A-Za-z])")
_BECH32: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:bc|ltc)1[02-9ac-hj-np-z]{8,86}|(?:BC|LTC)1[02-9AC-HJ-NP-Z]{8,86})\b"
)
_ETHEREUM: Final = re.compile(r"(?<![0-9A-Za-z])0x[0-9A-Fa-f]{40}(?![0-9A-Za-z])")
_MONERO: Final = re.compile(r"(?<![1-9A-Za-z])[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?(?![1-9A-Za-z])")
# The version byte of a Base58Check address says which chain it belongs to.
_CHAINS: Final = {
    0x00: "btc",
    0x05: "btc",
    0x30: "ltc",
    0x32: "ltc",
    0x1E: "doge",
    0x16: "doge",
    0x4C: "dash",
    0x41: "trx",
}
_PAYLOAD: Final = 21


def read_wallets(text: str) -> Iterator[Mark]:
    """Yield wallets; ``canonical`` is the chain, a colon and the address in its normal form."""
    for found in _BASE58.finditer(text):
        body = base58.decode(found[0])
        if body is not None and len(body) == _PAYLOAD and body[0] in _CHAINS:
            yield _wallet(found, f"{_CHAINS[body[0]]}:{found[0]}")
    for found in _BECH32.finditer(text):
        address = found[0].lower()
        prefix = address.partition("1")[0]
        if bech32.segwit_program(address, prefix) is not None:
            yield _wallet(found, f"{'btc' if prefix == 'bc' else prefix}:{address}")
    for found in _ETHEREUM.finditer(text):
        if is_ethereum(found[0]):
            yield _wallet(found, f"eth:{with_checksum(found[0])}")
    for found in _MONERO.finditer(text):
        if monero.is_address(found[0]):
            yield _wallet(found, f"xmr:{found[0]}")


def _wallet(found: re.Match[str], canonical: str) -> Mark:
    return Mark(found.start(), found.end(), "WALLET", canonical, 1.0)


def with_checksum(address: str) -> str:
    """Return an Ethereum address with the capitals that EIP-55 gives it."""
    digits = address[2:].lower()
    digest = keccak_256(digits.encode()).hex()
    capitals = (sign.upper() if int(nibble, 16) > 7 else sign for sign, nibble in zip(digits, digest, strict=False))
    return "0x" + "".join(capitals)


def is_ethereum(address: str) -> bool:
    """Whether the capitals of an address agree with EIP-55; without mixed capitals it carries no checksum."""
    digits = address[2:]
    return digits.lower() == digits or digits.upper() == digits or with_checksum(address) == "0x" + digits
