"""Telegram: the public preview pages of channels, paged backwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from crawler.extract.encodings.reading import decode
from crawler.extract.markup import parse
from crawler.extract.model import PageError
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.json import AnswerError
from crawler.social.telegram_marks import first, words
from crawler.social.telegram_pages import first_page, messages_of, posts_of, read_page
from crawler.social.telegram_places import Channel, channel_of, post_of, single

__all__ = ["begin", "read", "recheck"]

GONE = "deleted from the channel"

_STEP = "post"


def begin(task: Task) -> Harvest:
    """Return the request for the newest page, or an error for an address that names no channel."""
    channel = channel_of(task.url)
    if channel is None:
        return Harvest(error=f"not the address of a public channel (https://t.me/s/CHANNEL): {task.url}")
    return Harvest(asks=(first_page(task, channel),))


def read(answer: Answer) -> Harvest:
    """Return what a page holds; ``error`` says in words for an operator why it holds nothing."""
    try:
        tree = parse(decode(answer.body, answer.content_type)[0])
        if answer.ask.step == _STEP:
            return _single(answer, tree)
        channel = channel_of(answer.task.url)
        return read_page(answer, tree, channel) if channel else begin(answer.task)
    except (AnswerError, PageError) as error:
        return Harvest(error=str(error))


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """The requests that see edits, counters and deletions of known posts, one for each."""
    posts = [(address, found) for address in addresses if (found := post_of(address))]
    return tuple(Ask(single(task, *found), _STEP, documents=(address,)) for address, found in posts)


def _single(answer: Answer, tree: etree._Element) -> Harvest:
    """A post that was asked again. Raises ``AnswerError`` where the page neither shows it nor says that it is gone."""
    asked = post_of(next(iter(answer.ask.documents), ""))
    problem = words(first(tree, "tgme_widget_message_error"))
    messages = messages_of(tree)
    if problem and "not found" in problem.lower() and not messages:
        return Harvest(gone=tuple((address, GONE) for address in answer.ask.documents))
    if problem or not messages or not asked:
        raise AnswerError(f"the post is not shown: {problem or 'the page holds none'}")
    harvest = posts_of(answer.task, messages[:1], None, Channel(asked[0]))
    same = tuple(draft for draft in harvest.drafts if post_of(draft.url) == asked)
    return replace(harvest, drafts=same)
