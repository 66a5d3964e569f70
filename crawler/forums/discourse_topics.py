"""Topics of a Discourse forum: their posts, twenty at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from crawler.forums.discourse_places import Place, post_number
from crawler.forums.discourse_posts import Topic, draft_of, is_document, links_out, quotes_of, taken_away
from crawler.forums.memory import remember
from crawler.harvest import Answer, Ask, Candidate, Harvest
from crawler.social.fields import instant
from crawler.social.json import items, mapping, number, text
from index.model import Draft, Relation

MAX_STREAM = 10_000
AT_ONCE = 20


def read_topic(answer: Answer, place: Place, held: Any) -> Harvest:
    """Read the posts that came with a topic, and ask for those after them; all before are known.

    Where only posts of a certain age are wanted and none is known, the newest are asked for first.
    """
    topic = _topic(answer, place, held)
    if topic is None or "posts" not in mapping(held, "post_stream"):
        return Harvest(error="the answer has no posts of a topic")
    stream = mapping(held, "post_stream")
    entries = items(stream, "posts")
    known = number(answer.ask.state, "known") or 0
    left = _after(stream, entries, newest_first=answer.task.oldest is not None)
    mark = [max(number(held, "highest_post_number") or 0, known), answer.ask.state.get("mark") or ""]
    harvest = _with_more(topic, _harvest(topic, entries, known), left)
    # At once: what is left is asked for by the next run where this one has no room for it.
    return replace(harvest, cursor=remember(str(topic.id), *mark))


def read_posts(answer: Answer, place: Place, held: Any) -> Harvest:
    """Read single posts that were asked for, and ask for the next."""
    topic = _topic(answer, place, answer.ask.state)
    if topic is None or "posts" not in mapping(held, "post_stream"):
        return Harvest(error="the answer has no posts of a topic")
    entries = items(mapping(held, "post_stream"), "posts")
    given = {number(entry, "id") for entry in entries}
    harvest = _harvest(topic, entries, 0)
    missing = tuple(
        (f"post {one} of {topic.url}", "the forum does not give it: deleted or not public")
        for one in _numbers(answer.ask.state, "asked")
        if one not in given
    )
    harvest = replace(harvest, refused=(*harvest.refused, *missing))
    left = [] if _all_too_old(answer, entries) else _numbers(answer.ask.state, "left")
    return _with_more(topic, harvest, left)


def read_rechecked(answer: Answer, place: Place, held: Any) -> Harvest:
    """Read known posts again; one that is no longer between its neighbours is gone."""
    topic = _topic(answer, place, held)
    if topic is None:
        return Harvest(error="the answer has no posts of a topic")
    entries = items(mapping(held, "post_stream"), "posts")
    given = {post for entry in entries if (post := number(entry, "post_number"))}
    asked = {found[1]: address for address in answer.ask.documents if (found := post_number(address))}
    harvest = _harvest(topic, [one for one in entries if number(one, "post_number") in asked], 0)
    lost = tuple(
        (address, "deleted")
        for one, address in asked.items()
        if given and min(given) <= one <= max(given) and one not in given
    )
    return replace(harvest, gone=(*harvest.gone, *lost))


def _topic(answer: Answer, place: Place, held: object) -> Topic | None:
    topic = number(answer.ask.state, "topic")
    if topic is None:
        return None
    return Topic(answer.task, place, topic, text(held, "slug") or "topic", text(held, "title"))


def _after(stream: dict[str, Any], entries: list[Any], *, newest_first: bool) -> list[int]:
    """The ids of the posts that follow the given ones in their topic."""
    order = [one for one in items(stream, "stream", MAX_STREAM) if type(one) is int and 0 < one < 2**53]
    given = {number(entry, "id") for entry in entries}
    last = max((place for place, one in enumerate(order) if one in given), default=-1)
    left = list(dict.fromkeys(order[last + 1 :]))
    return left[::-1] if newest_first else left


def _numbers(state: object, key: str) -> list[int]:
    return [one for one in items(state, key, MAX_STREAM) if type(one) is int]


def _all_too_old(answer: Answer, entries: list[Any]) -> bool:
    oldest = answer.task.oldest
    times = [instant(text(entry, "created_at")) for entry in entries]
    return oldest is not None and bool(times) and all(time is not None and time < oldest for time in times)


def _harvest(topic: Topic, entries: list[Any], known: int) -> Harvest:
    """The documents among entries whose number is above ``known``."""
    drafts: dict[str, Draft] = {}
    relations: list[Relation] = []
    refused: list[tuple[str, str]] = []
    gone: list[tuple[str, str]] = []
    for entry in entries:
        post = number(entry, "post_number")
        if not isinstance(entry, dict) or not post or post < 1:
            refused.append((topic.url, "an entry without a number of its post"))
        elif post > known and is_document(entry):
            made = taken_away(entry) or draft_of(topic, entry, post)
            if isinstance(made, Draft):
                if not _too_old(topic, made):
                    drafts[made.url] = made
                    relations.extend(quotes_of(topic, entry, made))
            elif taken_away(entry):
                gone.append((topic.post(post), made))
            else:
                refused.append((topic.post(post), made))
    return Harvest(
        drafts=tuple(drafts.values()),
        pages=_pages(topic, drafts.values()) if topic.task.follow else (),
        relations=tuple(dict.fromkeys(relations)),
        refused=tuple(refused),
        gone=tuple(gone),
    )


def _too_old(topic: Topic, draft: Draft) -> bool:
    published = instant(draft.published)
    return topic.task.oldest is not None and published is not None and published < topic.task.oldest


def _pages(topic: Topic, drafts: Any) -> tuple[Candidate, ...]:
    host = urlsplit(topic.place.base).hostname or ""
    return tuple(Candidate(link) for link in dict.fromkeys(one for draft in drafts for one in links_out(draft, host)))


def _with_more(topic: Topic, harvest: Harvest, left: list[int]) -> Harvest:
    """Ask for the next posts, if any are left."""
    if not left:
        return harvest
    state = {"topic": topic.id, "slug": topic.slug, "title": topic.title}
    state |= {"asked": left[:AT_ONCE], "left": left[AT_ONCE:]}
    ask = Ask(topic.place.posts(topic.id, left[:AT_ONCE]), "posts", state, tolerate=(429,))
    return replace(harvest, asks=(ask,))
