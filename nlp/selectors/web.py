"""Addresses on networks: web and mail addresses, IP, onion services, handles."""

from __future__ import annotations

import re
from base64 import b32decode
from collections.abc import Iterator
from hashlib import sha3_256
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final

from nlp.marks import Mark

_HOST: Final = r"(?:[\w-]{1,63}(?:\.|\[\.\]|\(\.\)))+[^\W\d_]{2,24}"
_EMAIL: Final = re.compile(rf"(?<![\w.+%-])[\w.+%-]{{1,64}}(?:@|\[@\]|\[at\])(?:{_HOST})(?![\w@])")
_URL: Final = re.compile(
    r"(?<![\w@])(?:(?:https?|hxxps?|ftp|tor)(?::|\[:\])//|www\.|t\.me/|wa\.me/)[^\s<>\"\u201c\u201d\u00ab\u00bb|\\^`{}]+",
    re.IGNORECASE,
)
_ONION: Final = re.compile(
    r"(?<![\w.-])((?:[\w-]{1,63}\.)*)([a-z2-7]{56}|[a-z2-7]{16})\.onion(?![\w-])(?:/[^\s<>\"]*)?", re.IGNORECASE
)
_IPV4: Final = re.compile(r"(?<![\w.])(?:[0-9]{1,3}(?:\.|\[\.\])){3}[0-9]{1,3}(?![\w]|\.[0-9])")
_IPV6: Final = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_HANDLE: Final = re.compile(
    r"(?<![\w@.+/-])@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?(?![\w@])"
)
_VERSION: Final = re.compile(r"(?:\bv|version|release|firmware)\.?\s*$", re.IGNORECASE)
_CLOSERS: Final = ".,;:!?'\u2019\u2026*_"
_BRACKETS: Final = {")": "(", "]": "["}


def read_web(text: str) -> Iterator[Mark]:
    """Yield EMAIL, URL, ONION, IP and HANDLE marks; ``canonical`` is in lower case where case does not matter."""
    if "@" in text or "[at]" in text:
        for found in _EMAIL.finditer(text):
            address = _plain(found[0]).replace("[at]", "@").lower()
            yield Mark(found.start(), found.end(), "EMAIL", address, 1.0)
        for found in _HANDLE.finditer(text):
            yield Mark(found.start(), found.end(), "HANDLE", found[0].lower(), 0.9)
    yield from _addresses(text)
    for found in _IPV4.finditer(text):
        if _is_ip(_plain(found[0]), IPv4Address) and not _VERSION.search(
            text[max(0, found.start() - 12) : found.start()]
        ):
            yield Mark(found.start(), found.end(), "IP", _plain(found[0]), 0.9)
    for found in _IPV6.finditer(text):
        if len(found[0]) > 4 and _is_ip(found[0], IPv6Address):
            yield Mark(found.start(), found.end(), "IP", IPv6Address(found[0]).compressed, 0.9)


def _addresses(text: str) -> Iterator[Mark]:
    onions = ".onion" in text.lower()
    for found in _URL.finditer(text):
        end = _without_closers(text, found.start(), found.end())
        address = _plain(text[found.start() : end])
        onion = _ONION.search(address.partition("//")[2]) if onions else None
        if onion is not None and is_onion(onion[2]):
            yield Mark(found.start(), end, "ONION", f"{onion[2].lower()}.onion", 1.0)
        elif "." in address or "//" in address:
            yield Mark(found.start(), end, "URL", address, 1.0)
    for found in _ONION.finditer(text) if onions else ():
        if is_onion(found[2]):
            end = _without_closers(text, found.start(), found.end())
            yield Mark(found.start(), end, "ONION", f"{found[2].lower()}.onion", 1.0)


def _plain(address: str) -> str:
    """Undo the writing that keeps an address from being clicked: ``hxxp``, ``[.]``."""
    for sign in (".", "@", ":"):
        address = address.replace(f"[{sign}]", sign).replace(f"({sign})", sign)
    return re.sub(r"^hxxp", "http", address, flags=re.IGNORECASE)


def _without_closers(text: str, start: int, end: int) -> int:
    """Leave out what closes the sentence around an address."""
    while end > start:
        last = text[end - 1]
        opener = _BRACKETS.get(last)
        if last in _CLOSERS or (opener is not None and text.count(last, start, end) > text.count(opener, start, end)):
            end -= 1
        else:
            break
    return end


def _is_ip(text: str, kind: type[IPv4Address] | type[IPv6Address]) -> bool:
    try:
        kind(text)
    except AddressValueError:
        return False
    return True


def is_onion(name: str) -> bool:
    """Whether the name of an onion service is sound: version 3 carries a checksum, version 2 (16 signs) none."""
    if len(name) == 16:
        return any(sign.isdigit() for sign in name)
    data = b32decode(name.upper())
    key, checksum, version = data[:32], data[32:34], data[34:]
    return version == b"\x03" and sha3_256(b".onion checksum" + key + version).digest()[:2] == checksum
