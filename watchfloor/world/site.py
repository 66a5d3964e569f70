"""A publisher's site: which address answers what, with the ways in which real sites misbehave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from watchfloor.world import channels
from watchfloor.world.article import Article
from watchfloor.world.declared import Declared
from watchfloor.world.library import shelf
from watchfloor.world.pages import article_page, front_page, plain_page
from watchfloor.world.publisher import Channel, Publisher
from watchfloor.world.reply import Reply, conditional, squeezed

_RELATED = 3


def route(target: str) -> str:
    """The path and query of a request target, without tracking parameters."""
    parts = urlsplit(target)
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")])
    return f"{parts.path}?{query}" if query else parts.path


class Site:
    """One publisher at one address. Answers are the same for the same requests, but for what ``correct`` changes."""

    def __init__(self, publisher: Publisher, base: str) -> None:
        self.publisher = publisher
        self.base = base
        self._articles = shelf(publisher.id).articles
        self._missing = shelf(publisher.id).missing
        self._asked_to_wait: set[str] = set()
        self._replies: dict[str, Reply] = {}
        self._busy = {publisher.path(a) for a in self._articles if a.trouble == "busy"}
        self._publish()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles as they read now, newest first."""
        return self._articles

    def url(self, article: Article) -> str:
        """The address of an article."""
        return self.base + self.publisher.path(article)

    def sources(self) -> tuple[Declared, ...]:
        """The sources that collect the site."""
        return tuple(self._declared(channel) for channel in self.publisher.channels)

    def correct(self, at: datetime) -> None:
        """Publish the corrections: pages and channels change, and so do their ETag and Last-Modified."""
        self._articles = tuple(article.corrected(at) for article in self._articles)
        self._publish()

    def answer(self, target: str, asked: Mapping[str, str]) -> Reply:
        """Answer a request for ``target``; ``asked`` has the request's headers with lower-case names."""
        path = route(target)
        if path in self._busy and path not in self._asked_to_wait:
            self._asked_to_wait.add(path)
            return plain_page(503, "Too many readers at the moment.\n", Retry_After="1")
        reply = self._replies.get(path) or plain_page(404, "There is no such page.\n")
        reply = conditional(reply, asked)
        return squeezed(reply, asked) if self.publisher.gzip else reply

    def _declared(self, channel: Channel) -> Declared:
        publisher = self.publisher
        return Declared(
            id=channel.source,
            kind=channel.kind,
            url=self.base + channel.path,
            name=channel.name,
            language=publisher.language,
            country=publisher.country,
            tags=channel.tags,
            reliability=channel.reliability,
        )

    def _publish(self) -> None:
        publisher, base = self.publisher, self.base
        replies = {"/": front_page(publisher, base, self._articles)}
        if publisher.robots is not None:
            replies["/robots.txt"] = plain_page(200, publisher.robots.format(base=base))
        for channel in publisher.channels:
            replies |= channels.documents(publisher, channel, base, self._articles, self._missing)
        for place, article in enumerate(self._articles):
            replies[route(publisher.path(article))] = article_page(publisher, base, article, self._related(place))
            if article.moved_from:
                replies[article.moved_from] = plain_page(301, "This story has moved.\n", Location=self.url(article))
        replies |= {lost.path: plain_page(lost.status, "This page was removed.\n") for lost in self._missing}
        self._replies = replies

    def _related(self, place: int) -> list[Article]:
        ring = self._articles[place + 1 :] + self._articles[:place]
        return list(ring[:_RELATED])
