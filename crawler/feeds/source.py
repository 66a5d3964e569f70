"""Sources of kind ``feed``: RSS, RDF, Atom, JSON Feed."""

from __future__ import annotations

from dataclasses import replace

from crawler.feeds import FeedEntry, NotAFeedError, read_feed
from crawler.harvest import Answer, Ask, Body, Candidate, Harvest, Task
from index.model import Draft

MAX_LOST = 100
"""Entries without a web address that are named one by one."""


def begin(task: Task) -> Harvest:
    """Ask for the feed. It is kept as evidence only where it carries the documents itself."""
    return Harvest(asks=(Ask(task.url, conditional=True, archive=not task.follow),))


def read(answer: Answer) -> Harvest:
    """Read a feed: pages to fetch, or, where links are not followed, the documents that it carries."""
    try:
        feed = read_feed(answer.body, answer.url, answer.content_type or None)
    except NotAFeedError as error:
        return Harvest(error=f"not a feed: {error}")
    entries = tuple(_candidate(entry, answer.task) for entry in feed.entries if entry.url)
    lost = [entry for entry in feed.entries if not entry.url]
    more = (f"{len(lost) - MAX_LOST} more entries name no web address",) if len(lost) > MAX_LOST else ()
    named = Harvest(refused=tuple(_lost(entry) for entry in lost[:MAX_LOST]), notes=(*feed.problems, *more))
    if answer.task.follow:
        return replace(named, pages=entries)
    return _carried(entries, answer, named)


def _lost(entry: FeedEntry) -> tuple[str, str]:
    return (entry.id or entry.title or "an entry without a title")[:500], "the entry names no web address"


def _candidate(entry: FeedEntry, task: Task) -> Candidate:
    return Candidate(
        url=entry.url or "",
        title=entry.title,
        published=entry.published,
        changed=entry.updated or entry.published,
        authors=(entry.author,) if entry.author else (),
        language=task.language,
        html=entry.content or entry.summary,
    )


def _carried(entries: tuple[Candidate, ...], answer: Answer, named: Harvest) -> Harvest:
    drafts, refused = [], []
    for entry in entries:
        try:
            drafts.append(_draft(answer, entry))
        except ValueError as error:
            refused.append((entry.url[:500], str(error)))
    return replace(named, drafts=tuple(drafts), refused=(*named.refused, *refused))


def _draft(answer: Answer, entry: Candidate) -> Draft:
    """Raises ``ValueError`` (also ``AddressError``) for an entry of which nothing can be made."""
    # The reader of pages is large, and feeds whose links are followed do without it.
    from crawler.reading import read_entry

    task = answer.task
    reading = read_entry(Body(task.source, task.tags, b"", answer.url, "", answer.now, entry))
    if reading.draft is None:
        raise ValueError(reading.error or "nothing could be read")
    return reading.draft
