"""soundings: a forum run with Discourse, by its JSON interface."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.places.place import Place, expected_post, json_reply, linked, stamp
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Said, Thread, talk

_TOPIC = re.compile(r"/t/(\d+)(?:/\d+)?\.json")
_DELETED = "<p>(post deleted by author)</p>"


class Soundings(Place):
    """The forum; its latest topics are collected."""

    id: ClassVar[str] = "soundings"

    def sources(self) -> tuple[Declared, ...]:
        latest = Declared(
            "world-discourse", "discourse", f"{self.base}/latest", "Open Docks: soundings", "en", "NL", ("forum",), "C"
        )
        return (latest,)

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        threads = talk(self.id).threads
        if path == "/latest.json":
            return json_reply({"topic_list": {"topics": [self._topic(one) for one in reversed(threads)]}})
        found = _TOPIC.fullmatch(path)
        thread = next((one for one in threads if found and one.id == found[1]), None)
        return json_reply(self._whole(thread)) if thread else None

    def expected(self) -> Iterator[Expected]:
        for thread in talk(self.id).threads:
            for one in _posts(thread, talk(self.id).at(self.moment)):
                author = talk(self.id).people[one.by]
                yield expected_post("world-discourse", self._url(thread, one), one, author, "en", thread.title)

    def changes(self) -> Changes:
        pairs = [(thread, one) for thread in talk(self.id).threads for one in _posts(thread, talk(self.id).said)]
        return Changes(
            edited=tuple(("world-discourse", self._url(*pair)) for pair in pairs if pair[1].correction),
            deleted=tuple(("world-discourse", self._url(*pair)) for pair in pairs if pair[1].deleted),
        )

    def _url(self, thread: Thread, one: Said) -> str:
        return f"{self.base}/t/{_slug(thread)}/{thread.id}/{thread.posts.index(one.id) + 1}"

    def _topic(self, thread: Thread) -> dict[str, Any]:
        last = _posts(thread, talk(self.id).said)[-1]
        stated = {"highest_post_number": len(thread.posts), "bumped_at": stamp(last.at)}
        return {"id": int(thread.id), "slug": _slug(thread), "title": thread.title} | stated

    def _whole(self, thread: Thread) -> dict[str, Any]:
        there = {one.id: one for one in talk(self.id).at(self.moment)}
        posts = [self._post(thread, one, there.get(one.id)) for one in _posts(thread, talk(self.id).said)]
        return self._topic(thread) | {"post_stream": {"stream": [one["id"] for one in posts], "posts": posts}}

    def _post(self, thread: Thread, one: Said, now: Said | None) -> dict[str, Any]:
        """A post in its topic; of one that its author deleted (``now`` None) the place stays."""
        author = talk(self.id).people[one.by]
        return {
            "id": 900 + int(one.id),
            "post_number": thread.posts.index(one.id) + 1,
            "post_type": 1,
            "username": author.handle,
            "name": author.name,
            "created_at": stamp(one.at),
            "cooked": f"<p>{linked(now.text)}</p>" if now else _DELETED,
            "user_deleted": now is None,
            "reply_to_post_number": thread.posts.index(one.answers) + 1 if one.answers else None,
            "reply_count": sum(other.answers == one.id for other in talk(self.id).said),
        }


def _posts(thread: Thread, said: Sequence[Said]) -> list[Said]:
    return [one for one in said if one.id in thread.posts]


def _slug(thread: Thread) -> str:
    return thread.title.lower().replace(" ", "-")
