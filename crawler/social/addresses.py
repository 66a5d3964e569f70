"""Addresses in posts: written out in their text, and followed where a source wants that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import SplitResult, urlsplit

from crawler.address import AddressError, canonical_url, same_site
from crawler.harvest import Candidate


def parts_of(url: str, fits: Callable[[str], object]) -> SplitResult | None:
    """The parts of an address whose host, in lower case, fits; None of any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if fits((parts.hostname or "").lower()) else None


def canonical(address: str | None) -> str | None:
    """Return the one spelling of a web address, None where it is none."""
    try:
        return canonical_url(address) if address else None
    except AddressError:
        return None


def with_addresses(text: str, links: Iterable[str]) -> str:
    """Return a post's text followed by a block of the addresses that it hides behind words, one a line."""
    hidden = [link for link in links if link not in text]
    return "\n\n".join(part for part in (text, "\n".join(hidden)) if part)


def followed(links: Iterable[str], home: str) -> tuple[Candidate, ...]:
    """Return the linked pages of other sites than ``home``, each once."""
    known = dict.fromkeys(address for link in links if (address := canonical(link)))
    return tuple(Candidate(address) for address in known if not same_site(address, home))
