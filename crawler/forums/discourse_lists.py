"""Lists of topics and results of a search: which topics have something new."""

from __future__ import annotations

from typing import Any

from crawler.forums.discourse_places import Place
from crawler.forums.memory import recall, remember
from crawler.harvest import Answer, Ask, Harvest
from crawler.social.fields import instant
from crawler.social.json import MAX_ITEMS, flag, items, mapping, number, text

MAX_PAGES = 200
MAX_RESULT_PAGES = 10
SEARCHED = "search"


def read_topics(answer: Answer, place: Place, held: Any) -> Harvest:
    """Ask for the topics of a page that have something new, then for the next page if this one had any."""
    listed = mapping(held, "topic_list")
    if "topics" not in listed:
        return Harvest(error="the answer has no list of topics")
    asks: list[Ask] = []
    cursor: dict[str, Any] = {}
    refused: list[tuple[str, str]] = []
    seen: set[int] = set()
    lively = False
    for entry in items(listed, "topics"):
        topic = number(entry, "id")
        if not topic or topic < 1:
            refused.append((text(entry, "title") or "an entry of the list of topics", "a topic without a number"))
        elif topic not in seen:
            seen.add(topic)
            lively = _visit(answer, place, entry, topic, asks, cursor)
    page = number(answer.ask.state, "page") or 0
    # The liveliest come first: behind a topic in which nothing is new, nothing is.
    if lively and text(listed, "more_topics_url") and page < MAX_PAGES:
        asks.append(Ask(place.page(page + 1), "list", {"page": page + 1}, tolerate=(429,)))
    return Harvest(asks=tuple(asks), cursor=cursor, refused=tuple(refused))


def _visit(
    answer: Answer, place: Place, entry: dict[str, Any], topic: int, asks: list[Ask], cursor: dict[str, Any]
) -> bool:
    """Ask for a topic and return True, unless nothing was said in it since it was read, or nothing new enough."""
    highest = number(entry, "highest_post_number") or 0
    bumped = text(entry, "bumped_at") or text(entry, "last_posted_at") or ""
    known = recall(answer.task.cursor, str(topic), (int, str))
    last = instant(bumped)
    if known and known == [highest, bumped]:
        cursor.update(remember(str(topic), *known))
        return False
    if answer.task.oldest and last and last < answer.task.oldest:
        return False
    beginning = min(known[0], max(highest - 1, 0)) if known else 0
    state = {"topic": topic, "known": beginning, "mark": bumped}
    asks.append(Ask(place.topic_from(topic, beginning + 1), "topic", state, tolerate=(429,)))
    return True


def read_results(answer: Answer, place: Place, held: Any) -> Harvest:
    """Ask for the posts that a search found and an earlier run did not, the newest first."""
    if not isinstance(held, dict) or "posts" not in held:
        return Harvest(error="the answer has no results of a search")
    known = number(answer.task.cursor, SEARCHED) or 0
    topics = {number(one, "id"): one for one in items(held, "topics")}
    found: dict[int, list[int]] = {}
    refused: list[tuple[str, str]] = []
    newest = known
    for entry in items(held, "posts", MAX_ITEMS):
        post, topic = number(entry, "id"), number(entry, "topic_id")
        if not post or not topic or post < 1 or topic < 1:
            refused.append(("a result of the search", "a post without a number"))
        elif post > known:
            found.setdefault(topic, []).append(post)
            newest = max(newest, post)
    asks = [_single_posts(place, topic, topics.get(topic), posts) for topic, posts in found.items()]
    page = number(answer.ask.state, "page") or 1
    if asks and flag(mapping(held, "grouped_search_result"), "more_full_page_results") and page < MAX_RESULT_PAGES:
        asks.append(Ask(place.page(page + 1), "search", {"page": page + 1}, tolerate=(429,)))
    # Later pages are older: only the first names the newest post.
    return Harvest(asks=tuple(asks), refused=tuple(refused), cursor={SEARCHED: newest} if page == 1 else {})


def _single_posts(place: Place, topic: int, entry: object, posts: list[int]) -> Ask:
    state = {"topic": topic, "slug": text(entry, "slug") or "topic", "title": text(entry, "title"), "asked": posts[:20]}
    return Ask(place.posts(topic, posts[:20]), "posts", {**state, "left": posts[20:]}, tolerate=(429,))
