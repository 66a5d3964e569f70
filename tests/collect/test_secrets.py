"""Credentials are used, and are nowhere to be found afterwards; those of the wrong hands are refused in words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.collect.conftest import served
from tests.collect.hunting import Text, everything, traces
from tests.collect.looking import check, documents
from tests.collect.place import Place
from tests.collect.social_places import BlueskyPlace, MastodonPlace, RedditPlace
from tests.main_job.project import Project
from tests.services.platforms.bluesky import JWT, Bluesky
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.reddit import TOKEN
from tests.services.platforms.serving import Platform, PlatformHandler, Reply

ROOT = Path(__file__).parents[2]
RIGHT = {
    "mastodon": {"token": "mastodon-geheim-7731"},
    "bluesky": {"identifier": "desk.example", "password": "bluesky-geheim-4417"},
    "reddit": {"client_id": "reddit-desk", "client_secret": "reddit-geheim-9052"},
}
WRONG = {kind: {key: f"{value}-false" for key, value in own.items()} for kind, own in RIGHT.items()}
HIDDEN = (
    *(own[key] for own in RIGHT.values() for key in ("token", "password", "client_secret") if key in own),
    *(f"{own['client_id']}:{own['client_secret']}" for own in (RIGHT["reddit"], WRONG["reddit"])),
    JWT,
    TOKEN,
)
"""The wrong ones are longer, so that looking for the right ones finds them too."""


class Quoting(Mastodon):
    """A server that quotes the token that it refuses."""

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """Refuse in the client's words."""
        status, value, fields = super().answer(path, query, handler)
        given = handler.headers.get("Authorization")
        return status, {"error": f"not valid: {given}"} if status == 401 else value, fields


class QuotingBluesky(Bluesky):
    """A host that quotes the password that it refuses, and whose first sessions end after the first page."""

    short = 0

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """Refuse in the client's words."""
        if "cursor" in query and self.short:
            self.short, self.expired = self.short - 1, True
        elif handler.posted:
            self.expired = False
        status, value, fields = super().answer(path, query, handler)
        if status == 401 and handler.posted:
            value = {"error": "AuthenticationRequired", "message": handler.posted.decode()}
        return status, value, fields


