"""Which addresses may be asked at all. Links are untrusted: they may point into the network that crawls."""

from __future__ import annotations

import socket
import unicodedata
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64 carries an IPv4 address in its last 32 bits
_COMPATIBLE = IPv6Network("::/96")
_CLOSED = tuple(
    IPv6Network(text) for text in ("64:ff9b:1::/48", "fec0::/10", "100::/64", "2001::/23", "2001:db8::/32", "5f00::/16")
)
_CLOSED_V4 = tuple(
    IPv4Network(text)
    # The last one is public by its number, but in a data centre it is the machine's own host.
    for text in ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4", "168.63.129.16/32")
)
_ISATAP = (0x00005EFE, 0x02005EFE)
_DOTS = str.maketrans("\u3002\uff61", "..")  # dots of East Asian scripts, which names may be written with


class AddressPolicy:
    """Says of an IP address why it is refused, or None. ``contact``: whether a contact is configured."""

    def __init__(self, allow_networks: Sequence[Network], contact: bool) -> None:
        self._allowed = tuple(allow_networks)
        self._contact = contact

    def verdict(self, text: str) -> str | None:
        """Judge an address in its usual spelling. Raises ``ValueError`` for anything else."""
        address = ip_address(text.partition("%")[0])
        for one in [address, *_inside(address)]:
            if reason := self._judge(one):
                return f"{text} {reason}"
        return None

    def host_verdict(self, host: str) -> str | None:
        """Judge a host if it is an address in any spelling; names pass.

        Seen through are decimal, octal, hexadecimal and short forms, escapes, and digits of other shapes (①, １).
        """
        host = unicodedata.normalize("NFKC", unquote(host).translate(_DOTS)).strip("[] ").rstrip(".")
        try:
            return self.verdict(host)
        except ValueError:
            pass
        try:
            return self.verdict(socket.inet_ntoa(socket.inet_aton(host)))
        except (OSError, ValueError, UnicodeError):
            return None

    def _judge(self, address: Address) -> str | None:
        allowed = any(address.version == net.version and address in net for net in self._allowed)
        if not allowed and (kind := _special(address)):
            return f"is {kind}: refused, unless [crawl] allow_networks names it"
        if not self._contact and not _loopback(address):
            return "is refused: without [crawl] contact only loopback may be crawled"
        return None


def _loopback(address: Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    return bool(address.is_loopback or (mapped and mapped.is_loopback))


def _inside(address: Address) -> list[Address]:
    """The IPv4 addresses an IPv6 address leads to: mapped, translated, tunnelled."""
    if isinstance(address, IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour]
    if address.teredo:
        found += address.teredo
    if address in _TRANSLATED or (address in _COMPATIBLE and int(address) > 1):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def _special(address: Address) -> str | None:
    """The kind of an address that is not public. Mapped and translated ones are judged by what is inside them."""
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _TRANSLATED):
        return None
    kinds = ("unspecified", "loopback", "multicast", "link_local", "reserved", "private")
    for kind in kinds:
        if getattr(address, f"is_{kind}"):
            return kind.replace("_", "-")
    closed: tuple[Network, ...] = _CLOSED_V4 if isinstance(address, IPv4Address) else _CLOSED
    return "reserved" if not address.is_global or any(address in net for net in closed) else None
