"""Pages of a channel's preview: their posts, and the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from lxml import etree

from crawler.extract.dates.reading import moment
from crawler.extract.markup import find
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.addresses import followed
from crawler.social.json import AnswerError, number
from crawler.social.telegram_channel import channel_draft
from crawler.social.telegram_marks import classes, first, marked, words
from crawler.social.telegram_places import WEB, Channel, is_preview, post_of, preview
from crawler.social.telegram_posts import forwarded_from, number_of, post_draft, published_of
from index.model import Draft, Relation

STEP = "page"
NO_PREVIEW = "the channel has no public preview"
MAX_MESSAGES = 500
"""Posts of one page; Telegram gives twenty."""

_MESSAGE = "tgme_widget_message"
_BEFORE = re.compile(r"[?&]before=([0-9]{1,12})")
_PREVIOUS = etree.XPath("//link[@rel='prev'][@href]")


def first_page(task: Task, channel: Channel) -> Ask:
    """The request that a run begins with."""
    return Ask(preview(task, channel), STEP, {"since": number(task.cursor, "newest") or 0})


def read_page(answer: Answer, tree: etree._Element, channel: Channel) -> Harvest:
    """Return the posts of a page, on the newest also the channel itself. Raises ``AnswerError``: no preview."""
    newest = number(answer.ask.state, "before") is None
    messages = messages_of(tree)
    if not is_preview(answer.url) or (newest and not messages):
        raise AnswerError(NO_PREVIEW)
    info = first(tree, "tgme_channel_info")
    harvest = posts_of(answer.task, messages, words(info, "tgme_channel_info_header_title"), channel)
    asks = _older(answer, tree, messages, channel)
    if not newest:
        return replace(harvest, asks=asks)
    profile = () if info is None else (channel_draft(answer.task, info, _spelt(messages, channel)),)
    highest = max(number(answer.ask.state, "since") or 0, *map(number_of, messages), 0)
    return replace(harvest, drafts=(*profile, *harvest.drafts), asks=asks, cursor={"newest": highest})


def messages_of(tree: etree._Element) -> list[etree._Element]:
    """The messages of a page, oldest first, with those in which the channel reports on itself; none within another."""
    found = dict.fromkeys(one for one in marked(tree, _MESSAGE) if one.get("data-post"))
    outer = [one for one in found if not any(above in found for above in one.iterancestors())]
    return outer[:MAX_MESSAGES]


def posts_of(task: Task, messages: Sequence[etree._Element], title: str | None, channel: Channel) -> Harvest:
    """Return messages as documents, without those that report a pinned post, a new name and the like."""
    drafts: dict[str, Draft] = {}
    refused: list[tuple[str, str]] = []
    relations: list[Relation] = []
    for message in messages:
        if "service_message" in classes(message):
            continue
        try:
            draft = _post(task, message, title, channel)
        except AnswerError as error:
            refused.append((f"{WEB}/{(message.get('data-post') or '')[:100]}", str(error)))
            continue
        if not _too_old(task, draft.published):
            drafts[draft.url] = draft
            relations += _forward(message, draft)
    links = chain.from_iterable(draft.details.get("links", ()) for draft in drafts.values())
    pages = followed(links, WEB) if task.follow else ()
    return Harvest(drafts=tuple(drafts.values()), pages=pages, refused=tuple(refused), relations=tuple(relations))


def _post(task: Task, message: etree._Element, title: str | None, channel: Channel) -> Draft:
    draft = post_draft(task, message, title)
    owner = post_of(draft.url)
    if not owner or owner[0].lower() != channel.name.lower():
        raise AnswerError("a post of another channel")
    return draft


def _forward(message: etree._Element, draft: Draft) -> list[Relation]:
    """A forward is said of its original where that is a public post."""
    original = (forwarded_from(message) or {}).get("url", "")
    return [Relation(original, "forward", draft.authors[0], draft.url, draft.published)] if post_of(original) else []


def _older(
    answer: Answer, tree: etree._Element, messages: Sequence[etree._Element], channel: Channel
) -> tuple[Ask, ...]:
    """The page before, until posts are known or older than wanted. The number only falls, so that paging ends."""
    since, asked = number(answer.ask.state, "since") or 0, number(answer.ask.state, "before")
    offered, numbers = _offered(tree), [number_of(message) for message in messages]
    if not offered or not any(numbers):
        return ()
    lowest = min(found for found in numbers if found)
    before = min(offered, lowest)
    if lowest <= since or (asked and before >= asked) or _too_old(answer.task, published_of(messages[0])):
        return ()
    return (Ask(preview(answer.task, channel, before), STEP, {"since": since, "before": before}),)


def _offered(tree: etree._Element) -> int | None:
    """The number before which older posts are offered, None where there are none."""
    for one in marked(tree, "tme_messages_more"):
        value = one.get("data-before") or ""
        if value.isascii() and value.isdigit() and len(value) <= 12:
            return int(value)
    found = [_BEFORE.search(one.get("href") or "") for one in find(_PREVIOUS, tree)]
    return next((int(one[1]) for one in found if one), None)


def _spelt(messages: Sequence[etree._Element], channel: Channel) -> str:
    """The channel's name as it writes it itself: addresses take any case."""
    owners = (post_of(f"{WEB}/{message.get('data-post')}") for message in messages)
    return next((owner[0] for owner in owners if owner and owner[0].lower() == channel.name.lower()), channel.name)


def _too_old(task: Task, published: str | None) -> bool:
    when = moment(published)
    return bool(when and task.oldest and when < task.oldest)
