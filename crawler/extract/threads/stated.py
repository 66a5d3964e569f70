"""Posts that a page states as data: in its JSON-LD, or in the state from which its scripts build the thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import Thing, text_of, types_of
from crawler.extract.threads.dates import read_post_date
from crawler.extract.threads.markup import blocks_in
from crawler.extract.threads.state import record_lists
from index.model import Post

MAX_POSTS = 2000
MAX_RECORDS = 5000
"""Records of a page's state that are looked at."""
LEAST = 2

STATED = heuristic("threads.stated", "posts out of JSON-LD and page state where the markup shows none")

_TEXTS = (
    "cooked", "text", "articleBody", "bodyHtml", "body_html", "contentHtml", "body", "content", "message", "comment",
    "commentText",
)  # fmt: skip
_TEXTS_HELD = frozenset(_TEXTS)
_WHO = (
    "username",
    "author",
    "user",
    "creator",
    "postedBy",
    "displayName",
    "authorName",
    "userName",
    "nickname",
    "name",
)
_NAMES = ("username", "displayName", "display_name", "name", "nickname", "login", "title")
_WHEN = (
    "datePublished", "dateCreated", "created_at", "createdAt", "created", "publishedAt", "postedAt", "date",
    "timestamp", "time",
)  # fmt: skip
_INSIDE = ("acceptedAnswer", "suggestedAnswer", "comment", "replies")


def stated_posts(facts: Facts) -> list[Post]:
    """Return the posts that a thread's page states, in order; empty where it states fewer than two."""
    if not STATED:
        return []
    best = _of_things(facts)
    left = MAX_RECORDS
    for records in record_lists(facts.tree):
        posts = [post for record in records[:left] if (post := _post(record, facts.now))]
        left -= min(left, len(records))
        if len(posts) >= LEAST and _size(posts) > _size(best):
            best = posts
    return best if len(best) >= LEAST else []


def stated_comments(facts: Facts) -> list[Post]:
    """Return the comments that an article's JSON-LD holds."""
    return list(_unique(post for thing in facts.things for post in _walk(thing.get("comment"), facts.now)))


def excerpt_post(facts: Facts) -> list[Post]:
    """Return what the head says of a thread whose posts are not in the page: the beginning of the first post."""
    told = [facts.meta(name) for name in ("og:description", "description", "twitter:description")]
    text = max((text for text in told if text), key=len, default="")
    published = read_date(facts.meta("article:published_time"))
    return [Post(None, published if plausible(published, facts.now) else None, text)] if text else []


def _of_things(facts: Facts) -> list[Post]:
    question = facts.question
    opening = _post(question, facts.now) if question else None
    answers = [post for key in _INSIDE for post in _walk(question.get(key), facts.now)] if question else []
    return list(_unique([*([opening] if opening else []), *answers]))


def _walk(value: Any, now: datetime) -> Iterator[Post]:
    """The posts of a statement and those inside it, each after the one it answers."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_POSTS:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting[:0] = item[:MAX_POSTS]
        elif isinstance(item, dict):
            if (not types_of(item) or {"Comment", "Answer", "UserComments"} & {*types_of(item)}) and (
                post := _post(item, now)
            ):
                yield post
            waiting[:0] = [item[key] for key in _INSIDE if isinstance(item.get(key), list | dict)]


def _post(record: Thing, now: datetime) -> Post | None:
    """A record as a post; None for what holds no text or says neither who nor when."""
    if _TEXTS_HELD.isdisjoint(record):
        return None
    author = next((name for key in _WHO if (name := _name(record.get(key)))), None)
    published = next((date for key in _WHEN if (date := _date(record.get(key), now))), None)
    if not author and not published:
        return None
    blocks = next((found for key in _TEXTS if (found := blocks_in(record.get(key)))), [])
    return Post(author, published, "\n\n".join(blocks)) if blocks else None


def _name(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)
    name = text_of(value) if isinstance(value, str) else None
    return name if name and len(name) <= 80 and "://" not in name else None


def _date(value: Any, now: datetime) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 10**9 <= value < 10**14:
        value = str(int(value))
    return read_post_date(value, now) if isinstance(value, str) else None


def _unique(posts: Iterable[Post]) -> Iterator[Post]:
    seen: set[Post] = set()
    for post in posts:
        if post not in seen:
            seen.add(post)
            yield post


def _size(posts: list[Post]) -> int:
    return sum(len(post.text) for post in posts)