class Elsewhere(Platform):
    """A host that takes whatever it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """Nothing of use."""
        self.sent.append(f"{handler.command} {handler.headers.get('Authorization')} {handler.posted.decode()}")
        return 200, [], {}


@dataclass
class Crawled:
    """What a project wrote: the exit code, the report by source, and every text."""

    project: Project
    places: list[Place]
    code: int
    report: dict[str, Any]
    texts: list[Text]

    def reasons(self, name: str) -> list[str]:
        """Why things of a source became no documents."""
        return [problem["reason"] for problem in self.report[name]["problems"]]


def members_only() -> list[Place]:
    """Places that show nothing without the right credentials."""
    mastodon, bluesky, reddit = MastodonPlace(12), BlueskyPlace(12), RedditPlace(posts=2)
    mastodon.server = Quoting(mastodon.server.statuses.values(), page=7, token=RIGHT["mastodon"]["token"])
    login = (RIGHT["bluesky"]["identifier"], RIGHT["bluesky"]["password"])
    bluesky.server = QuotingBluesky(bluesky.server.entries, page=7, login=login, members="all")
    reddit.server.login = (RIGHT["reddit"]["client_id"], RIGHT["reddit"]["client_secret"])
    return [mastodon, bluesky, reddit]


def talkative(project: Project) -> Text:
    """Crawl with every word that the crawl has to say of itself."""
    environment = {"WATCHFLOOR_CONFIG": str(project.config), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "sources", "-L", "DEBUG"],
        cwd=ROOT, env=os.environ | project.environment | environment, capture_output=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"DEBUG" in done.stderr
    return "the crawl's own words", done.stdout + done.stderr


def crawled(project: Project, places: list[Place]) -> Crawled:
    """Crawl twice, the first time with every word, and let the program show and export what it has."""
    for place in places:
        place.add_to(project)
    said = [talkative(project)]
    crawl = project.run("crawl", "--format", "json", code=None)
    others = [project.run(*command, code=None) for command in (["status"], ["export", "*", "--format", "jsonl"])]
    address = next(iter(places[0].stated()))
    others.append(project.run("show", places[0].id_of(address), "--format", "json", code=None))
    said += [(str(one.args), (one.stdout + one.stderr).encode()) for one in (crawl, *others)]
    report = {one["source"]: one for one in map(json.loads, crawl.stdout.splitlines()[:-1])}
    return Crawled(project, places, crawl.returncode, report, everything(project, said))


@pytest.mark.timeout(600)
def test_the_right_credentials_open_places_and_leave_no_trace(tmp_path: Path) -> None:
    variables = {
        f"WATCHFLOOR_CREDENTIALS__{kind}__{key}".upper(): value
        for kind, own in RIGHT.items()
        for key, value in own.items()
    }
    with served(members_only()) as places:
        places[1].server.short = 1
        done = crawled(Project(tmp_path, environment=variables), places)
        assert len(places[1].server.asked("createSession")) == 3
        assert done.code == 0
        stored = documents(done.project)
        for place in places:
            check(place, place.stated(), stored[place.name])
    assert traces(done.texts, HIDDEN) == []
    # What is looked for would be found: a post is in the archive, in the store, and in what was exported.
    found = traces(done.texts, ["Bulletin 3 of the quay"])
    assert [part for part in (".warc.gz", "watchfloor.db", "versions", "export") if part not in str(found)] == []


@pytest.mark.timeout(600)
def test_wrong_credentials_are_refused_in_words_that_do_not_repeat_them(tmp_path: Path) -> None:
    project = Project(tmp_path)
    write(project, WRONG)
    with served(members_only()) as places:
        done = crawled(project, places)
    assert traces(done.texts, HIDDEN) == []
    assert done.code == 1
    assert all(one["error"] for one in done.report.values())
    # One try each: a second one may lock the account, and without a session nothing else is asked for.
    assert [len(done.report[name]["problems"]) for name in ("mastodon", "bluesky", "reddit-api")] == [1, 1, 1]
    assert done.reasons("mastodon") == [
        "status 401: not valid: Bearer [withheld]; the server refuses the token that was given"
    ]
    assert "the host refuses the identifier or the app password" in done.reasons("bluesky")[0]
    assert done.reasons("reddit-api") == ["Reddit refused client_id and client_secret (status 401)"]


@pytest.mark.timeout(600)
def test_credentials_do_not_follow_to_other_hosts(tmp_path: Path) -> None:
    project = Project(tmp_path)
    write(project, RIGHT)
    elsewhere = Elsewhere()
    elsewhere.site.host = "127.0.1.1"
    with served(members_only()) as places, elsewhere:
        paths = ("/api/v1/accounts/lookup", "/xrpc/com.atproto.server.createSession", "/api/v1/access_token")
        for place, path, status in zip(places, paths, (302, 307, 308), strict=True):
            place.add_to(project)
            place.site.answer(path, b"", status, Location=f"{elsewhere.url}/there")
        report = project.crawl("--collect-only", code=1)
    assert [sent for sent in elsewhere.sent if sent != "GET None "] == []
    assert [report[name]["problems"][0]["reason"] for name in ("bluesky", "reddit-api")] == [
        "HTTP 307 Temporary Redirect",
        "HTTP 308 Permanent Redirect",
    ]


def test_a_file_of_credentials_that_others_may_read_is_a_mistake(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with served(members_only()) as places:
        places[0].add_to(project)
    write(project, RIGHT, 0o640)
    said = project.run("check", code=2)
    assert "credentials.toml may be read by others: chmod 600" in said.stdout + said.stderr
    assert traces([("check", (said.stdout + said.stderr).encode())], HIDDEN) == []


def test_credentials_beside_a_source_are_a_mistake_that_says_where_they_belong(tmp_path: Path) -> None:
    secret = RIGHT["mastodon"]["token"]
    lines = {
        "params": f'params = {{boosts = false, access_token = "{secret}"}}',
        "own": f'password = "{secret}"',
        "address": f'api = "https://desk:{secret}@quay.example"',
    }
    project = Project(tmp_path)
    for name, line in lines.items():
        project.add_source(name, "https://quay.example/@mira", "mastodon", line)
    said = project.run("check", code=2)
    told = said.stdout + said.stderr
    assert told.count("credentials belong in the environment") == len(lines)
    assert [part for part in ("params.access_token:", "password:", "api holds") if part not in told] == []
    assert secret not in told


def write(project: Project, secrets: Mapping[str, Mapping[str, str]], mode: int = 0o600) -> None:
    """Write the file of credentials."""
    tables = ("\n".join([f"[{kind}]", *(f'{key} = "{own[key]}"' for key in own)]) for kind, own in secrets.items())
    path = project.folder / "credentials.toml"
    path.write_text("\n".join(tables))
    path.chmod(mode)
