"""When a page was published: what it states for machines, what it shows to people, its address, and who else knows."""

from __future__ import annotations

import re

from crawler.extract.dates.lines import Lines
from crawler.extract.dates.mended import mended
from crawler.extract.dates.prose import from_dateline
from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.dates.relative import from_relative
from crawler.extract.dates.shown import Shown, shown_dates
from crawler.extract.dates.state import from_state
from crawler.extract.dates.stated import one_day, stated_dates
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from index.model import Kind

CHANGED = heuristic("date.changed-alone", "a shown date of the last change counts where there is no other")
FAR = heuristic("date.far", "dates far from the title count where they are labelled, marked or the only one")
ADDRESS = heuristic("date.address", "the day in the page's address")

_ADDRESS = re.compile(
    r"/(20\d\d|199\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)|/(20\d\d)(\d\d)(\d\d)(?!\d)|/(\d\d)/(\d\d)/(\d\d)/"
)


def read_published(
    facts: Facts, kind: Kind, blocks: list[str], lines: Lines, first_post: str | None = None
) -> str | None:
    """Return the date of publication as ISO-8601: a date alone where the page gives no time, its own offset if any.

    ``blocks`` is the main text, ``lines`` are those around the titles; ``first_post`` is the date of a thread's first
    post and counts where the head states none. Of a listing only what it states of itself counts, in its head, its
    address or right beside its title: other dates on it are those of what it lists.
    """
    stated = stated_dates(facts)
    address = _from_address(facts)
    if not stated and plausible(first_post, facts.now):
        return first_post
    known = [*stated, *([address] if address else [])]
    shown = shown_dates(facts, known, lines, near_only=kind == "listing" or one_day(stated))
    if stated:
        return mended(stated, shown, address, first_post, facts)
    if kind == "listing":
        beside = (one for one in shown if one.near and one.place in ("close", "before") and not one.away)
        return address or next((one.iso for one in beside if one.label != "other"), None)
    return _at_title(shown, address) or _further(shown, blocks, facts)


def _at_title(shown: list[Shown], address: str | None) -> str | None:
    """The date at the title or in the address; of the same day the one that tells its time."""
    near = [one for one in shown if one.near and not one.away and one.label in (None, "published")]
    labelled = [one.iso for one in near if one.label == "published"]
    if labelled:
        return labelled[0]
    if address:
        return next((one.iso for one in shown if one.iso.startswith(address)), address)
    behind = [one.iso for one in near if one.place in ("close", "after")]
    return next(iter(behind or [one.iso for one in near]), None)


def _further(shown: list[Shown], blocks: list[str], facts: Facts) -> str | None:
    """What is left where neither the head nor the title tells, best first."""
    hinted = facts.hints.published if plausible(facts.hints.published, facts.now) else None
    return (
        _far(shown)
        or from_state(facts)
        or from_dateline(blocks, facts)
        or hinted
        or from_relative(facts)
        or _changed(shown)
    )


def _far(shown: list[Shown]) -> str | None:
    """A date that stands apart from the title, by its label, by its mark, or because it is the only one."""
    own = [one for one in shown if one.label in (None, "published")]
    clear = [one for one in own if not one.away]
    labelled = [one.iso for one in clear if one.label == "published" and (one.bare or one.marked)]
    marked = [one.iso for one in clear if one.marked and one.bare]
    alone = [one.iso for one in clear if one.bare] or [one.iso for one in own if one.bare and one.inside]
    if len({iso[:10] for iso in alone}) > 1:
        alone = []
    return next(iter(labelled or marked or alone), None) if FAR else None


def _changed(shown: list[Shown]) -> str | None:
    """The date of the last change that the page shows; what it states for machines alone is of no article."""
    own = [one for one in shown if one.label == "changed" and not one.away and (one.near or one.bare)]
    return own[0].iso if own and CHANGED else None


def _from_address(facts: Facts) -> str | None:
    found = _ADDRESS.search(facts.url or "") if ADDRESS else None
    if not found:
        return None
    year, month, day = (part for part in found.groups() if part)
    year = year if len(year) == 4 else f"20{year}"
    stated = read_date(f"{year}-{int(month):02}-{int(day):02}")
    return stated if stated and plausible(stated, facts.now) else None
