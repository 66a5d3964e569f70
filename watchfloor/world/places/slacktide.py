"""slacktide: a subreddit, by the Atom feeds that Reddit gives to those without credentials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from markupsafe import Markup

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.pages import TEMPLATES
from watchfloor.world.places.place import Place, expected_post, linked
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Said, Thread, talk

NAME = "slacktide_fiction"
WEB = "https://www.reddit.com"


class Slacktide(Place):
    """The host of the feeds; the subreddit is collected."""

    id: ClassVar[str] = "slacktide"

    def sources(self) -> tuple[Declared, ...]:
        subreddit = Declared(
            "world-reddit", "reddit", f"{WEB}/r/{NAME}/", f"r/{NAME}", "en", "GB", ("social",), "E", self.base
        )
        return (subreddit,)

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        threads = talk(self.id).threads
        if path == f"/r/{NAME}/new/.rss":
            return self._feed(f"r/{NAME}", [(one, self._said(one)[0]) for one in reversed(threads)])
        thread = next((one for one in threads if path == f"/comments/{one.id}/.rss"), None)
        return self._feed(thread.title, [(thread, one) for one in self._said(thread)]) if thread else None

    def expected(self) -> Iterator[Expected]:
        for thread in talk(self.id).threads:
            for one in self._said(thread):
                title = thread.title if one.id == thread.id else None
                yield expected_post("world-reddit", _url(thread, one), one, talk(self.id).people[one.by], "en", title)

    def changes(self) -> Changes:
        return Changes()

    def _said(self, thread: Thread) -> list[Said]:
        return [one for one in talk(self.id).at(self.moment) if one.id in thread.posts]

    def _feed(self, title: str, listed: Sequence[tuple[Thread, Said]]) -> Reply:
        entries = [(_url(thread, one), _shown_title(thread, one), one, _content(one)) for thread, one in listed]
        newest = max(one.at for _, one in listed)
        text = TEMPLATES.get_template("reddit.xml").render(name=NAME, title=title, entries=entries, newest=newest)
        return Reply(200, text.encode(), "application/atom+xml; charset=UTF-8", changed=newest)


def _url(thread: Thread, one: Said) -> str:
    slug = "_".join(thread.title.lower().replace(":", "").split()[:6])
    own = "" if one.id == thread.id else f"{one.id}/"
    return f"{WEB}/r/{NAME}/comments/{thread.id}/{slug}/{own}"


def _shown_title(thread: Thread, one: Said) -> str:
    return thread.title if one.id == thread.id else f"/u/{one.by} on {thread.title}"


def _content(one: Said) -> Markup:
    return Markup('<!-- SC_OFF --><div class="md"><p>{}</p></div><!-- SC_ON -->').format(linked(one.text))
