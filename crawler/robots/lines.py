"""robots.txt as lines: octets to text, text to fields (RFC 9309, section 2.2)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from urllib.parse import quote_from_bytes

from crawler.robots.patterns import ASCII

MOST = 512 * 1024
"""Octets that are read; RFC 9309 asks for 500 KiB at least."""
_LINE = 16 * 1024
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
    """Octets to text: UTF-8, else with octets beyond ASCII as escapes, which is what they are compared as."""
    kept = body[:MOST]
    if len(body) > MOST:
        # Half a line could forbid or allow far more than the whole.
        kept = kept[: max(kept.rfind(b"\n"), kept.rfind(b"\r")) + 1]
    for octet in codecs.BOM_UTF8:
        kept = kept.removeprefix(bytes([octet]))
    try:
        text = kept.decode("utf-8")
    except UnicodeDecodeError:
        text = quote_from_bytes(kept, safe=ASCII)
    return text.replace("\0", "")


def fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, value) of each line that says something; names are lower case and in their usual spelling."""
    for line in text.replace("\r", "\n").split("\n"):
        if not line:
            continue
        said = line[:_LINE].partition("#")[0].strip(_BLANK)
        name, colon, value = said.partition(":")
        if not colon:
            parts = _BLANKS.split(said)
            name, value = parts if len(parts) == 2 else ("", "")
        known = _NAMES.get(name.strip(_BLANK).lower())
        if known:
            yield known, value.strip(_BLANK)
