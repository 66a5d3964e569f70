"""What a page states for machines about its date, set right by what it shows and by what others know."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from crawler.extract.dates.reading import moment, plausible
from crawler.extract.dates.shown import Shown
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

EARLIER = heuristic("date.shown-earlier", "the date shown at the title counts where it is earlier than the stated one")
OWN_ZONE = heuristic("date.own-zone", "the day that the page shows counts where machines are told it in another zone")
HINTED = heuristic("date.hinted", "the date of the feed or sitemap decides between others and adds the time of the day")

CERTAIN = timedelta(days=2)
"""Less may be a matter of zones, or of the night between writing and publishing."""
_WIDEST_ZONE = timedelta(hours=14)
_QUARTER = 900


def mended(stated: list[str], shown: list[Shown], address: str | None, first_post: str | None, facts: Facts) -> str:
    """Return the date of publication, where the page states dates, best first."""
    best = _with_time(stated)
    if OWN_ZONE:
        best = _in_own_zone(best, shown, address, first_post)
    if EARLIER:
        best = _earlier(best, shown)
    return _hinted(best, [*stated, *_own(shown), *([address] if address else [])], facts) if HINTED else best


def _with_time(stated: list[str]) -> str:
    """The first, or a later one that tells the same day with its time."""
    best = stated[0]
    return best if "T" in best else next((one for one in stated if "T" in one and one.startswith(best)), best)


def _own(shown: list[Shown]) -> list[str]:
    """Dates that people see as the page's own: those at its title, and those that are called so."""
    near = [one.iso for one in shown if one.near and not one.away and one.label not in ("changed", "other")]
    return near + [one.iso for one in shown if one.label == "published" and one.bare and not one.away]


def _earlier(best: str, shown: list[Shown]) -> str:
    """What is shown as the page's own date, if it is earlier: machines are often told when a page was last built."""
    own, when = _own(shown), moment(best)
    if not own or when is None or any(one[:10] == best[:10] for one in own):
        return best
    first = moment(own[0])
    return own[0] if first and first + CERTAIN < when else best


def _in_own_zone(best: str, shown: list[Shown], address: str | None, first_post: str | None) -> str:
    """The same moment as the page itself tells it, where that is another day by two witnesses: its text and address.

    The first post of a thread is witness enough, and so is the text where the stated time has no zone.
    """
    when = moment(best)
    if "T" not in best or when is None:
        return best
    if first_post and "T" in first_post and first_post[-6:] != "+00:00" and _same_moment(best, first_post):
        return first_post
    naive = datetime.fromisoformat(best).tzinfo is None
    for one in [one.iso for one in shown if one.label not in ("changed", "other") and (one.near or one.bare)]:
        if one[:10] == best[:10] or not (one[:10] == address or naive):
            continue
        if "T" in one and _same_moment(best, one):
            return one if naive else _with_offset(one, when)
        if "T" not in one and _may_be_day_of(when, one, best):
            return one
    return best


def _may_be_day_of(when: datetime, day: str, best: str) -> bool:
    """Whether ``day`` can be the date of a moment told in UTC, somewhere east or west."""
    noon = moment(f"{day}T12:00")
    return best.endswith("+00:00") and noon is not None and abs(noon - when) <= timedelta(hours=26)


def _with_offset(local: str, when: datetime) -> str:
    """A time as shown, with the offset that the moment told to machines proves."""
    shown = datetime.fromisoformat(local)
    if shown.tzinfo is not None:
        return local
    quarters = round((shown - when.replace(tzinfo=None)).total_seconds() / _QUARTER)
    zone = timezone(timedelta(seconds=quarters * _QUARTER))
    return when.astimezone(zone).isoformat()


def _same_moment(one: str, other: str) -> bool:
    """Whether two times differ by nothing but a zone that was not told; zones differ by quarters of an hour."""
    first, second = moment(one), moment(other)
    if first is None or second is None:
        return False
    apart = abs(first.replace(second=0) - second.replace(second=0))
    return apart <= _WIDEST_ZONE and apart.total_seconds() % _QUARTER == 0


def _hinted(best: str, witnesses: list[str], facts: Facts) -> str:
    """The feed's date decides between witnesses that differ, and gives the time where it means the same day."""
    hint = facts.hints.published
    if not hint or not plausible(hint, facts.now):
        return best
    if hint[:10] != best[:10]:
        best = next((one for one in witnesses if one[:10] == hint[:10]), best)
    return hint if "T" in hint and "T" not in best and hint[:10] == best[:10] else best
