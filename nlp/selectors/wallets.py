"""Wallet addresses whose checksum is right; chains whose addresses carry none only beside the chain's name."""

from __future__ import annotations

import re
from typing import Final

from nlp.marks import Mark
from nlp.selectors import base58, bech32, cash, monero
from nlp.selectors.keccak import keccak_256

_BASE58: Final = re.compile(r"[13LMDXTA79t][1-9A-HJ-NP-Za-km-z]{24,34}")
_RIPPLE: Final = re.compile(r"r[1-9A-HJ-NP-Za-km-z]{24,34}")
_BECH32: Final = re.compile(r"(?:bc|ltc)1[02-9ac-hj-np-z]{8,86}|(?:BC|LTC)1[02-9AC-HJ-NP-Z]{8,86}")
_ETHEREUM: Final = re.compile(r"0x[0-9A-Fa-f]{40}")
_MONERO: Final = re.compile(r"[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?")
_SOLANA: Final = re.compile(r"[1-9A-HJ-NP-Za-km-z]{32,44}")
_SOLANA_CUE: Final = re.compile(r"\bsol(?:ana)?\b|\bspl\b|\bphantom\b", re.IGNORECASE)
_BEFORE: Final = 60
# The version bytes of a Base58Check address say which chain it belongs to (the chains' own chain parameters).
_CHAINS: Final = {
    b"\x00": ("btc", "Bitcoin"),
    b"\x05": ("btc", "Bitcoin"),
    b"\x30": ("ltc", "Litecoin"),
    b"\x32": ("ltc", "Litecoin"),
    b"\x1e": ("doge", "Dogecoin"),
    b"\x16": ("doge", "Dogecoin"),
    b"\x4c": ("dash", "Dash"),
    b"\x10": ("dash", "Dash"),
    b"\x41": ("trx", "Tron"),
    b"\x1c\xb8": ("zec", "Zcash"),
    b"\x1c\xbd": ("zec", "Zcash"),
}
_HASH: Final = 20


def wallet_of(text: str, start: int, word: str) -> Mark | None:
    """The wallet that one unbroken word is; ``canonical`` is the chain, a colon and the address in its normal form."""
    read = _by_base58(word) or _by_bech32(word) or _by_hash(word)
    if read is None and _SOLANA.fullmatch(word) and len(base58.plain(word) or b"") == 32:
        before = text[max(0, start - _BEFORE) : start]
        cued = _SOLANA_CUE.search(before) is not None
        read = (f"sol:{word}", "Solana address beside a cue") if cued else None
    if read is None:
        return None
    return Mark(start, start + len(word), "WALLET", read[0], 1.0, why=read[1])


def cash_wallet(start: int, end: int, address: str) -> Mark | None:
    """A Bitcoin Cash address with its prefix."""
    if not cash.is_address(address.lower()):
        return None
    return Mark(start, end, "WALLET", f"bch:{address.lower()}", 1.0, why="Bitcoin Cash address, checksum")


def _by_base58(word: str) -> tuple[str, str] | None:
    if _BASE58.fullmatch(word):
        body = base58.decode(word)
        if body is not None:
            chain = _CHAINS.get(body[:-_HASH])
            return (f"{chain[0]}:{word}", f"{chain[1]} address, base58check") if chain else None
    if _RIPPLE.fullmatch(word) and len(base58.decode(word, base58.RIPPLE) or b"") == _HASH + 1:
        return f"xrp:{word}", "XRP address, base58check"
    return None


def _by_bech32(word: str) -> tuple[str, str] | None:
    if _BECH32.fullmatch(word) is None:
        return None
    address = word.lower()
    prefix = address.partition("1")[0]
    program = bech32.segwit_program(address, prefix)
    if program is None:
        return None
    name, form = ("Bitcoin", "btc") if prefix == "bc" else ("Litecoin", "ltc")
    return f"{form}:{address}", f"{name} address, {'bech32' if program[0] == 0 else 'bech32m'}"


def _by_hash(word: str) -> tuple[str, str] | None:
    if _ETHEREUM.fullmatch(word) and is_ethereum(word):
        mixed = word[2:].lower() != word[2:] and word[2:].upper() != word[2:]
        return f"eth:{with_checksum(word)}", "Ethereum address" + (", EIP-55 checksum" if mixed else "")
    if _MONERO.fullmatch(word) and monero.is_address(word):
        return f"xmr:{word}", "Monero address, Keccak checksum"
    return None


def with_checksum(address: str) -> str:
    """Return an Ethereum address with the capitals that EIP-55 gives it."""
    digits = address[2:].lower()
    digest = keccak_256(digits.encode()).hex()
    capitals = (sign.upper() if int(nibble, 16) > 7 else sign for sign, nibble in zip(digits, digest, strict=False))
    return "0x" + "".join(capitals)


def is_ethereum(address: str) -> bool:
    """Whether the capitals of an address agree with EIP-55; without mixed capitals it carries no checksum."""
    digits = address[2:]
    plain = digits.lower() == digits or digits.upper() == digits
    # An address of one digit repeated is a placeholder, except the one to which coins are burnt.
    return (plain and (len(set(digits.lower())) > 2 or not digits.strip("0"))) or with_checksum(
        address
    ) == "0x" + digits
