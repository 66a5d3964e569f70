"""What a page teaches about how its host writes dates."""

from __future__ import annotations

from crawler.extract.dates.lines import Lines
from crawler.extract.dates.order import language_of, proved_day_first
from crawler.extract.dates.reading import Found, find_dates
from crawler.extract.dates.stated import stated_dates
from crawler.extract.facts import Facts


def taught_day_first(facts: Facts, lines: Lines) -> bool | None:
    """Whether the page proves that its host writes the day before the month, or after it; None where it does not.

    Proof is ``25/03/2024`` or ``03/25/2024`` near its title, or a date there that means the day that the page states
    for machines in one of its two readings only. ``lines`` are those around the titles.
    """
    language = language_of(facts)
    found: list[Found] = []
    for line in lines.near:
        found += find_dates(line.text, day_first=True, language=language)
    return proved_day_first(found, stated_dates(facts)) if any(_has_order(one) for one in found) else None


def _has_order(one: Found) -> bool:
    return one.guessed or one.day_first is not None
