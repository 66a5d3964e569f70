"""Credentials are used, and are nowhere to be found afterwards; those of the wrong hands are refused in words."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
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
from tests.services.platforms.serving import PlatformHandler, Reply

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
    """A host that quotes the password that it refuses."""

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """Refuse in the client's words."""
        status, value, fields = super().answer(path, query, handler)
        if status == 401 and handler.posted:
            value = {"error": "AuthenticationRequired", "message": handler.posted.decode()}
        return status, value, fields


@dataclass
class Told:
    """What a project wrote, and what it holds."""

    project: Project
    places: list[Place]
    reports: dict[str, Any]
    texts: list[Text]


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


@pytest.fixture(scope="module", params=["right-by-environment", "wrong-by-file"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    project = Project(tmp_path_factory.mktemp("secrets"))
    if request.param == "wrong-by-file":
        write(project, WRONG)
    else:
        project.environment = {
            f"WATCHFLOOR_CREDENTIALS__{kind}__{key}".upper(): value
            for kind, own in RIGHT.items()
            for key, value in own.items()
        }
    with served(members_only()) as places:
        for place in places:
            place.add_to(project)
        said = [talkative(project)]
        crawl = project.run("crawl", "--collect-only", "--format", "json", code=None)
        said.append(("crawl", (crawl.stdout + crawl.stderr).encode()))
        for arguments in (["status", "--format", "json"], ["check"]):
            done = project.run(*arguments, code=None)
            said.append((arguments[0], (done.stdout + done.stderr).encode()))
        yield request.param, project, places, crawl, said


def write(project: Project, secrets: Mapping[str, Mapping[str, str]], mode: int = 0o600) -> None:
    """Write the file of credentials."""
    tables = ("\n".join([f"[{kind}]", *(f'{key} = "{own[key]}"' for key in own)]) for kind, own in secrets.items())
    path = project.folder / "credentials.toml"
    path.write_text("\n".join(tables))
    path.chmod(mode)


@pytest.mark.timeout(600)
def test_x(told: Any) -> None:
    name, project, places, crawl, said = told
    for w, t in said:
        print(w, t.decode()[-6000:])
    t = everything(project, said)
    print([x for x, _ in t])
    print(traces(t, HIDDEN))
    print(crawl.returncode)
    assert 0
