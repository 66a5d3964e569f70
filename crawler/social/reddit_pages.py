"""Pages of a listing: what of them is new, and what is asked next.

The cursor's ``posts`` are the things of the newest page with their number of comments, ``since`` is the time of the
newest. A listing is in order of time, but what was held back for a moderator appears late, between older posts: so
the newest page is compared by name, those behind it by time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.extract.dates.reading import moment
from crawler.harvest import Answer, Ask, Task
from crawler.social.json import mapping, number, text
from crawler.social.reddit_answers import CLOSED
from crawler.social.reddit_places import PAGE, Place, listing, tree

STEP, TREE_STEP = "page", "tree"
MAX_PAGES = 20
"""Reddit's listings end after a thousand things, which are ten pages."""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing on a page: its full name, when it was written (ISO-8601), its number of comments, -1 if not said."""

    name: str
    published: str | None
    comments: int = -1


def first_page(task: Task, place: Place) -> Ask:
    """The request that a run begins with."""
    state = {"page": 1, "since": text(task.cursor, "since")}
    return Ask(listing(task, place), STEP, state, signed=task.authorized, tolerate=CLOSED)


def known_names(answer: Answer, rows: Sequence[Row]) -> set[str]:
    """The names of the rows that earlier runs have read."""
    if number(answer.ask.state, "page") == 1:
        posts = mapping(answer.task.cursor, "posts")
        return {row.name for row in rows if row.name in posts}
    since = moment(text(answer.ask.state, "since"))
    times = [(row, moment(row.published)) for row in rows]
    return {row.name for row, when in times if when and since and when < since}


def unchanged_names(answer: Answer, rows: Sequence[Row]) -> set[str]:
    """The names of the rows that earlier runs have read, and below which nothing was written since."""
    known = known_names(answer, rows)
    if number(answer.ask.state, "page") != 1:
        return known
    posts = mapping(answer.task.cursor, "posts")
    return {row.name for row in rows if row.name in known and posts[row.name] == row.comments}


def next_asks(answer: Answer, place: Place, rows: Sequence[Row], after: str | None) -> tuple[Ask, ...]:
    """The comments of what is new on a page, then the page behind it."""
    return (*_trees(answer, rows), *_next_page(answer, place, rows, after))


def cursor_of(answer: Answer, rows: Sequence[Row]) -> dict[str, Any]:
    """What the next run has to know, empty on all but the first page."""
    if number(answer.ask.state, "page") != 1:
        return {}
    times = [when for row in rows if (when := moment(row.published))]
    since = min(max(times), answer.now).isoformat() if times else text(answer.task.cursor, "since")
    return {"posts": {row.name: row.comments for row in rows[:PAGE]}, "since": since}


def _trees(answer: Answer, rows: Sequence[Row]) -> list[Ask]:
    """Without counters (in a feed) every thread of the newest page is asked again, as often as it tends to change."""
    task = answer.task
    if task.params.get("comments") is False:
        return []
    old = unchanged_names(answer, rows) if task.authorized else set()
    posts = [row for row in rows if row.name.startswith("t3_") and row.comments and row.name not in old]
    return [
        Ask(
            tree(task, row.name[3:]),
            TREE_STEP,
            {"post": row.name[3:]},
            signed=task.authorized,
            revisit=not task.authorized,
        )
        for row in posts
        if not _before(row.published, task.oldest)
    ]


def _next_page(answer: Answer, place: Place, rows: Sequence[Row], after: str | None) -> list[Ask]:
    state, task = answer.ask.state, answer.task
    page = number(state, "page") or 1
    if not rows or not after or after == state.get("after") or page >= MAX_PAGES:
        return []
    last, previous = rows[-1].published, moment(text(state, "last"))
    if any(_before(last, bound) for bound in (task.oldest, moment(text(state, "since")))):
        return []
    if previous and (when := moment(last)) and when > previous:
        return []
    onward = {"page": page + 1, "since": state.get("since"), "after": after, "last": last}
    return [Ask(listing(task, place, after), STEP, onward, signed=task.authorized, tolerate=CLOSED)]


def _before(published: str | None, bound: datetime | None) -> bool:
    when = moment(published)
    return bool(when and bound and when < bound)
