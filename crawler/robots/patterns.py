"""Patterns of paths in robots.txt (RFC 9309, sections 2.2.2 and 2.2.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://)?[^/?;#]*")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
ASCII = "".join(map(chr, range(128)))


@dataclass(frozen=True, slots=True)
class Path:
    """Path and query of an address in two spellings: as ``written``, and as ``meant`` (escapes of letters undone)."""

    written: str
    meant: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: ``pieces`` between the asterisks, in order; ``whole``: it ends with ``$``. ``octets``: its length."""

    pieces: tuple[str, ...]
    whole: bool
    octets: int

    @property
    def wild(self) -> bool:
        """Whether there is an asterisk in it, which makes it slow to match."""
        return len(self.pieces) > 1

    def beginning(self) -> Pattern:
        """What stands before the first asterisk: it matches all that this pattern matches, and more."""
        return Pattern(self.pieces[:1], False, self.octets)

    def matches(self, path: str) -> bool:
        """Whether a path begins with this pattern. Takes time in proportion to the lengths, never more."""
        first, *rest = self.pieces
        if not path.startswith(first):
            return False
        if not rest:
            return not self.whole or len(path) == len(first)
        at = len(first)
        for piece in rest[:-1] if self.whole else rest:
            # The leftmost place leaves most for what follows, so no other needs to be tried.
            found = path.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return not self.whole or (len(path) - len(rest[-1]) >= at and path.endswith(rest[-1]))


def path_of(url: str) -> Path:
    """Path and query of an address, ready for comparison."""
    found = _AUTHORITY.match(url)
    path = url[found.end() :].partition("#")[0] if found else url
    path = path if path.startswith("/") else f"/{path}"
    written = _upper(path.replace("*", "%2A").replace("$", "%24"))
    return Path(written, _meant(written))


def pattern_of(value: str, *, meant: bool) -> Pattern:
    """Read the value of an Allow or Disallow line; ``meant``: undo escapes of letters, digits and ``-._~``."""
    text = _upper(_octets(value))
    whole = text.endswith("$")
    body = text[:-1] if whole else text
    pieces = [piece.replace("$", "%24") for piece in body.split("*")]
    return Pattern(tuple(map(_meant, pieces) if meant else pieces), whole, len(text))


def _upper(text: str) -> str:
    return _ESCAPE.sub(lambda found: found[0].upper(), text)


def _meant(text: str) -> str:
    return _ESCAPE.sub(_letter, _octets(text))


def _letter(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if letter in _UNRESERVED else found[0]


def _octets(text: str) -> str:
    return text if text.isascii() else quote(text, safe=ASCII, errors="replace")
