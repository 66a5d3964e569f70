"""Sources whose hosts are away, whose requests fail, or whose lists are read in part, in the second of three crawls."""

from __future__ import annotations

import json

from tests.collect.cases import TEXT, Case, Feed, Timeline
from tests.services.misbehaving import Entry, Site, rss, today

EVERY = range(1, 16)


class Away(Timeline):
    """A host that answers 404 to everything for a while; when it is back, one post is not, and one is hidden."""

    name = "away"
    due = True

    def turn(self, number: int) -> None:
        """Go and come."""
        if number == 0:
            self.post(*EVERY)
        self.refuse = [{}, {"/api/": 404}, {"/statuses/9": 403}][number]
        if number == 2:
            del self.posts[7]


class Broken(Timeline):
    """A timeline whose second page is refused once; later two more posts are said."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.name, self.code = f"broken-{code}", code

    def turn(self, number: int) -> None:
        """Refuse at first."""
        self.post(*(EVERY if number == 0 else (20, 21)))
        self.refuse = {"max_id=11": self.code} if number == 0 else {}


class DeadLinks(Timeline):
    """A timeline in which a post links to a page, and shows a picture, that are never answered."""

    name = "dead-links"
    more = "follow = true\nmedia = true"

    def __init__(self, elsewhere: Site) -> None:
        super().__init__()
        self.elsewhere = elsewhere

    def turn(self, number: int) -> None:
        """Say something new each time."""
        if number == 0:
            content = f'<p>Read <a href="{self.elsewhere.url("/dead/page")}">the notice</a> of the office.</p>'
            picture = {"id": "1", "type": "image", "url": self.site.url("/dead/picture.png"), "preview_url": None}
            self.post(3, content=content, media_attachments=[picture])
            for site in (self.site, self.elsewhere):
                site.folders["/dead/"] = lambda handler: handler.reply(b"", 503)
        self.post(10 + number)


class Returning(Feed):
    """A feed with a page that is not there for a while, and comes back as it was."""

    name = "returning"
    due = True

    def turn(self, number: int) -> None:
        """Go and come."""
        super().turn(number)
        if number == 1:
            self.site.answer("/a", b"", 404)


class PartlyRead(Case):
    """A list: one entry cannot be read and another is missing; then all are read and that one is still missing."""

    name = "partly-read"
    kind = "list"
    path = "/list.json"
    more = 'params = {format = "json", mapping = {items = "people", name = "name", id = "id"}}'

    def turn(self, number: int) -> None:
        """Write the list."""
        people = [{"id": str(one), "name": f"Mira Ostler {one}"} for one in range(12) if one != 4 or number == 0]
        if number == 1:
            people[7].pop("name")
        self.site.answer(self.path, json.dumps({"people": people}).encode(), Content_Type="application/json")


class Rendered(Feed):
    """A page that scripts may fill."""

    name = "rendered"
    more = "render = true"
    due = True


class Index(Case):
    """An index of two sitemaps, one of which is changed before the last crawl."""

    name = "index"
    kind = "sitemap"
    path = "/index.xml"

    def turn(self, number: int) -> None:
        """Name a new page at last."""
        if number == 1:
            return
        pages = ["/one/1", "/two/1", *(["/two/2"] if number else [])]
        for path in pages:
            self.site.page(path, f"Tide {path}", TEXT)
        for child in ("one", "two"):
            named = [(self.site.url(path), None) for path in pages if child in path]
            self.site.sitemap(f"/{child}.xml", named)
        changed = today().isoformat() if number else "2026-05-04"
        children = [(self.site.url("/one.xml"), "2026-05-04"), (self.site.url("/two.xml"), changed)]
        self.site.sitemap(self.path, children, kind="sitemap")


class SeenAgain(Case):
    """A feed that gives its documents itself, every time the same ones."""

    name = "seen-again"
    more = "follow = false"

    def turn(self, number: int) -> None:
        """Say the same."""
        self.site.answer(self.path, rss([Entry("https://quay.example/1", "Tide")]), Content_Type="application/rss+xml")
