"""Comment trees as the API answers them, and the comments that a tree leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.json import AnswerError, items, mapping, number, parse, text
from crawler.social.reddit_answers import CLOSED
from crawler.social.reddit_harvest import Gathered
from crawler.social.reddit_pages import TREE_STEP
from crawler.social.reddit_places import BATCH, more, tree
from crawler.social.reddit_things import address_of
from crawler.social.reddit_tree import Thing, things

MORE_STEP = "more"
MAX_MORE = 2_000
"""Comments that one answer may name to be asked for."""
MAX_ROUNDS = 20

_ID = re.compile(r"[0-9a-z]{1,13}")


def whole_thread(task: Task, post: str) -> Ask:
    """The request for a post with its comments, for a source that is one thread."""
    state = {"post": post, "own": True}
    return Ask(tree(task, post), TREE_STEP, state, signed=task.authorized, tolerate=CLOSED)


def read_tree(answer: Answer) -> Harvest:
    """Return the comments of a tree, and its post where the source is the thread.

    Raises ``AnswerError`` where the answer is no tree.
    """
    state = answer.ask.state
    found = things(parse(answer.body))
    thread = text(state, "thread") or _thread(found)
    gathered = Gathered(answer.task, thread)
    own = state.get("own") is True
    gathered.take((thing for thing in found if thing[0] != "t3" or own), known="read" in answer.task.cursor)
    return _with_asks(answer, gathered.harvest(), found, thread, {"read": True} if own else {})


def read_more(answer: Answer) -> Harvest:
    """Return comments that a tree had left out. Raises ``AnswerError`` where the answer holds none."""
    value = parse(answer.body)
    errors = items(mapping(value, "json"), "errors", 3)
    if errors:
        raise AnswerError(f"Reddit did not give the further comments: {str(errors)[:200]}")
    found, thread = things(value), text(answer.ask.state, "thread")
    gathered = Gathered(answer.task, thread)
    gathered.take(found)
    return _with_asks(answer, gathered.harvest(), found, thread, {})


def _with_asks(
    answer: Answer, harvest: Harvest, found: Sequence[Thing], thread: str | None, cursor: dict[str, Any]
) -> Harvest:
    """Ask for what is missing, unless this answer brought nothing itself: then neither would the next."""
    rounds, post = number(answer.ask.state, "round") or 0, text(answer.ask.state, "post") or ""
    missing, branches = _missing(found)
    if (missing or branches) and (rounds >= MAX_ROUNDS or (not harvest.drafts and not harvest.gone and rounds)):
        note = f"{len(missing)} comments and {len(branches)} branches of the thread {post} were not asked for"
        return replace(harvest, cursor=cursor, notes=(note,))
    state = {"post": post, "thread": thread, "round": rounds + 1}
    parts = [missing[begin : begin + BATCH] for begin in range(0, len(missing), BATCH)]
    urls = [(more(answer.task, post, part), MORE_STEP) for part in parts]
    urls += [(tree(answer.task, post, branch), TREE_STEP) for branch in branches]
    asks = tuple(Ask(url, step, state, signed=True) for url, step in urls if url != answer.ask.url)
    return replace(harvest, asks=asks, cursor=cursor)


def _missing(found: Sequence[Thing]) -> tuple[list[str], list[str]]:
    """The ids of comments that are named only, and of comments below which the tree was cut for its depth."""
    named: dict[str, None] = {}
    branches: dict[str, None] = {}
    for kind, data in found:
        if kind != "more":
            continue
        children = [one for one in items(data, "children", MAX_MORE) if isinstance(one, str) and _ID.fullmatch(one)]
        parent = (text(data, "parent_id") or "").removeprefix("t1_")
        if children:
            named |= dict.fromkeys(children)
        elif _ID.fullmatch(parent):
            branches[parent] = None
    return list(named)[:MAX_MORE], list(branches)[:BATCH]


def _thread(found: Sequence[Thing]) -> str | None:
    """The address of the post that a tree begins with."""
    try:
        return next((address_of(data) for kind, data in found if kind == "t3"), None)
    except AnswerError:
        return None
