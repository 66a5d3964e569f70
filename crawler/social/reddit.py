"""Reddit: subreddits, searches, users and threads, with application credentials by the API, else by Atom feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crawler.harvest import Answer, Harvest, Task
from crawler.social import reddit_login
from crawler.social.json import AnswerError
from crawler.social.reddit_answers import refusal, rest
from crawler.social.reddit_atom import read_page_feed, read_thread_feed
from crawler.social.reddit_listing import read_page
from crawler.social.reddit_login import login
from crawler.social.reddit_lookup import STEP as LOOKUP_STEP
from crawler.social.reddit_lookup import read_lookup, recheck
from crawler.social.reddit_pages import STEP as PAGE_STEP
from crawler.social.reddit_pages import first_page
from crawler.social.reddit_places import Place, place_of
from crawler.social.reddit_threads import MORE_STEP, read_more, read_tree, whole_thread

__all__ = ["begin", "login", "read", "recheck", "token"]

_ADDRESSES = "r/NAME, user/NAME, search?q=WORDS or a thread"


def begin(task: Task) -> Harvest:
    """Return the first request of a run, or an error for an address that names no place of Reddit's."""
    place = place_of(task.url)
    if place is None:
        return Harvest(error=f"not an address of Reddit ({_ADDRESSES}): {task.url}")
    return Harvest(asks=(whole_thread(task, place.name) if place.kind == "thread" else first_page(task, place),))


def read(answer: Answer) -> Harvest:
    """Return what an answer holds; ``error`` says in words for an operator why it holds nothing."""
    if answer.ask.step == reddit_login.STEP:
        return reddit_login.granted(answer)
    place = place_of(answer.task.url)
    pause = rest(answer)
    try:
        if answer.ask.step != LOOKUP_STEP and (refused := refusal(answer, place)):
            return Harvest(error=refused, rest=pause)
        return replace(_content(answer, place), rest=pause)
    except AnswerError as error:
        return Harvest(error=str(error), rest=pause)


def token(task: Task, secrets: Mapping[str, str]) -> Mapping[str, str]:
    """Reddit signs nothing without a login."""
    return {}


def _content(answer: Answer, place: Place | None) -> Harvest:
    step, signed = answer.ask.step, answer.ask.signed
    if step == LOOKUP_STEP:
        return read_lookup(answer)
    if step == MORE_STEP:
        return read_more(answer)
    if step != PAGE_STEP or place is None:
        return read_tree(answer) if signed else read_thread_feed(answer)
    return read_page(answer, place) if signed else read_page_feed(answer, place)
