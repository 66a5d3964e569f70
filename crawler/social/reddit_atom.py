"""Pages and threads as Reddit's Atom feeds give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.feeds import FeedEntry, NotAFeedError, read_feed
from crawler.harvest import Answer, Harvest
from crawler.social.json import AnswerError
from crawler.social.reddit_feed import entry_draft, name_of
from crawler.social.reddit_harvest import Gathered
from crawler.social.reddit_pages import Row, cursor_of, known_names, next_asks
from crawler.social.reddit_places import Place
from crawler.social.reddit_removal import mark

MAX_ENTRIES = 1_000
SHORT = 25
"""Entries of a page that Reddit fills, however many were asked for: a shorter one is the last."""


def read_page_feed(answer: Answer, place: Place) -> Harvest:
    """Return what is new on a page of a listing. Raises ``AnswerError`` where the answer is no feed."""
    entries = _entries(answer)
    rows = [Row(name, entry.published) for entry in entries if (name := name_of(entry))]
    known = known_names(answer, rows)
    harvest = _gather(answer, (entry for entry in entries if name_of(entry) not in known))
    after = rows[-1].name if len(rows) >= SHORT else None
    return replace(harvest, asks=next_asks(answer, place, rows, after), cursor=cursor_of(answer, rows))


def read_thread_feed(answer: Answer) -> Harvest:
    """Return the comments of a thread, and its post where the source is the thread.

    Raises ``AnswerError`` where the answer is no feed.
    """
    own = answer.ask.state.get("own") is True
    harvest = _gather(answer, (entry for entry in _entries(answer) if own or not name_of(entry).startswith("t3_")))
    return replace(harvest, cursor={"read": True} if own else {})


def _entries(answer: Answer) -> list[FeedEntry]:
    try:
        feed = read_feed(answer.body, answer.url, answer.content_type)
    except NotAFeedError as error:
        raise AnswerError(f"the answer is no feed: {error}") from error
    return list({entry.id or entry.url or "": entry for entry in feed.entries[:MAX_ENTRIES]}.values())


def _gather(answer: Answer, entries: Iterable[FeedEntry]) -> Harvest:
    gathered = Gathered(answer.task)
    for entry in entries:
        try:
            draft = entry_draft(answer.task, entry)
        except AnswerError as error:
            gathered.refused.append((entry.url or entry.id or "an entry without a name", str(error)))
            continue
        reason = mark(draft.text) or mark(draft.title)
        if reason:
            gathered.gone[draft.url] = reason
        else:
            gathered.keep(draft)
    return gathered.harvest()
