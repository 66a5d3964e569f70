"""tidewrack: a forum in the manner of phpBB. One board; threads in pages of few posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.pages import TEMPLATES, plain_page
from watchfloor.world.places.place import Place, expected_post, linked, whole
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Said, Thread, talk

MOST = 5
"""Posts on one page."""
BOARD = "2"


class Tidewrack(Place):
    """The forum."""

    id: ClassVar[str] = "tidewrack"

    def sources(self) -> tuple[Declared, ...]:
        return (Declared("world-forum", "forum", f"{self.base}/", "Tidewrack", "en", "GB", ("forum",), "D"),)

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        if path == "/robots.txt":
            return plain_page(200, "User-agent: *\nDisallow: /search.php\nDisallow: /memberlist.php\n")
        if path == "/":
            return self._html("forum_front.html")
        if path == "/viewforum.php" and query.get("f") == BOARD:
            rows = [(one, self._posts(one)) for one in talk(self.id).threads]
            return self._html("forum_board.html", rows=sorted(rows, key=lambda row: row[1][-1].at, reverse=True))
        thread = next((one for one in talk(self.id).threads if one.id == query.get("t")), None)
        if path == "/viewtopic.php" and thread:
            return self._thread(thread, whole(query, "start", 0))
        return None

    def expected(self) -> Iterator[Expected]:
        for thread in talk(self.id).threads:
            for one in self._posts(thread):
                author = talk(self.id).people[one.by]
                yield expected_post("world-forum", self._url(one), one, author, "en", thread.title)

    def changes(self) -> Changes:
        return Changes(added=tuple(("world-forum", self._url(one)) for one in talk(self.id).said if one.later))

    def _url(self, one: Said) -> str:
        return f"{self.base}/viewtopic.php?p={one.id}"

    def _posts(self, thread: Thread) -> Sequence[Said]:
        return [one for one in talk(self.id).at(self.moment) if one.id in thread.posts]

    def _thread(self, thread: Thread, start: int) -> Reply:
        posts = self._posts(thread)
        known = {one.id: one for one in posts}
        starts = [(number, place) for number, place in enumerate(range(0, len(posts), MOST), 1)]
        return self._html(
            "forum_thread.html",
            thread=thread,
            posts=[(one, known.get(one.answers or "")) for one in posts[start : start + MOST]],
            start=start,
            starts=starts,
            following=start + MOST if start + MOST < len(posts) else None,
        )

    def _html(self, template: str, **values: object) -> Reply:
        html = TEMPLATES.get_template(template).render(board=BOARD, linked=linked, **values)
        return Reply(200, html.encode(), "text/html; charset=utf-8")
