"""Web addresses, plain or written so that they cannot be clicked, and the accounts and numbers that links stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import domains

_WIDE: Final = "\u3000-\u9fff\uac00-\ud7af\uff01-\uff60"
_SIGN: Final = rf"(?:[^\s<>\"\u00ab\u00bb\u2018-\u201f|\\^`{{}}{_WIDE}]|(?<=[/=_{_WIDE}-])[\u3040-\u9fff\uac00-\ud7af])"
_LONGEST: Final = 2000
_SCHEME: Final = re.compile(
    rf"(?:(?<![\w@])(?:https?|ftp)|(?<=[^\x00-\x7f])(?:https?))://(?=[\w\[]){_SIGN}{{1,{_LONGEST}}}", re.IGNORECASE
)
_SCHEMELESS: Final = re.compile(
    rf"(?<![\w@./-])(?:www\.[\w-]{{1,63}}\.|(?:t|telegram)\.me/|wa\.me/)(?=\w){_SIGN}{{1,{_LONGEST}}}", re.IGNORECASE
)
_GENERIC: Final = "com|org|net|info|biz|gov|edu|mil"
_LABELS: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_BARE: Final = re.compile(
    rf"(?<![\w@./:=&%-])(?:{_LABELS}\.){{1,4}}(?:{_GENERIC}|(?:com|co|org|gov|net)\.[a-z]{{2}})(?![\w@-]|\.\w|\()"
    rf"(?::[0-9]{{2,5}}(?!\w))?(?:/{_SIGN}{{0,{_LONGEST}}})?"
)
_WITH_PATH: Final = re.compile(
    rf"(?<![\w@./:=&%-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}([a-z]{{2,18}})/(?=[\w?#~@+]){_SIGN}{{1,{_LONGEST}}}",
    re.IGNORECASE,
)
_HOST: Final = re.compile(
    r"(?<![\w@.-])(?:[^\W_](?:[\w-]{0,61}\w)?\.){1,5}([^\W\d_]{2,18}|xn--[a-z0-9-]{4,30})(?![\w@-])"
)
_WHOLE_HOST: Final = re.compile(
    r"(?:[^/?#@\s]{0,80}@)?(?:localhost|\[[0-9a-f:.]+\]|(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
    r"|(?:[\w-]{1,63}\.){1,9}(?:[^\W\d_]{2,24}|xn--[\w-]+)\.?)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_CLOSERS: Final = ".,;:!?'\u2026~*"
_EMPHASIS: Final = "_"
_BRACKETS: Final = {")": "(", "]": "["}
_TELEGRAM: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/|joinchat/(?=\w))?(\+?[A-Za-z][A-Za-z0-9_]{3,31}|\+?[\w-]{10,24})"
    r"(?=$|[/?#])",
    re.IGNORECASE,
)
_NOT_NAMES: Final = frozenset({"share", "joinchat", "addstickers", "addemoji", "proxy", "socks", "login"})
_WHATSAPP: Final = re.compile(
    r"(?:https?://)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?(?:[^#\s]{0,80}&)?phone=)"
    r"(?:\+|%2B)?([1-9][0-9]{7,14})(?![0-9])",
    re.IGNORECASE,
)


def read_urls(text: str) -> Iterator[Mark]:
    """Yield URL marks with the address as ``canonical``; a link to an account or a telephone is HANDLE or PHONE."""
    if "://" in text:
        for found in _SCHEME.finditer(text):
            yield from _link(text, found, "web address")
    if "." not in text:
        return
    lower = text.lower()
    if "www." in lower or ".me/" in lower:
        for found in _SCHEMELESS.finditer(text):
            yield from _link(text, found, "web address without scheme")
    for found in _BARE.finditer(text):
        yield from _link(text, found, "host name of a generic domain")
    if "/" in text:
        for found in _WITH_PATH.finditer(text):
            if found[1].lower() in domains() and found[1].islower():
                yield from _link(text, found, "host name and path")


def read_defanged_hosts(text: str) -> Iterator[Mark]:
    """Yield URL marks for bare hosts of any domain; meant for texts in which someone has written ``[.]``."""
    for found in _HOST.finditer(text):
        if found[1].lower() in domains() or found[1].startswith("xn--"):
            yield Mark(found.start(), found.end(), "URL", found[0].lower(), 0.9, why="host name, defanged")


def _link(text: str, found: re.Match[str], why: str) -> Iterator[Mark]:
    end = without_closers(text, found.start(), found.end())
    address = text[found.start() : end]
    host = address.partition("://")[2] or address
    # Posts that were cut short end in "http://t".
    if _WHOLE_HOST.match(host) is None:
        return
    yield account_of(address, found.start(), end) or Mark(found.start(), end, "URL", address, 1.0, why=why)


def account_of(address: str, start: int, end: int) -> Mark | None:
    """What a link to a messenger stands for: HANDLE ``telegram:name``, PHONE in E.164; None for any other link."""
    telegram = _TELEGRAM.match(address)
    if telegram is not None and telegram[1].lower() not in _NOT_NAMES:
        invited = telegram[1].startswith("+") or "joinchat/" in address.lower()
        name = "+" + telegram[1].lstrip("+") if invited else telegram[1].lower()
        return Mark(start, end, "HANDLE", f"telegram:{name}", 1.0, why="Telegram link")
    whatsapp = _WHATSAPP.match(address)
    return Mark(start, end, "PHONE", f"+{whatsapp[1]}", 1.0, why="WhatsApp link") if whatsapp is not None else None


def without_closers(text: str, start: int, end: int) -> int:
    """Leave out what closes the sentence, or the link in markup, around an address."""
    for divider in ("](", ")[", "&quot", "&lt", "&gt"):
        cut = text.find(divider, start, end)
        end = cut if cut > start else end
    open_ones = {closer: text.count(opener, start, end) for closer, opener in _BRACKETS.items()}
    closed = {closer: text.count(closer, start, end) for closer in _BRACKETS}
    while end > start:
        last = text[end - 1]
        if last in _BRACKETS and closed[last] > open_ones[last]:
            closed[last] -= 1
        elif last not in _CLOSERS and not (last in _EMPHASIS and text[start - 1 : start] == last):
            break
        end -= 1
    return end
