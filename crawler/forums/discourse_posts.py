"""One post of a Discourse forum as a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from crawler.forums.discourse_places import Place
from crawler.harvest import Task
from crawler.social import json
from crawler.social.fields import blocks, byline, elsewhere, language, moment, page, present
from crawler.social.markup import MAX_MARKUP, plain
from index.model import Draft, Relation

SMALL_ACTION, WHISPER = 3, 4
LIKE = 2
MAX_MEDIA = 50

_QUOTE = re.compile(r"<aside\b[^>]{0,600}\bclass=\"quote\b[^>]{0,600}>", re.IGNORECASE)
_OF_POST = re.compile(r"\bdata-post=\"(\d{1,7})\"")
_OF_TOPIC = re.compile(r"\bdata-topic=\"(\d{1,12})\"")
_IMAGE = re.compile(r"<img\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(src|alt|class)=\"([^\"]{0,1000})\"")


@dataclass(frozen=True, slots=True)
class Topic:
    """What posts say of themselves only together with their topic."""

    task: Task
    place: Place
    id: int
    slug: str
    title: str | None

    @property
    def url(self) -> str:
        """The address of the topic as people see it."""
        return self.place.thread(self.id, self.slug)

    def post(self, number: int) -> str:
        """The address of a post as people see it."""
        return f"{self.url}/{number}"


def is_document(entry: object) -> bool:
    """Whether an entry of a topic is what a person wrote, not a note that it was closed, moved or pinned."""
    return json.number(entry, "post_type") not in (SMALL_ACTION, WHISPER)


def taken_away(entry: object) -> str | None:
    """Why a post is no longer there to be read; None where it is."""
    if json.flag(entry, "user_deleted"):
        return "deleted by its author"
    if json.text(entry, "deleted_at"):
        return "removed by a moderator"
    return "hidden after complaints" if json.flag(entry, "hidden") else None


def draft_of(topic: Topic, entry: dict[str, Any], number: int) -> Draft | str:
    """Return a post as a document, or the reason why it is none."""
    handle = json.text(entry, "username")
    published = moment(json.text(entry, "created_at"))
    cooked = json.text(entry, "cooked")
    if not handle or cooked is None or not published:
        return "no author, no time or no text"
    text, links = plain(cooked, "quote")
    media = list(_media(topic, cooked))
    poll = _poll(entry)
    told = [one["description"] for one in media if one["description"] and one["description"] not in text]
    text = blocks(text, *told, "\n".join(option["text"] for option in poll["options"]) if poll else None)
    if not text and not media:
        return "a post without text"
    name = json.text(entry, "name")
    return Draft(
        source=topic.task.source,
        url=page(topic.post(number)) or topic.post(number),
        kind="post",
        title=topic.title,
        text=text,
        authors=(byline(handle, name),),
        published=published,
        language=language(None, topic.task.language),
        tags=topic.task.tags,
        details=_details(topic, entry, number, {"links": list(links), "media": media, "poll": poll}),
    )


def _details(topic: Topic, entry: dict[str, Any], number: int, held: dict[str, Any]) -> dict[str, Any]:
    handle = json.text(entry, "username") or ""
    answered = json.number(entry, "reply_to_post_number")
    details: dict[str, Any] = present(
        {
            "author": {
                "handle": handle,
                "name": json.text(entry, "name"),
                "url": f"{topic.place.base}/u/{quote(handle, safe='')}",
            },
            "reply_to": topic.post(answered) if answered and answered > 0 else None,
            "thread": topic.url,
            "position": number,
            "counters": {
                "likes": _likes(entry),
                "replies": json.number(entry, "reply_count"),
                "views": json.number(entry, "reads"),
            },
            "edited": _edited(entry),
            **held,
        }
    )
    return details


def _likes(entry: dict[str, Any]) -> int | None:
    if "actions_summary" not in entry:
        return None
    kinds = json.items(entry, "actions_summary", 50)
    return next((json.number(kind, "count") or 0 for kind in kinds if json.number(kind, "id") == LIKE), 0)


def _edited(entry: dict[str, Any]) -> str | None:
    return moment(json.text(entry, "updated_at")) if (json.number(entry, "version") or 1) > 1 else None


def _media(topic: Topic, cooked: str) -> Iterator[dict[str, str]]:
    for image in _IMAGE.findall(cooked[:MAX_MARKUP])[:MAX_MEDIA]:
        said = {name.lower(): value for name, value in _ATTRIBUTE.findall(image)}
        if not {"emoji", "avatar", "site-icon"} & set(said.get("class", "").split()):
            try:
                address = page(urljoin(topic.place.base + "/", said.get("src", "")))
            except ValueError:
                address = None
            if address:
                yield {"url": address, "type": "image", "description": " ".join(plain(said.get("alt", ""))[0].split())}


def _poll(entry: dict[str, Any]) -> dict[str, Any] | None:
    for poll in json.items(entry, "polls", 5):
        named = [(plain(json.text(one, "html") or "")[0], one) for one in json.items(poll, "options", 50)]
        options = [{"text": text, "votes": json.number(one, "votes")} for text, one in named if text]
        if options:
            return {"options": options, "closes": moment(json.text(poll, "close"))}
    return None


def quotes_of(topic: Topic, entry: dict[str, Any], draft: Draft) -> Iterator[Relation]:
    """Yield which posts of the same topic a post quotes."""
    for tag in _QUOTE.findall((json.text(entry, "cooked") or "")[:MAX_MARKUP])[:50]:
        post, of_topic = _OF_POST.search(tag), _OF_TOPIC.search(tag)
        if post and (of_topic is None or int(of_topic[1]) == topic.id):
            yield Relation(topic.post(int(post[1])), "quote", draft.authors[0], draft.url, draft.published)


def links_out(draft: Draft, host: str) -> tuple[str, ...]:
    """The pages of other hosts that a post links to."""
    return elsewhere(draft.details.get("links", ()), (host,))
