"""Accounts named beside a cue: ``Wickr: name``, ``Telegram @name``, ``add me on snap name_1``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import Cued, lowered, table

_KIND: Final = (
    r"(?:[ \u00a0]{1,2}\(?(?:me|app|id|user ?name|user ?id|user|name|handle|account|acct|contact|channel|канал"
    r"|usuario|号|ник|id:)\)?)?"
)
_LINK: Final = (
    r"(?P<link>\s{0,2}(?:[:=\uff1a\u2192>|]|[-\u2013\u2014](?=[ @])|(?:is|me|at|as|under|es|handle)(?= )|\()\s{0,2}"
    r"(?:is |at |as |me )?|[ \u00a0]{1,2}(?=[\"'\u201c\u2018@]|\w{0,40}[0-9_]))"
)
_OPEN: Final = r"(?P<open>[\"'\u201c\u2018]?)"
_SURE: Final = re.compile(r"[0-9_]|[a-z][A-Z]")
_ENDS: Final = re.compile(r"[ \t]*(?:$|[\n|,;/)\u2022]|\.(?:\s|$)|[\"'\u201d\u2019])")
_ID: Final = re.compile(r"\b(?:id|user ?name|handle|usuario|号|ник)\b|[\"'\u201c\u2018]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Account:
    id: str
    pattern: Cued
    rare: bool
    """The name of the service is no common word, so that a plain word after it is an account."""


def read_accounts(text: str) -> Iterator[Mark]:
    """Yield HANDLE marks ``service:name``; most names must have a digit, a low line, the sign or quotes."""
    lower = lowered(text)
    for account in _accounts():
        for found in account.pattern.find(text, lower):
            mark = _mark(text, found, account)
            if mark is not None:
                yield mark


def _mark(text: str, found: re.Match[str], account: _Account) -> Mark | None:
    start, end = found.span("name")
    while end > start and text[end - 1] in ".-,":
        end -= 1
    name = text[start:end].lstrip("@")
    if name.lower() in _plain() or not _is_sure(text, found, end, account):
        return None
    name = name if account.id in ("threema", "skype") else name.lower()
    if account.id == "matrix":
        name = f"@{name}"
    return Mark(start, end, "HANDLE", f"{account.id}:{name}", 0.9, why=f"{account.id.title()} account beside a cue")


def _is_sure(text: str, found: re.Match[str], end: int, account: _Account) -> bool:
    written = text[found.start("name") : end]
    link, cue = found["link"].strip(), text[found.start() : found.start("name")]
    if written.startswith("@"):
        return True
    if account.id == "threema":
        return any(sign.isdigit() for sign in written) or bool(link)
    if _SURE.search(written) and not written.isdigit():
        # Beside a name without colon the next word may be any word with a digit: "Telegram 2nd".
        return bool(link) or not (written[0].isdigit() or written.isupper() or written[:3].isupper())
    if account.id in ("qq", "icq"):
        return True
    if not link or written.isdigit():
        return False
    alone = _ENDS.match(text, end) is not None
    small = written == written.lower()
    return alone and small and (account.rare or _ID.search(cue) is not None) and link not in ("me", "at", "as")


@cache
def _plain() -> frozenset[str]:
    return frozenset(table("apps")["plain"]["words"])


@cache
def _accounts() -> tuple[_Account, ...]:
    return tuple(
        _Account(
            one["id"],
            Cued(
                rf"{{words}}(?i:{_KIND}){_LINK}{_OPEN}(?P<name>@?{one['form']})(?![A-Za-z0-9_]|@[A-Za-z0-9]|://)",
                one["words"],
            ),
            one.get("rare", False),
        )
        for one in table("apps")["account"]
    )
