"""Reddit's things as documents: submissions (``t3``) and comments (``t1``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crawler.extract.dates.reading import moment as instant
from crawler.feeds.fields import web_address
from crawler.harvest import Task
from crawler.social.addresses import canonical
from crawler.social.json import AnswerError, flag, mapping, number, text
from crawler.social.reddit_media import media_of, poll_of
from crawler.social.reddit_places import WEB
from crawler.social.reddit_text import body, moment
from index.model import Draft

_NOBODY = ("[deleted]", "[removed]")


def address_of(data: dict[str, Any], thread: str | None = None) -> str:
    """Return the public address of a thing; ``thread``: that of its post, for old comments without their own.

    Raises ``AnswerError`` where the answer says too little for one.
    """
    path = text(data, "permalink") or (text(data, "context") or "").partition("?")[0]
    whole = f"{WEB}{path}" if path.startswith("/") else _below(data, thread)
    address = canonical(whole)
    if not address:
        raise AnswerError("it has no address")
    return address


def thread_of(data: dict[str, Any], address: str) -> str:
    """Return the address of the post that a comment is below; ``address`` is the comment's own."""
    own = f"/{text(data, 'id')}/"
    return address.removesuffix(own) + "/" if address.endswith(own) else address


def published_of(data: dict[str, Any]) -> str | None:
    """When a thing was written, ISO-8601 in UTC."""
    return moment(data, "created_utc")


def too_old(task: Task, published: str | None) -> bool:
    """Whether a thing was written before what the source wants."""
    when: datetime | None = instant(published)
    return bool(when and task.oldest and when < task.oldest)


def author_of(data: dict[str, Any]) -> str | None:
    """The name of the author, None where the account is gone."""
    name = text(data, "author")
    return None if name in _NOBODY else name


def submission(task: Task, data: dict[str, Any], *, removed: bool = False) -> Draft:
    """Return a post as a document; ``removed``: only its title is left. Raises ``AnswerError`` without an address."""
    address = address_of(data)
    words, links = ("", ()) if removed else body(data, "selftext")
    media = [] if removed else media_of(data)
    target = None if removed else _target(data, address)
    poll = poll_of(data)
    if target and target not in [one["url"] for one in media]:
        links = tuple(dict.fromkeys((*links, target)))
    captions = [one["description"] for one in media if one.get("description")]
    options = ["\n".join(option["text"] for option in poll["options"])] if poll else []
    blocks = [words, target if target and target not in words else None, *options, *captions]
    details = _details(data, links) | {
        "counters": _counters(score=_score(data), replies=number(data, "num_comments")),
        "media": media,
        "poll": poll,
        "warning": "NSFW" if flag(data, "over_18") else "spoiler" if flag(data, "spoiler") else None,
    }
    return _draft(task, data, address, text(data, "title"), blocks, details)


def comment(task: Task, data: dict[str, Any], thread: str | None = None) -> Draft:
    """Return a comment as a document; ``thread``: the address of its post. Raises ``AnswerError`` without its own."""
    address = address_of(data, thread)
    post = thread_of(data, address)
    words, links = body(data, "body")
    parent = text(data, "parent_id") or ""
    details = _details(data, links) | {
        "counters": _counters(score=_score(data)),
        "thread": post,
        "reply_to": f"{post}{parent[3:]}/" if parent.startswith("t1_") else post,
    }
    return _draft(task, data, address, None, [words], details)


def _draft(
    task: Task, data: dict[str, Any], url: str, title: str | None, blocks: list[str | None], details: dict[str, Any]
) -> Draft:
    name = author_of(data)
    return Draft(
        source=task.source,
        url=url,
        kind="post",
        title=title,
        text="\n\n".join(block for block in blocks if block),
        authors=(name,) if name else (),
        published=published_of(data),
        language=task.language,
        tags=task.tags,
        details={key: value for key, value in details.items() if value},
    )


def _details(data: dict[str, Any], links: tuple[str, ...]) -> dict[str, Any]:
    name = author_of(data)
    author = {"handle": name, "url": f"{WEB}/user/{name}"} if name else None
    return {"author": author, "links": list(links), "edited": moment(data, "edited")}


def _counters(**counts: int | None) -> dict[str, int]:
    return {key: value for key, value in counts.items() if value is not None}


def _score(data: dict[str, Any]) -> int | None:
    hidden = flag(data, "score_hidden") or flag(data, "hide_score")
    return None if hidden else number(data, "score")


def _target(data: dict[str, Any], address: str) -> str | None:
    """The page that a link post is about, none for a text and for a post that shows another one."""
    if flag(data, "is_self") or mapping(data, "poll_data") or text(data, "crosspost_parent"):
        return None
    target = web_address(WEB, text(data, "url_overridden_by_dest") or text(data, "url"))
    gallery = f"/gallery/{text(data, 'id')}"
    return None if not target or canonical(target) == address or target.endswith(gallery) else target


def _below(data: dict[str, Any], thread: str | None) -> str | None:
    """The address of a comment that comes without one: below its post's."""
    own = text(data, "id")
    post = (text(data, "link_id") or "").removeprefix("t3_")
    if not own or not post.isalnum() or not own.isalnum():
        return None
    known = (text(data, "link_permalink"), text(data, "link_url"), thread)
    base = next((one for one in known if one and one.startswith(WEB) and f"/comments/{post}/" in one), None)
    if base:
        return f"{base.partition('?')[0].rstrip('/')}/{own}/"
    subreddit = text(data, "subreddit")
    return f"{WEB}/r/{subreddit}/comments/{post}/_/{own}/" if subreddit else f"{WEB}/comments/{post}/_/{own}/"
