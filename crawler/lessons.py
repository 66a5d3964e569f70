"""What the pages of a host teach about one another: what stands around their titles, how they write dates.

Kept for each source, in a bounded number of hosts and words, however many a crawl meets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.harvest import Candidate
from crawler.hints import Hints, Selectors, Taught
from crawler.pace import host_of
from crawler.sources import Source

MAX_HOSTS = 50
MAX_AFFIXES = 60
MAX_LENGTH = 60
"""Letters of what stands beside a title."""
CONVINCING = 3
"""Pages that must show the same before it counts: a headline may well end with a name."""

_DAY_FIRST, _MONTH_FIRST = "day first", "month first"


class Lessons:
    """What one source's pages taught so far. ``changed`` says whether there is anything new to keep."""

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        self._hosts: dict[str, dict[str, dict[str, int]]] = {}
        self.changed = False
        for host, told in (kept or {}).items():
            if isinstance(told, dict) and len(self._hosts) < MAX_HOSTS:
                self._hosts[host] = {part: _counts(told.get(part)) for part in ("affixes", "orders")}

    def learn(self, url: str, taught: Taught) -> None:
        """Add what a page taught."""
        order = {None: None, True: _DAY_FIRST, False: _MONTH_FIRST}[taught.day_first]
        if not taught.affixes and order is None:
            return
        told = self._of(url)
        for affix in taught.affixes:
            _count(told["affixes"], affix[:MAX_LENGTH])
        if order:
            _count(told["orders"], order)
        self.changed = True

    def affixes(self, url: str) -> frozenset[str]:
        """What stood around the titles of several other pages of the host, as casefolded letters and digits."""
        told = self._hosts.get(host_of(url), {}).get("affixes", {})
        return frozenset(affix for affix, pages in told.items() if pages >= CONVINCING)

    def day_first(self, url: str) -> bool | None:
        """How the host writes ``03/04/2024``; None where its pages do not tell, or not with one voice."""
        told = self._hosts.get(host_of(url), {}).get("orders", {})
        day, month = told.get(_DAY_FIRST, 0), told.get(_MONTH_FIRST, 0)
        if bool(day) == bool(month):
            return None
        return day > 0

    def as_json(self) -> dict[str, Any]:
        """What is to be kept for the next run."""
        return {host: dict(told) for host, told in self._hosts.items()}

    def _of(self, url: str) -> dict[str, dict[str, int]]:
        host = host_of(url)
        told = self._hosts.pop(host, None) or {"affixes": {}, "orders": {}}
        while len(self._hosts) >= MAX_HOSTS:
            del self._hosts[next(iter(self._hosts))]
        # Those that taught last stay longest.
        self._hosts[host] = told
        return told


def hints_of(source: Source, lessons: Lessons, url: str, candidate: Candidate | None = None) -> Hints:
    """What is known of a page of a source before it is read; ``candidate`` is what named it."""
    chosen = source.selectors
    return Hints(
        published=candidate.published if candidate else None,
        title=candidate.title if candidate else None,
        affixes=lessons.affixes(url),
        day_first=lessons.day_first(url),
        selectors=Selectors(**chosen.model_dump()) if chosen else None,
        comments=source.comments,
    )


def _counts(kept: Any) -> dict[str, int]:
    """Kept counts, as far as they are such."""
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {str(word)[:MAX_LENGTH]: pages for word, pages in pairs if isinstance(pages, int)}


def _count(counts: dict[str, int], word: str) -> None:
    """Count a word, the least seen making room for a new one."""
    if word not in counts and len(counts) >= MAX_AFFIXES:
        del counts[min(counts, key=lambda one: counts[one])]
    counts[word] = min(counts.get(word, 0) + 1, 1_000)
