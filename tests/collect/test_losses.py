"""Nothing is lost and nothing is wrongly gone where hosts are away, requests fail or lists are read in part."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.collect.rounds import TEXT, Case, Round, Timeline, rounds, served
from tests.crawl.project import Project
from tests.services.chromium import requires_chromium
from tests.services.misbehaving import Entry, Site, rss, today

EVERY = range(1, 16)


class Away(Timeline):
    """A host that answers 404 to everything for a while; when it is back, one post is not."""

    name = "away"
    due = True

    def turn(self, number: int) -> None:
        """Go and come."""
        if number == 0:
            self.post(*EVERY)
        self.refuse = {"/api/": 404} if number == 1 else {}
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


class Returning(Case):
    """A feed with a page that is not there for a while, and comes back as it was."""

    name = "returning"
    due = True

    def turn(self, number: int) -> None:
        """Go and come."""
        self.site.page("/a", "Tide", TEXT)
        if number == 1:
            self.site.answer("/a", b"", 404)
        self.site.feed("/feed", [Entry(self.site.url("/a"), "Tide")])


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


class Rendered(Case):
    """A page that scripts may fill."""

    name = "rendered"
    more = "render = true"
    due = True

    def turn(self, number: int) -> None:
        """Stay the same."""
        self.site.page("/a", "Tide", TEXT)
        self.site.feed("/feed", [Entry(self.site.url("/a"), "Tide")])


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


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Round]:
    """Three crawls of all of them."""
    project = Project(Path(tmp_path_factory.mktemp("losses")))
    project.configure()
    seen = SeenAgain()
    cases = [Away(), Broken(404), Broken(503), DeadLinks(seen.site), Returning(), PartlyRead(), Index(), seen]
    cases += [Rendered()] if shutil.which("chromium") else []
    with served(project, cases):
        return rounds(project, cases, 3)


def test_a_host_that_answers_404_to_everything_makes_no_known_post_gone(told: list[Round]) -> None:
    assert [len(one.documents["away"]) for one in told] == [15, 15, 15]
    assert "404" in (told[1].runs["away"].error or "")
    assert told[1].gone("away") == []
    # One post that is not there while its host is has been deleted.
    assert [address.rpartition("/")[2] for address in told[2].gone("away")] == ["7"]


@pytest.mark.parametrize("code", [404, 503])
def test_a_page_of_a_timeline_that_failed_is_asked_by_the_next_run_and_those_behind_it(
    told: list[Round], code: int
) -> None:
    name = f"broken-{code}"
    assert [len(one.documents[name]) for one in told] == [5, 17, 17]
    assert [str(code) in one.reason for one in told[0].problems[name]] == [True]
    newest, *others = told[1].paths(name)
    assert "since_id=15" in newest
    assert [path.partition("max_id=")[2] for path in others if "since_id" not in path] == ["11", "6", "1"]
    assert "since_id=21" in told[2].paths(name)[0]


def test_a_link_and_a_picture_that_are_never_answered_do_not_stop_the_cursor(told: list[Round]) -> None:
    name = "dead-links"
    assert [one.paths(name)[0].partition("since_id=")[2] for one in told] == ["", "10", "11"]
    for one in told[:2]:
        assert one.paths(name).count("/dead/picture.png") == one.paths("seen-again").count("/dead/page") == 1
    assert [(one.runs[name].error, len(one.documents[name])) for one in told] == [(None, 2), (None, 3), (None, 4)]


def test_a_page_that_comes_back_as_it_was_is_not_gone_any_more(told: list[Round]) -> None:
    assert [len(one.gone("returning")) for one in told] == [0, 1, 0]


def test_a_list_with_an_entry_that_cannot_be_read_takes_nobody_off(told: list[Round]) -> None:
    name = "partly-read"
    assert (len(told[1].problems[name]), told[1].runs[name].error) == (1, None)
    assert [len(one.gone(name)) for one in told] == [0, 0, 1]


@requires_chromium
def test_pages_that_scripts_fill_are_not_asked_conditionally(told: list[Round]) -> None:
    asked = [one for part in told for one in part.seen["rendered"] if one.path == "/a"]
    assert len(asked) == 3
    assert ["If-None-Match" in one.headers for one in asked] == [False] * 3
    assert told[2].runs["rendered"].counts.unchanged == 1


def test_of_an_index_only_the_sitemap_that_changed_is_read_again(told: list[Round]) -> None:
    asked = [[path for path in one.paths("index") if path in ("/one.xml", "/two.xml")] for one in told]
    assert [sorted(asked[0]), *asked[1:]] == [["/one.xml", "/two.xml"], [], ["/two.xml"]]
    assert [len(one.documents["index"]) for one in told] == [2, 2, 3]


def test_a_document_that_is_seen_again_before_its_time_keeps_its_next_look(told: list[Round]) -> None:
    first, *others = [one.next_checks["seen-again"] for one in told]
    assert list(first) == ["https://quay.example/1"]
    assert others == [first, first]
