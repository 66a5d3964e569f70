"""Addresses of pages: one spelling for each page, and which addresses belong to one site.

Everything here is pure. The list of tracking parameters is ``crawler/data/tracking_parameters.txt``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import urljoin, urlsplit, urlunsplit

import idna
from tldextract import TLDExtract

MAX_LENGTH = 8192
DEFAULT_PORTS = {"http": 80, "https": 443}

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_ASCII_HOST = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = _UNRESERVED | frozenset(b"!$&'()*+,;=:@/?%")


class AddressError(ValueError):
    """An address that is never fetched; the message says why."""


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    text = files("crawler").joinpath("data/tracking_parameters.txt").read_text("utf-8")
    names = [line.strip().lower() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    exact = frozenset(name for name in names if not name.endswith("*"))
    return exact, tuple(name[:-1] for name in names if name.endswith("*"))


def is_tracking_parameter(name: str) -> bool:
    """Whether a query parameter says how a reader came, not which page it is."""
    exact, beginnings = _tracking()
    name = name.lower()
    return name in exact or name.startswith(beginnings)


def canonical_url(url: str) -> str:
    """Return the one spelling of a web address under which a page is known.

    Lower-case scheme and host (IDNA), no default port, no fragment, no tracking parameters, parameters in order of
    their names, dot segments resolved, percent-encoding in one form. The result is its own canonical address.
    Raises ``AddressError`` for anything but http and https, for credentials, control characters and hosts that
    cannot exist.
    """
    text = url.strip(" \t\r\n\f")
    if len(text) > MAX_LENGTH:
        raise AddressError(f"the address is longer than {MAX_LENGTH} characters")
    if _CONTROL.search(text):
        raise AddressError(f"the address has a control character: {text[:200]!r}")
    try:
        parts = urlsplit(_forward_slashes(text))
        port = parts.port
    except ValueError as error:
        raise AddressError(f"not a web address: {text[:200]!r} ({error})") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise AddressError(f"only http and https are collected, not {text[:200]!r}")
    if "@" in parts.netloc:
        raise AddressError("an address with user name or password in it is not collected")
    host = _canonical_host(parts.hostname or "")
    netloc = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    path = _without_dots(_escaped(parts.path)) or "/"
    return urlunsplit((parts.scheme, netloc, path, _canonical_query(parts.query), ""))


def _forward_slashes(text: str) -> str:
    """Read backslashes before the query as slashes, as browsers do, so that no two readers see two hosts."""
    head, mark, rest = re.split(r"([?#])", text, maxsplit=1) if re.search(r"[?#]", text) else (text, "", "")
    return head.replace("\\", "/") + mark + rest


def _canonical_host(host: str) -> str:
    host = host.lower().removesuffix(".")
    if ":" in host:
        try:
            return f"[{IPv6Address(host.partition('%')[0]).compressed}]"
        except AddressValueError as error:
            raise AddressError(f"not an IPv6 address: {host[:100]!r}") from error
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii").lower().removesuffix(".")
        except (idna.IDNAError, UnicodeError) as error:
            raise AddressError(f"not a host name: {host[:100]!r} ({error})") from error
    if len(host) > 253 or not _ASCII_HOST.match(host):
        raise AddressError(f"not a host name: {host[:100]!r}")
    return host


def _escaped(text: str) -> str:
    """Bring percent-encoding into one form: unreserved characters plain, all that may not stand plain encoded."""

    def one(found: re.Match[str]) -> str:
        if found[1] is None:
            return "%25"
        code = int(found[1], 16)
        return chr(code) if code in _UNRESERVED else f"%{code:02X}"

    repaired = _ESCAPE.sub(one, text).encode("utf-8")
    return "".join(chr(byte) if byte in _KEPT else f"%{byte:02X}" for byte in repaired)


def _without_dots(path: str) -> str:
    """Resolve ``.`` and ``..`` segments; never climbs above the root."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    resolved = "/".join(kept)
    return resolved if resolved.startswith("/") else "/" + resolved


def _canonical_query(query: str) -> str:
    """Drop tracking and empty parameters; order by name, so that repeated parameters keep their own order."""
    escaped = (_escaped(part) for part in query.split("&") if part)
    kept = [part for part in escaped if not is_tracking_parameter(part.partition("=")[0])]
    return "&".join(sorted(kept, key=lambda part: part.partition("=")[0]))


@cache
def _suffixes() -> TLDExtract:
    # The list that comes with the package: collection never asks the network for anything but sources.
    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


@lru_cache(maxsize=4096)
def _registrable(host: str) -> str:
    """The registrable domain of a host; the host itself where there is none (an IP address, ``localhost``)."""
    return _suffixes().extract_str(host).top_domain_under_public_suffix or host


def registrable_domain(url: str) -> str:
    """Return the domain that one owner registered, for example ``example.co.uk``. Raises ``AddressError``."""
    return _registrable(urlsplit(canonical_url(url)).hostname or "")


def same_site(first: str, second: str) -> bool:
    """Whether two addresses lie under one registrable domain (IP addresses: the same one); False if either is unfit."""
    try:
        return registrable_domain(first) == registrable_domain(second)
    except AddressError:
        return False


def page_address(url: str, declared: str | None) -> str:
    """Return the canonical address of a page fetched from ``url`` that declares ``declared`` as ``rel=canonical``.

    The declaration counts only on the same site, and not where an inner page names the site's front page: many
    templates do so by mistake, and all their pages would become one. Raises ``AddressError`` for an unfit ``url``.
    """
    address = canonical_url(url)
    if not declared or len(declared) > MAX_LENGTH:
        return address
    try:
        wanted = canonical_url(urljoin(address, declared.strip()))
    except ValueError:
        return address
    if not same_site(address, wanted) or (_is_front(wanted) and not _is_front(address)):
        return address
    return wanted


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path == "/" and not parts.query
