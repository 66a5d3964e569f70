"""Whether ``03/04/2024`` is the third of April or the fourth of March on a page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.extract.dates.reading import Found, plausible
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

PROVED = heuristic("date.order-proved", "the order of day and month as other dates of the page and its host prove it")
REGION = heuristic("date.order-region", "month first in English without region, and in the United States")

_MONTH_FIRST_REGIONS = ("us", "ph", "pw", "fm", "mh", "gu", "pr", "as", "vi", "um")
_MONTH_FIRST_DOMAINS = ("us", "gov", "mil", "edu")
_NO_COUNTRY = ("io", "co", "ai", "tv", "me", "fm", "ly", "cc", "ws", "to", "gg", "sh", "so", "")
"""Domains of countries that are sold to all the world."""


def language_of(facts: Facts) -> str:
    """The page's declared language, its first part in small letters; empty where it declares none."""
    return _declared(facts)[0]


def usual_day_first(facts: Facts) -> bool:
    """The order that is usual where the page comes from, by its declared language and region, else by its domain.

    The Philippines and the United States with their territories write the month first (Unicode CLDR, short dates).
    """
    language, region = _declared(facts)
    domain = _domain(facts.url)
    if not REGION:
        return region != "us"
    if language not in ("en", "fil", "tl", ""):
        return region not in ("us", "pr", "ph")
    if domain in _MONTH_FIRST_DOMAINS or domain == "ph":
        return False
    if len(domain) == 2 and domain not in _NO_COUNTRY:
        return True
    return region not in _MONTH_FIRST_REGIONS if region else language == ""


def proved_day_first(found: Iterable[Found], known: Iterable[str]) -> bool | None:
    """The order that dates of a page prove by their numbers or by meaning a known day; None without proof or in doubt.

    ``found`` are dates read as if the day came first.
    """
    days = {day[:10] for day in known}
    votes = set()
    for one in found:
        if one.day_first is not None:
            votes.add(one.day_first)
        elif one.guessed and ({one.iso[:10], turned(one.iso)[:10]} & days):
            votes.add(one.iso[:10] in days)
    return votes.pop() if len(votes) == 1 else None


def turned(iso: str) -> str:
    """The date with its day as month and its month as day."""
    return f"{iso[:5]}{iso[8:10]}-{iso[5:7]}{iso[10:]}"


def in_order(one: Found, proved: bool | None, facts: Facts) -> str:
    """What a date read day first means in the order that is proved, else in the usual one.

    Dots between numbers mean that the day comes first where nothing else is proved. A date that would lie in the
    future is read the other way.
    """
    day_first = proved if proved is not None else one.dotted or usual_day_first(facts)
    meant, other = (one.iso, turned(one.iso)) if day_first else (turned(one.iso), one.iso)
    return other if not plausible(meant, facts.now) and plausible(other, facts.now) else meant


def _declared(facts: Facts) -> tuple[str, str]:
    """Language and region: of the page's ``lang``, else of what it says elsewhere in its head."""
    for stated in (facts.tree.get("lang"), facts.meta("content-language"), facts.meta("og:locale", "language")):
        parts = (stated or "").replace("_", "-").lower().split("-")
        if parts[0].isalpha() and 2 <= len(parts[0]) <= 3:
            return parts[0], next((part for part in parts[1:] if len(part) == 2), "")
    return "", ""


def _domain(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").rpartition(".")[2]
    except ValueError:
        return ""
