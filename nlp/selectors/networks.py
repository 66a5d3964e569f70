"""IP addresses (RFC 791, RFC 4291) and onion services (version 3 by its checksum)."""

from __future__ import annotations

import re
from base64 import b32decode
from binascii import Error
from collections.abc import Iterator
from hashlib import sha3_256
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import words
from nlp.selectors.urls import without_closers

_ONION: Final = re.compile(
    r"(?<![a-z2-7])(?:https?://)?(?:[a-z0-9-]{1,63}\.){0,3}?([a-z2-7]{56}|[a-z2-7]{16})\.onion(?![\w-])(?::[0-9]{1,5})?"
    r"(?:/[^\s<>\"\u201c\u201d|\\^`{}]{0,2000})?",
    re.IGNORECASE,
)
_IPV4: Final = re.compile(r"(?<![\w.,-])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w-]|[.,][0-9])")
_IPV6: Final = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:(?:[0-9]{1,3}\.){3}[0-9]{1,3}|[0-9A-Fa-f]{0,4})(?![\w:]|\.[0-9])"
)
_BEFORE: Final = 40


def read_onions(text: str) -> Iterator[Mark]:
    """Yield ONION marks; ``canonical`` is the service's name without path."""
    if ".onion" in text.lower():
        for found in _ONION.finditer(text):
            if is_onion(found[1]):
                end = without_closers(text, found.start(), found.end())
                kind = "version 3, checksum" if len(found[1]) > 16 else "version 2"
                yield Mark(found.start(), end, "ONION", f"{found[1].lower()}.onion", 1.0, why=f"onion service, {kind}")


def is_onion(name: str) -> bool:
    """Whether the name of an onion service is sound: version 3 carries a checksum, version 2 (16 signs) none.

    The checksum is that of Tor's rend-spec-v3, section 6.
    """
    if len(name) == 16:
        return any(sign.isdigit() for sign in name)
    try:
        data = b32decode(name.upper())
    except (Error, ValueError):
        return False
    key, checksum, version = data[:32], data[32:34], data[34:]
    return version == b"\x03" and sha3_256(b".onion checksum" + key + version).digest()[:2] == checksum


def read_ips(text: str) -> Iterator[Mark]:
    """Yield IP marks in the shortest form; numbers of versions and sections are none."""
    for found in _IPV4.finditer(text):
        if _is_ipv4(text, found):
            yield Mark(found.start(), found.end(), "IP", found[0], 0.9, why="IP address, version 4")
    if "::" in text or text.count(":") > 6:
        for found in _IPV6.finditer(text):
            address = _ipv6(found[0])
            if address is not None:
                yield Mark(found.start(), found.end(), "IP", address, 0.9, why="IP address, version 6")


def _is_ipv4(text: str, found: re.Match[str]) -> bool:
    try:
        IPv4Address(found[0])
    except AddressValueError:
        return False
    before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
    if words("numbers", "versions").search(before):
        return False
    octets = found[0].split(".")
    # "1.2.3.4" is more often a section, and "5.3.6.61" a version, than an address.
    small = len(octets[0]) == 1
    return not small or words("numbers", "addresses").search(before) is not None


def _ipv6(text: str) -> str | None:
    groups = [group for group in text.split(":") if group]
    # Clock times and names of classes in programs have colons too.
    if "::" in text and not (len(groups) > 2 or (groups and len(groups[0]) == 4 and len(groups) > 1)):
        return None
    if not any(sign.isdigit() for sign in text):
        return None
    try:
        return IPv6Address(text).compressed
    except AddressValueError:
        return None
