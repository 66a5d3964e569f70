"""Crawls that are killed or go wrong within: what they had not dealt with is for the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.collect.cases import TEXT, Case, Feed, Timeline
from tests.collect.rounds import look, served
from tests.crawl.project import ROOT, Project
from tests.services.misbehaving import Handler

STORIES = [f"/2026/11/20/the-tide-in-the-harbour-of-saltby-part-{number}" for number in range(12)]
WEEK = "/2026/11/20/summary-of-the-week-in-the-harbour-of-saltby"
SECRET = "tide-geheim-5518"
WRONG = """
import crawler.collecting.taking as taking
import crawler.components.documents as documents
from scrapy.cmdline import execute
keep, take = documents.DocumentPipeline._keep, taking.Taker.take
async def kept(self, item, runs):
    if item.page.key.endswith("/notice/2"):
        raise BlockingIOError(11, "Resource temporarily unavailable")
    await keep(self, item, runs)
async def taken(self, run, ask, response, harvest):
    if "max_id=11" in ask.url:
        raise BlockingIOError(11, "Resource temporarily unavailable")
    await take(self, run, ask, response, harvest)
documents.DocumentPipeline._keep, taking.Taker.take = kept, taken
execute(["scrapy", "crawl", "sources", "-L", "DEBUG"])
"""
"""A crawl in which one page cannot be kept, and one answer not taken, for a reason that nobody has thought of."""


class Weekly(Case):
    """A news site whose only page with links to its stories is itself no start page."""

    name = "weekly"
    kind = "site"
    path = "/"

    def turn(self, number: int) -> None:
        """Write the pages."""
        for path in STORIES:
            self.site.page(path, f"The tide {path[-2:]}", TEXT)
        for path, named in (("/", [WEEK]), (WEEK, STORIES)):
            links = "".join(f'<li><h2><a href="{one}">The long headline of {one[12:]}</a></h2></li>' for one in named)
            self.site.tagged(path, f"<main><h1>News</h1><ul>{links}</ul></main>".encode(), Content_Type="text/html")


class Pictures(Timeline):
    """A timeline with a picture in each post."""

    name = "pictures"
    more = "media = true"

    def turn(self, number: int) -> None:
        """Show them."""
        for one in range(1, 5):
            url = self.site.url(f"/picture/{one}.png")
            self.post(one, media_attachments=[{"id": str(one), "type": "image", "url": url, "preview_url": None}])
        self.site.folders["/picture/"] = lambda handler: handler.reply(b"PNG", Content_Type="image/png")


class Notices(Timeline):
    """A timeline whose posts link to pages of another site."""

    name = "notices"
    more = "follow = true"

    def __init__(self, elsewhere: Case) -> None:
        super().__init__()
        self.elsewhere = elsewhere.site

    def turn(self, number: int) -> None:
        """Name three pages."""
        for one in (1, 2, 3):
            self.elsewhere.page(f"/notice/{one}", f"Notice {one}", TEXT)
            self.post(one, content=f'<p>See <a href="{self.elsewhere.url(f"/notice/{one}")}">notice {one}</a>.</p>')


class Long(Timeline):
    """A timeline of three pages."""

    name = "long"

    def turn(self, number: int) -> None:
        """Fill it."""
        self.post(*range(1, 16))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One that has no sources yet."""
    made = Project(tmp_path)
    made.configure()
    return made


def test_what_was_named_before_a_crawl_was_killed_is_fetched_by_the_next_one(project: Project) -> None:
    weekly, pictures = Weekly(), Pictures()
    asked, answer = {path: threading.Event() for path in ("story", "picture")}, threading.Event()

    def hang(handler: Handler) -> None:
        asked["picture" if "picture" in handler.path else "story"].set()
        answer.wait(60)

    with served(project, [weekly, pictures]):
        for case in (weekly, pictures):
            case.turn(0)
        weekly.site.routes |= dict.fromkeys(STORIES, hang)
        pictures.site.folders["/picture/"] = hang
        project.configure("timeout = 100")
        with project.start("sources") as process:
            assert [event.wait(30) for event in asked.values()] == [True, True]
            os.killpg(process.pid, signal.SIGKILL)
        answer.set()
        for case in (weekly, pictures):
            case.turn(1)
        project.crawl("sources")
        after = look(project, [weekly, pictures])
    assert set(STORIES) <= {address.removeprefix(weekly.site.url("")) for address in after.documents["weekly"]}
    store = project.store()
    shown = [relation.by for one in after.documents["pictures"].values() for relation in store.relations(one.id)]
    store.close()
    assert sorted(shown) == [pictures.site.url(f"/picture/{n}.png") for n in range(1, 5)]
    assert project.damages() == []


def test_what_goes_wrong_for_no_known_reason_is_named_and_asked_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHFLOOR_CREDENTIALS__MASTODON__TOKEN", SECRET)
    wire = Feed()
    cases = [wire, Notices(wire), Long()]
    with served(project, cases):
        for case in cases:
            case.turn(0)
        environment = {"WATCHFLOOR_CONFIG": str(project.folder / "watchfloor.toml")}
        environment |= {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
        done = subprocess.run(
            [sys.executable, "-c", WRONG], cwd=ROOT, env=os.environ | environment, capture_output=True, timeout=120
        )
        before = look(project, cases)
        project.crawl("sources")
        after = look(project, cases)
    assert done.returncode == 0
    # The token was sent, and the log tells of everything else.
    assert SECRET in str(before.seen["long"])
    assert (b"DEBUG" in done.stderr, SECRET.encode() in done.stdout + done.stderr) == (True, False)
    named = {name: [(one.url, one.reason) for one in problems] for name, problems in before.problems.items()}
    reason = "BlockingIOError: [Errno 11] Resource temporarily unavailable"
    assert named["notices"] == [(wire.site.url("/notice/2"), reason)]
    assert [(url.partition("max_id=")[2], words) for url, words in named["long"]] == [("11", reason)]
    assert [len(before.documents[case.name]) for case in cases] == [1, 5, 5]
    assert [len(after.documents[case.name]) for case in cases] == [1, 6, 15]


def test_credentials_that_cannot_be_used_are_a_mistake_and_hold_up_no_other_source(project: Project) -> None:
    cases = [Feed(), Long()]
    path = project.folder / "credentials.toml"
    path.write_text(f'[mastodon]\ntoken = "{SECRET}"\n')
    path.chmod(0o644)
    command = [sys.executable, "-m", "watchfloor", "--config", str(project.folder / "watchfloor.toml"), "crawl"]
    with served(project, cases):
        for case in cases:
            case.turn(0)
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert (done.returncode, [case.site.seen for case in cases]) == (2, [[], []])
        assert f"{path} may be read by others: chmod 600" in done.stdout + done.stderr
        log = project.crawl("sources")
        after = look(project, cases)
    assert SECRET not in log + done.stdout + done.stderr
    assert (after.runs["wire"].error, len(after.documents["wire"]), after.seen["long"]) == (None, 1, [])
    assert f"{path} may be read by others" in (after.runs["long"].error or "")
