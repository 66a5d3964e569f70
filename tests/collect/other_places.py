"""Places of the other kinds, all fiction: forums, a news site, a list."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any
from urllib.request import urlopen

from tests.collect.place import Place, Said
from tests.services.misbehaving import Site, running
from tests.services.platforms.discourse import Discourse
from tests.services.platforms.forum import Forum
from tests.services.platforms.newsroom import Newsroom

ENTRIES = 12


class Served:
    """A site with something on it."""

    def __init__(self) -> None:
        self.site = Site()
        self._running: AbstractContextManager[None] | None = None

    def __enter__(self) -> Served:
        self._running = running(self.site)
        self._running.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        if self._running is not None:
            self._running.__exit__(*error)


class DiscoursePlace(Place):
    """A forum by its interface."""

    name = kind = "discourse"

    def __init__(self, topics: int = 4, patience: int = 0) -> None:
        self.server = Served()
        self.forum = Discourse(self.server.site, topics, per_page=2, patience=patience)

    @property
    def url(self) -> str:
        """The list of topics."""
        return self.site.url("/latest")

    def stated(self) -> Said:
        """Every post that is not deleted."""
        posts = {
            self.site.url(f"/t/{topic.slug}/{topic.number}/{post['post_number']}"): post
            for topic in self.forum.topics
            for post in topic.posts
        }
        return {
            address: (f"{posts[address]['username']} ({posts[address]['name']})", posts[address]["created_at"])
            for address in self.forum.addresses()
        }

    def post(self) -> str:
        """An answer in the last topic."""
        return self.forum.say(len(self.forum.topics), "newcomer", "<p>And the buoy is gone.</p>")

    def edit(self) -> str:
        """The author changes a post of the second topic."""
        topic = self.forum.topics[1]
        topic.posts[3] |= {"cooked": "<p>Post 4, corrected.</p>", "version": 2}
        return self.site.url(f"/t/{topic.slug}/2/4")

    def delete(self) -> str:
        """The author deletes a post of the third topic."""
        address = self.site.url(f"/t/{self.forum.topics[2].slug}/3/5")
        self.forum.delete(address)
        return address


class ForumPlace(Place):
    """A forum by its pages; what is changed or deleted is not looked for there."""

    name = kind = "forum"

    def __init__(self, threads: int = 6) -> None:
        self.server = Served()
        self.forum = Forum(self.server.site, threads)

    @property
    def url(self) -> str:
        """The front page, which names two boards."""
        return self.site.url("/index.php")

    def stated(self) -> Said:
        """Every post."""
        return {
            self.site.url(f"/viewtopic.php?p={number}"): (author, self.forum._when(number))
            for thread in self.forum.threads
            for number, author, _ in thread.posts
        }

    def post(self) -> str:
        """An answer in the last thread."""
        return self.forum.say(len(self.forum.threads), "newcomer", "I saw it too, it was the grey one.")


class SitePlace(Place):
    """A news site that has neither feed nor sitemap."""

    name = kind = "site"

    def __init__(self) -> None:
        self.server = Newsroom()

    @property
    def url(self) -> str:
        """The front page."""
        return f"{self.server.url}/"

    def stated(self) -> Said:
        """Every article; below each the newsroom links who wrote it."""
        return {self.server.url + one.path: ("Ana Ruiz", one.when.isoformat()) for one in self.server.linked}

    def post(self) -> str:
        """A newer article."""
        return str(self.server.publish("The harbour master opens a second book of tides for the night watch"))

    def edit(self) -> str:
        """The newsroom corrects an article."""
        address = str(self.server.url + self.server.linked[8].path)
        with urlopen(address) as reply:
            corrected = reply.read().replace(b"the last day", b"the last but one day")
        self.site.answer(self.server.linked[8].path, corrected, Content_Type="text/html; charset=utf-8")
        return address

    def delete(self) -> str:
        """The newsroom takes an article away, from its lists too."""
        path = self.server.linked.pop(12).path
        self.site.answer(path, b"gone", 410)
        return str(self.server.url + path)


class ListPlace(Place):
    """A list of persons, of which one run takes all or nothing."""

    name = kind = "list"
    lines = ('params = {format = "un-xml"}',)
    whole = True

    def __init__(self) -> None:
        self.server = Served()
        self.entries = {number: f"OSTLER {number}" for number in range(1, ENTRIES + 1)}
        self._write()

    def __enter__(self) -> Any:
        super().__enter__()
        return self

    @property
    def url(self) -> str:
        """The file."""
        return self.site.url("/consolidated.xml")

    def stated(self) -> Said:
        """Every entry with the day on which it was listed; nobody is its author."""
        return {self._address(number): ("", f"2019-08-{number:02}") for number in self.entries}

    def post(self) -> str:
        """One more entry."""
        return self._set(20, "SALTBY 20")

    def edit(self) -> str:
        """An entry has another name."""
        return self._set(3, "OSTLER-BRINE 3")

    def delete(self) -> str:
        """An entry is taken off the list."""
        del self.entries[4]
        self._write()
        return self._address(4)

    def _set(self, number: int, name: str) -> str:
        self.entries[number] = name
        self._write()
        return self._address(number)

    def _address(self, number: int) -> str:
        return f"{self.url}#CDi.{number:03}"

    def _write(self) -> None:
        persons = "".join(
            f"<INDIVIDUAL><DATAID>{number}</DATAID><FIRST_NAME>{name}</FIRST_NAME><UN_LIST_TYPE>Norvania</UN_LIST_TYPE>"
            f"<REFERENCE_NUMBER>CDi.{number:03}</REFERENCE_NUMBER><LISTED_ON>2019-08-{number:02}</LISTED_ON></INDIVIDUAL>"
            for number, name in self.entries.items()
        )
        body = f"<CONSOLIDATED_LIST><INDIVIDUALS>{persons}</INDIVIDUALS></CONSOLIDATED_LIST>"
        self.server.site.answer("/consolidated.xml", body.encode(), Content_Type="application/xml")
