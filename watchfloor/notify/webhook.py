"""Signed web hooks: a POST of JSON to an address that the guard has seen.

``X-Watchfloor-Signature: t=SECONDS,v1=HEX`` is the HMAC (RFC 2104) with SHA-256, under the watch's key, of the time, a
full stop and the body; the time lets a receiver refuse an old message that is sent again.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
from datetime import datetime
from urllib.parse import SplitResult, quote, urlsplit

import idna
import urllib3

from crawler.policy import AddressPolicy
from watchfloor.notify.message import Message

SIGNATURE = "X-Watchfloor-Signature"
TIMEOUT = urllib3.Timeout(connect=10, read=20)
_SAFE = "/%!$&'()*+,;=:@?~-._"


class ChannelError(Exception):
    """A channel cannot be told; the message says why, without the secrets of its address."""


def ascii_host(parts: SplitResult) -> str:
    """Return the host of an address as it is asked for. Raises ``ChannelError`` if it has none, or a user's name."""
    if parts.username is not None or parts.password is not None:
        raise ChannelError("a web hook's address has no user name or password: put a secret into its path")
    try:
        host = parts.hostname or ""
        return host if host.isascii() and host else idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise ChannelError("the address names no host") from error


def signature(key: str, body: bytes, now: datetime) -> str:
    """Return the value of the header of a body sent at a time."""
    seconds = int(now.timestamp())
    digest = hmac.new(key.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={digest}"


def post(url: str, message: Message, policy: AddressPolicy, now: datetime) -> None:
    """Send a message. Redirects are not followed. Raises ``ChannelError``."""
    parts = urlsplit(url)
    host = ascii_host(parts)
    body = json.dumps(message.to_json(), ensure_ascii=False).encode("utf-8", "replace")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _seen(host, port, policy)
    shown = f"[{host}]" if ":" in host else host
    headers = {"Host": f"{shown}:{parts.port}" if parts.port else shown, "Content-Type": "application/json"}
    headers |= {"User-Agent": "watchfloor", SIGNATURE: signature(message.key, body, now)}
    try:
        with _pool(parts.scheme, host, address, port) as pool:
            target = quote(parts.path or "/", safe=_SAFE) + (
                f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
            )
            answer = pool.urlopen("POST", target, body, headers, retries=False, redirect=False, preload_content=False)
            status = answer.status
            answer.close()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise ChannelError(f"{host} cannot be told: {type(error).__name__}") from error
    if not 200 <= status < 300:
        raise ChannelError(f"{host} answered {status}")


def _seen(host: str, port: int, policy: AddressPolicy) -> str:
    """The address to connect to: names are resolved once, so that what was judged is what is asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ChannelError(f"{host} has no address") from error
    addresses = [str(info[4][0]) for info in found]
    for address in addresses:
        if reason := policy.verdict(address):
            raise ChannelError(f"{host}: {reason}")
    return addresses[0]


def _pool(scheme: str, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=TIMEOUT)
    return urllib3.HTTPSConnectionPool(address, port, timeout=TIMEOUT, server_hostname=host, assert_hostname=host)
