"""robots.txt as lines: octets to text, text to fields (RFC 9309, section 2.2)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

MOST = 512 * 1024
"""Octets that are read; RFC 9309 asks for 500 KiB at least."""
_LINE = 16 * 1024
_ENDS = re.compile(r"\r\n|\r|\n")
_BLANK = " \t\v\f\0"
_BLANKS = re.compile(r"[ \t]+")
# Spellings that site owners often use. To heed them costs nothing and is what they meant.
_NAMES = {
    **dict.fromkeys(("user-agent", "useragent", "user agent"), "user-agent"),
    **dict.fromkeys(("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"), "disallow"),
    **dict.fromkeys(("sitemap", "site-map"), "sitemap"),
    **dict.fromkeys(("crawl-delay", "crawldelay", "crawl delay"), "crawl-delay"),
    "allow": "allow",
}


def decode(body: bytes) -> str:
    """Octets to text: UTF-8, other octets as escapes, which is how a pattern would have to write them."""
    kept = body[:MOST]
    if len(body) > MOST:
        # Half a line could forbid or allow far more than the whole.
        kept = kept[: max(kept.rfind(b"\n"), kept.rfind(b"\r")) + 1]
    for octet in codecs.BOM_UTF8:
        kept = kept.removeprefix(bytes([octet]))
    return kept.decode("utf-8", "escape_octets").replace("\0", "")


def fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, value) of each line that says something; names are lower case and in their usual spelling."""
    for line in _ENDS.split(text):
        said = line[:_LINE].partition("#")[0].strip(_BLANK)
        name, colon, value = said.partition(":")
        if not colon:
            parts = _BLANKS.split(said)
            name, value = parts if len(parts) == 2 else ("", "")
        known = _NAMES.get(name.strip(_BLANK).lower())
        if known:
            yield known, value.strip(_BLANK)


def _escape_octets(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "".join(f"%{octet:02X}" for octet in error.object[error.start : error.end]), error.end


codecs.register_error("escape_octets", _escape_octets)
