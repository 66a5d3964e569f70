"""Mail addresses, also as they are spelled out to keep them from being gathered, and Jabber accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import domains, table, words

_ADDRESS: Final = re.compile(
    r"(?<![\w.+%@])([^\W_](?:[\w.+%'-]{0,62}[\w+-])?|[\w+-]{1,64})@((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6})([^\W\d_]{2,18}|xn--[a-z0-9-]{4,30})"
    r"(?![\w@]|-\w|\.[^\W_])"
)
_SPELLED: Final = re.compile(
    r"(?<![\w.@])([\w.+-]{2,64}) (?:AT|at|arroba) ((?:[\w-]{1,63} (?:DOT|dot|punto|punkt) ){1,3})"
    r"([A-Za-z]{2,10})(?![\w-])"
)
_AT_ONLY: Final = re.compile(r"(?<![\w.@])([\w.+-]{2,64}) AT ((?:[\w-]{1,63}\.){1,3})([A-Za-z]{2,10})(?![\w-]|\.\w)")
_DOTS_ONLY: Final = re.compile(
    r"(?<![\w.+%@-])([\w.+%-]{1,64})@((?:[\w-]{1,63} (?:DOT|dot|punto|punkt) ){1,3})([A-Za-z]{2,10})(?![\w@-]|\.\w)"
)
_LOGIN: Final = re.compile(r"(?:https?|ftp)://[^\s/?#]{0,80}$", re.IGNORECASE)
_LOGIN_ROOM: Final = 90
_BEFORE: Final = 40


def read_mail(text: str) -> Iterator[Mark]:
    """Yield EMAIL marks in lower case; beside a cue for Jabber HANDLE marks ``xmpp:name@host``."""
    if "@" in text:
        for found in _ADDRESS.finditer(text):
            known = found[3].lower() in domains() or found[3].startswith("xn--")
            if known and not _is_login(text, found.start()):
                yield _mark(text, found, "mail address")
    if " dot " in text or " DOT " in text or " punto " in text or " punkt " in text:
        yield from _with_dots_spelled(text)
    if " AT " in text:
        for found in _AT_ONLY.finditer(text):
            if found[3].lower() in domains() and found[1].lower() == found[1]:
                yield _mark(text, found, "mail address, spelled out")


def _with_dots_spelled(text: str) -> Iterator[Mark]:
    for found in _SPELLED.finditer(text):
        if _is_spelled(text, found):
            yield _mark(text, found, "mail address, spelled out")
    for found in _DOTS_ONLY.finditer(text) if "@" in text else ():
        if found[3].lower() in domains() and not _is_login(text, found.start()):
            yield _mark(text, found, "mail address, spelled out in part")


def _mark(text: str, found: re.Match[str], why: str) -> Mark:
    host = re.sub(r" (?:dot|punto|punkt) ", ".", found[2], flags=re.IGNORECASE) + found[3]
    address = f"{found[1]}@{host}".lower()
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    if words("apps", "jabber").search(before.rpartition("\n")[2]):
        return Mark(found.start(), found.end(), "HANDLE", f"xmpp:{address}", 1.0, why="Jabber account beside a cue")
    return Mark(found.start(), found.end(), "EMAIL", address, 1.0, why=why)


def _is_login(text: str, start: int) -> bool:
    """Whether it is the user and the host of a web address: "http://user:password@host.example/"."""
    before = text[max(0, start - _LOGIN_ROOM) : start]
    return "://" in before and _LOGIN.search(before) is not None


def _is_spelled(text: str, found: re.Match[str]) -> bool:
    """Whether it cannot be a sentence: "look at polka dot com" has neither capitals, nor digits, nor a cue."""
    if found[3].lower() not in domains() or found[1].lower() in table("apps")["plain"]["before_at"]:
        return False
    between = text[found.end(1) : found.start(2)]
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    return (
        between.strip() in ("AT", "arroba")
        or re.search(r"[0-9._+-]", found[1]) is not None
        or words("apps", "mail").search(before) is not None
    )
