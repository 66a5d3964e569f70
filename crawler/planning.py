"""Which of the pages that a feed or sitemap names are asked for, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.address import AddressError, canonical_url
from crawler.harvest import Candidate
from crawler.revisit import is_due, moment
from crawler.runs import Page, SourceRun
from index.store import Store

_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Plan:
    """Pages to ask, new ones first and the newest of them first; addresses that are refused, with the reason."""

    pages: list[Page] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def too_old(run: SourceRun, published: str | None, now: datetime) -> bool:
    """Whether a page was published longer ago than the source's ``max_age``; one without a date is not."""
    when = moment(published)
    return run.source.oldest is not None and when is not None and when < now - run.source.oldest


def plan(run: SourceRun, candidates: Iterable[Candidate], store: Store, now: datetime) -> Plan:
    """Choose from what a source names; notes in the run when the rest is due. Raises ``StoreError``."""
    made = Plan()
    wanted = list(_wanted(run, candidates, now, made))
    states = store.fetch_states(run.source.id, [key for _, key in wanted])
    for candidate, key in wanted:
        state = states.get(key)
        if is_due(state, candidate.changed, now):
            made.pages.append(Page(run, candidate, key, state))
        elif state is not None:
            run.expect(state.next_check)
    made.pages.sort(key=_age_order)
    return made


def _wanted(
    run: SourceRun, candidates: Iterable[Candidate], now: datetime, made: Plan
) -> Iterator[tuple[Candidate, str]]:
    """Each page once, with its canonical address, as far as the source's filters let it in."""
    for candidate in candidates:
        try:
            key = canonical_url(candidate.url)
        except AddressError as error:
            made.refused.append((candidate.url[:500], str(error)))
            continue
        if key not in run.seen and run.source.wants(candidate.url) and not too_old(run, candidate.published, now):
            run.seen.add(key)
            yield candidate, key


def _age_order(page: Page) -> tuple[bool, float]:
    when = moment(page.candidate.published or page.candidate.changed) or _OLDEST
    return page.state is not None, -when.timestamp() if when is not _OLDEST else 0.0
