"""The fields that posts of every platform have, in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.address import canonical_url

MAX_REST = 300.0
"""Seconds; a host that wants to be left alone for longer is asked again after this, and may refuse again."""
MAX_NAME = 200

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_EPOCH_FROM = 1_000_000_000


def byline(handle: str, name: str | None) -> str:
    """Return an author as documents name it: ``handle (display name)``, or the handle alone where both are the same."""
    handle = " ".join(handle.split()).lstrip("@")[:MAX_NAME]
    shown = " ".join((name or "").split())[:MAX_NAME]
    return handle if shown.lstrip("@") in ("", handle) else f"{handle} ({shown})"


def moment(value: str | None) -> str | None:
    """Return a date and time as ISO-8601 with its own offset (``Z`` is ``+00:00``), UTC where it has none.

    A date alone stays one. None for what is neither; digits beyond microseconds are cut off.
    """
    parsed = instant(value)
    if parsed is None or value is None:
        return None
    if _DATE.fullmatch(value):
        return value
    return parsed.isoformat(timespec="milliseconds" if parsed.microsecond and not parsed.microsecond % 1000 else "auto")


def instant(value: str | None) -> datetime | None:
    """Return a date and time for comparing, UTC where it has no offset; None for what cannot be read."""
    if not value or len(value) > 40:
        return None
    try:
        parsed = datetime.fromisoformat(value)
        parsed = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        parsed.astimezone(UTC)  # a first or last year may have no equal in UTC
    except (ValueError, OverflowError):
        return None
    return parsed


def language(stated: str | None, otherwise: str | None) -> str | None:
    """Return the language that a platform states if it looks like one, else that of the source."""
    return stated if stated and stated.lower() != "und" and _LANGUAGE.fullmatch(stated) else otherwise


def blocks(*parts: str | None) -> str:
    """Return the parts that there are, with a blank line between them."""
    return "\n\n".join(part for part in parts if part)


def present(value: Any) -> Any:
    """Return a JSON value without the members of objects that are null or empty."""
    if isinstance(value, dict):
        kept = {name: present(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one is not None and one not in ("", [], {})}
    return [present(one) for one in value] if isinstance(value, list) else value


def page(address: str | None) -> str | None:
    """Return the canonical form of a web address, None for what is none."""
    try:
        return canonical_url(address) if address else None
    except ValueError:
        return None


def elsewhere(links: Iterable[str], hosts: Iterable[str]) -> tuple[str, ...]:
    """Return those links, canonical and each once, that lead to none of the hosts."""
    own = {host.lower() for host in hosts}
    found = (page(link) for link in links)
    return tuple(dict.fromkeys(link for link in found if link and urlsplit(link).hostname not in own))


def rest(headers: Mapping[str, str], now: datetime, prefix: str) -> float | None:
    """Return the seconds to wait by a platform's rate limit fields, at most ``MAX_REST``; None: go on.

    ``prefix`` and ``remaining`` or ``reset`` are the names of the fields; the reset is a time (ISO-8601 or seconds
    since 1970) or a number of seconds.
    """
    remaining, reset = headers.get(f"{prefix}remaining", ""), headers.get(f"{prefix}reset", "")
    if not re.fullmatch(r"\s*-?\d{1,9}\s*", remaining, re.ASCII) or int(remaining) >= 2:
        return None
    if re.fullmatch(r"\s*\d{1,12}\s*", reset, re.ASCII):
        seconds = float(reset) - (now.timestamp() if int(reset) > _EPOCH_FROM else 0)
    else:
        until = instant(reset.strip())
        seconds = (until - now).total_seconds() if until else MAX_REST
    return min(max(seconds, 0.0), MAX_REST)
