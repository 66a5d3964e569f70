"""Small sources, each on a site of its own to which something happens between crawls."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.services.misbehaving import Entry, Handler, Site
from tests.services.platforms.mastodon_fiction import account, status

TEXT = (
    "The harbour office of Saltby told of the tide, of the ropes on the north quay and of the boats that came in. " * 6
)


class Case:
    """A source. ``turn`` is called before each crawl, 0 is the first; with ``due`` all it knows is due by then."""

    name: str
    kind = "feed"
    path = "/feed"
    more = ""
    due = False

    def __init__(self) -> None:
        self.site = Site()

    def turn(self, number: int) -> None:
        """Change what the site says."""


class Feed(Case):
    """A feed with one page, always the same."""

    name = "wire"

    def turn(self, number: int) -> None:
        """Write both."""
        self.site.page("/a", "Tide", TEXT)
        self.site.feed(self.path, [Entry(self.site.url("/a"), "Tide")])


class Timeline(Case):
    """A hashtag of a Mastodon server, five posts a page. ``refuse`` has statuses by a part of the requests' address."""

    kind = "mastodon"
    path = "/tags/tide"

    def __init__(self) -> None:
        super().__init__()
        self.posts: dict[int, dict[str, Any]] = {}
        self.refuse: dict[str, int] = {}
        self.site.folders["/api/v1/"] = self._answer

    def post(self, *numbers: int, content: str = "<p>Fog on the quay.</p>", **more: Any) -> None:
        """Let posts be said."""
        who = account("mira", f"{self.site.host}:{self.site.port}")
        self.posts |= {number: status(number, who, content, **more) for number in numbers}

    def _answer(self, handler: Handler) -> None:
        parts = urlsplit(handler.path)
        refused = next((code for part, code in self.refuse.items() if part in handler.path), None)
        number = parts.path.rpartition("/")[2]
        value = self.posts.get(int(number)) if number.isdecimal() else self._page(parse_qs(parts.query))
        code = refused or (404 if value is None else 200)
        handler.reply(json.dumps(value if code == 200 else {"error": "no"}).encode(), code)

    def _page(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        above, below = int(query.get("since_id", ["0"])[0]), int(query.get("max_id", ["1000000"])[0])
        return [self.posts[number] for number in sorted(self.posts, reverse=True) if above < number < below][:5]
