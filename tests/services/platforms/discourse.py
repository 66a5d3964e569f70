"""A Discourse forum on loopback: topics by its interface, paging, refusals for asking too much, deleted posts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.services.misbehaving import Handler, Site

BEGINNING = datetime.fromisoformat("2024-05-01T06:00:00+00:00")
CHUNK = 20


@dataclass
class Topic:
    """A topic with its posts as the interface gives them."""

    number: int
    title: str
    slug: str
    posts: list[dict[str, Any]] = field(default_factory=list)


class Discourse:
    """Serves a forum's interface on a site.

    ``topics``: how many; topic n has 9 n posts, so that from the third one on not all come with it. ``per_page``:
    topics a page of the list. ``patience``: every so many-th request is answered 429 with ``wait_seconds`` of 1; 0 for
    never. The last post of each topic is a note that it was closed, which is no document. A right crawl of
    ``site.url("/latest")`` stores each of ``addresses()`` once, and after ``delete`` marks that post gone when it is
    looked at again.
    """

    def __init__(self, site: Site, topics: int = 4, per_page: int = 3, patience: int = 0) -> None:
        self.site, self.per_page, self.patience = site, per_page, patience
        self.topics = [Topic(n, f"Tide tables, part {n}", f"tide-tables-part-{n}") for n in range(1, topics + 1)]
        self.deleted: set[str] = set()
        self._ids = self._asked = 0
        for topic in self.topics:
            for place in range(1, 9 * topic.number):
                self.say(topic.number, f"keeper{place % 3}", f"<p>Post {place} of part {topic.number}.</p>")
            self.say(topic.number, "system", "", post_type=3, action_code="closed.enabled")
            for path in (f"/t/{topic.number}.json", f"/t/{topic.number}/posts.json"):
                site.routes[path] = self._answer
        site.routes["/latest.json"] = self._answer

    def say(self, topic: int, author: str, cooked: str, **more: Any) -> str:
        """Add a post to a topic and return its address."""
        self._ids += 1
        posts = self.topics[topic - 1].posts
        when = (BEGINNING + timedelta(minutes=self._ids)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        post = {
            "id": self._ids, "username": author, "name": author.title(), "created_at": when, "updated_at": when,
            "cooked": cooked, "post_number": len(posts) + 1, "post_type": 1, "version": 1, "reply_count": 0, "reads": 3,
            "reply_to_post_number": None, "actions_summary": [{"id": 2, "count": 4}], "hidden": False,
            "deleted_at": None, "user_deleted": False,
        }  # fmt: skip
        posts.append(post | more)
        # From any post on: the interface answers for each number.
        self.site.routes[f"/t/{topic}/{len(posts)}.json"] = self._answer
        self.site.routes[f"/t/{topic}/{len(posts) + 1}.json"] = self._answer
        return self._url(self.topics[topic - 1], post)

    def delete(self, address: str) -> None:
        """Take a post away, as its author may: the topic closes over it."""
        self.deleted.add(address)

    def addresses(self) -> list[str]:
        """The addresses of all posts that a right crawl stores."""
        every = ((topic, post) for topic in self.topics for post in topic.posts if post["post_type"] == 1)
        return [url for topic, post in every if (url := self._url(topic, post)) not in self.deleted]

    def _url(self, topic: Topic, post: dict[str, Any]) -> str:
        return self.site.url(f"/t/{topic.slug}/{topic.number}/{post['post_number']}")

    def _answer(self, handler: Handler) -> None:
        self._asked += 1
        if self.patience and self._asked % self.patience == 0:
            refusal = {"errors": ["You have asked too often"], "extras": {"wait_seconds": 1}}
            self._send(handler, refusal, 429)
            return
        parts = urlsplit(handler.path)
        asked = parse_qs(parts.query)
        steps = parts.path.removesuffix(".json").strip("/").split("/")
        if steps[0] == "latest":
            self._send(handler, self._list(int(asked.get("page", ["0"])[0])))
        elif steps[-1] == "posts":
            ids = {int(one) for one in asked.get("post_ids[]", [])}
            posts = [post for post in self._present(int(steps[1])) if post["id"] in ids]
            self._send(handler, {"post_stream": {"posts": posts}, "id": int(steps[1])})
        else:
            self._send(handler, self._topic(int(steps[1]), int(steps[2]) if len(steps) > 2 else 1))

    def _send(self, handler: Handler, body: dict[str, Any], status: int = 200) -> None:
        handler.reply(json.dumps(body).encode(), status, Content_Type="application/json; charset=utf-8")

    def _present(self, topic: int) -> list[dict[str, Any]]:
        own = self.topics[topic - 1]
        return [post for post in own.posts if self._url(own, post) not in self.deleted]

    def _list(self, page: int) -> dict[str, Any]:
        order = sorted(self.topics, key=lambda topic: topic.posts[-1]["created_at"], reverse=True)
        shown = order[page * self.per_page : (page + 1) * self.per_page]
        listed = [
            {"id": one.number, "title": one.title, "slug": one.slug, "highest_post_number": len(one.posts),
             "bumped_at": one.posts[-1]["created_at"], "pinned": False}
            for one in shown
        ]  # fmt: skip
        more = {"more_topics_url": f"/latest?page={page + 1}"} if len(order) > (page + 1) * self.per_page else {}
        return {"topic_list": {"topics": listed} | more}

    def _topic(self, number: int, near: int) -> dict[str, Any]:
        own, posts = self.topics[number - 1], self._present(number)
        first = max(0, next((n for n, post in enumerate(posts) if post["post_number"] >= near), len(posts)) - 5)
        stream = [post["id"] for post in posts]
        return {
            "id": number, "title": own.title, "slug": own.slug, "highest_post_number": len(own.posts),
            "post_stream": {"posts": posts[first : first + CHUNK], "stream": stream},
        }  # fmt: skip
