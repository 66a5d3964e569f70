"""A forum on loopback: two boards, paged threads, and a session in every link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from urllib.parse import parse_qs, urlsplit

from tests.services.misbehaving import Handler, Site

SESSION = "0123456789abcdef0123456789abcdef"
BEGINNING = datetime.fromisoformat("2024-05-01T08:00:00+02:00")


@dataclass
class Thread:
    """A thread of one board; ``posts`` are (number in the forum, author, text)."""

    number: int
    board: int
    title: str
    posts: list[tuple[int, str, str]] = field(default_factory=list)


class Forum:
    """Serves a forum in the manner of phpBB on a site.

    ``threads``: how many there are, alternately in board 1 and 2; thread n has n + 1 posts, so that the later ones have
    several pages. ``per_page``: posts a page of a thread, and threads a page of a board, the liveliest first. Every
    link carries a session that differs from answer to answer. A right crawl of ``url(1)`` and ``url(2)``, or of the
    front page ``site.url("/index.php")``, stores each of ``addresses()`` once, in any number of runs.
    """

    def __init__(self, site: Site, threads: int = 6, per_page: int = 3) -> None:
        self.site, self.per_page = site, per_page
        self.threads = [Thread(n, 1 + n % 2, f"What the tide brought, part {n}") for n in range(1, threads + 1)]
        self._posts = 100
        self._answers = 0
        for thread in self.threads:
            for place in range(thread.number + 1):
                self.say(
                    thread.number, f"sailor{place % 3}", f"Post {place + 1} of part {thread.number}, from the quay."
                )
        site.routes |= {"/index.php": self._front, "/viewforum.php": self._board, "/viewtopic.php": self._thread}

    def say(self, thread: int, author: str, text: str) -> str:
        """Add a post to the end of a thread and return its address."""
        self._posts += 1
        self.threads[thread - 1].posts.append((self._posts, author, text))
        return self._post(self._posts)

    def url(self, board: int) -> str:
        """The address of a board."""
        return self.site.url(f"/viewforum.php?f={board}")

    def addresses(self) -> list[str]:
        """The addresses of all posts, as a right crawl knows them."""
        return [self._post(number) for thread in self.threads for number, _, _ in thread.posts]

    def _post(self, number: int) -> str:
        return self.site.url(f"/viewtopic.php?p={number}")

    def _when(self, number: int) -> str:
        return (BEGINNING + timedelta(minutes=7 * number)).isoformat()

    def _sid(self) -> str:
        self._answers += 1
        return f"&amp;sid={SESSION[:-4]}{self._answers:04x}"

    def _asked(self, handler: Handler) -> dict[str, int]:
        return {
            name: int(values[0]) for name, values in parse_qs(urlsplit(handler.path).query).items() if name != "sid"
        }

    def _send(self, handler: Handler, title: str, body: str) -> None:
        page = (
            f'<!doctype html><html lang="en"><head><title>{escape(title)} - Tide Talk</title><meta name="generator" '
            f'content="phpBB"></head><body><a href="/index.php">Tide Talk</a> <a href="./memberlist.php">Members</a> '
            f'<a href="./search.php">Search</a><h2>{escape(title)}</h2>{body}</body></html>'
        )
        handler.reply(page.encode(), Content_Type="text/html; charset=utf-8")

    def _front(self, handler: Handler) -> None:
        rows = "".join(f'<li><a href="./viewforum.php?f={n}{self._sid()}">Board {n}</a></li>' for n in (1, 2))
        self._send(handler, "Index", f"<ul>{rows}</ul>")

    def _board(self, handler: Handler) -> None:
        asked = self._asked(handler)
        own = [thread for thread in self.threads if thread.board == asked.get("f")]
        own.sort(key=lambda thread: -thread.posts[-1][0])
        start = asked.get("start", 0)
        rows = "".join(self._row(thread) for thread in own[start : start + self.per_page])
        more = self._pages(f"./viewforum.php?f={asked.get('f')}", len(own))
        self._send(handler, f"Board {asked.get('f')}", f'<ul class="topiclist">{rows}</ul>{more}')

    def _row(self, thread: Thread) -> str:
        last, author, _ = thread.posts[-1]
        return (
            f'<li class="row"><a class="topictitle" href="./viewtopic.php?t={thread.number}{self._sid()}">'
            f'{escape(thread.title)}</a><dd>{len(thread.posts) - 1}</dd><dd>by <a class="username" '
            f'href="./memberlist.php?mode=viewprofile&amp;u=1">{author}</a> <a href="./viewtopic.php?p={last}#p{last}">'
            f'<time datetime="{self._when(last)}">{self._when(last)[:10]}</time></a></dd></li>'
        )

    def _pages(self, address: str, size: int) -> str:
        starts: Sequence[int] = range(0, size, self.per_page)
        links = "".join(
            f'<a href="{address}&amp;start={start}{self._sid()}">{place}</a> ' for place, start in enumerate(starts, 1)
        )
        return f'<div class="pagination">{links}</div>' if size > self.per_page else ""

    def _thread(self, handler: Handler) -> None:
        asked = self._asked(handler)
        thread = next((one for one in self.threads if one.number == asked.get("t")), None)
        if thread is None:
            handler.reply(b"no such thread", status=404)
            return
        start = asked.get("start", 0)
        posts = "".join(self._markup(*post) for post in thread.posts[start : start + self.per_page])
        more = self._pages(f"./viewtopic.php?t={thread.number}", len(thread.posts))
        self._send(handler, thread.title, f'<div id="page-body">{posts}</div>{more}')

    def _markup(self, number: int, author: str, text: str) -> str:
        member = f'<a class="username" href="./memberlist.php?mode=viewprofile&amp;u=1">{author}</a>'
        when = f'<time datetime="{self._when(number)}">{self._when(number)[:10]}</time>'
        link = f'<a href="./viewtopic.php?p={number}{self._sid()}#p{number}">Post</a>'
        return (
            f'<div id="p{number}" class="post"><div class="postbody"><p class="author">{link} by {member} » {when}</p>'
            f'<div class="content">{escape(text)}</div></div></div>'
        )
