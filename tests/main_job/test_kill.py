"""Nothing is lost or doubled when the whole process group is killed at random moments, on both pairs of parts."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.main_job.project import Project, engine_ids, kill_group, stored_ids
from tests.services.site import Site, article
from watchfloor.asking import read_query

KILLS = int(os.environ.get("WATCHFLOOR_TEST_KILLS", "30"))
START = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
SENTENCES = (
    "Customs officers at the harbour of Rotterdam seized 120 kilograms of cocaine from a container on Monday.",
    "The crew of the vessel, IMO 9074729, was questioned for two days and then released without charge.",
    "A spokesman for the Harbour Police said that fentanyl pills had been found in the same warehouse in March.",
)


@pytest.fixture(params=["embedded", "postgresql-elasticsearch"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    if request.param == "embedded":
        return Project(tmp_path)
    store = request.getfixturevalue("postgres_store_url")
    engine, prefix = request.getfixturevalue("elasticsearch_index")
    sections = {
        "store": [f'url = "{store}"'],
        "engine": ['kind = "elasticsearch"', f'url = "{engine}"', f'prefix = "{prefix}"'],
    }
    return Project(tmp_path, sections)


def publish(site: Site, turn: int) -> None:
    """Five new articles, and one older one corrected, each turn."""
    for number in range(5):
        when = START + timedelta(hours=turn, minutes=number)
        lead = f"This is report {turn}-{number} of the harbour desk, the only one of that number."
        site.pages[f"/news/{turn}-{number}"] = article(f"Report {turn}-{number}", [lead, *SENTENCES], when)
    if turn > 1:
        old = f"/news/{turn - 2}-0"
        # A feed has no fractions of a second: a correction dated in the second of the last look would pass unseen.
        when = datetime.now(UTC) + timedelta(seconds=1)
        lead = f"Corrected in turn {turn}: report {turn - 2}-0 of the harbour desk."
        site.pages[old] = article(f"Report {turn - 2}-0", [lead, *SENTENCES], when)


def watch(project: Project) -> None:
    """Two hundred watches: for each article of most turns, and for what all or the corrected ones say."""
    asked = [f'title:"report {turn} {number}"' for turn in range(36) for number in range(5)]
    asked += ["drug:cocaine", "vessel:9074729", 'place:Rotterdam "harbour desk"', "kg:>=100", "corrected", "nothing"]
    asked += [f'"corrected in turn {turn}"' for turn in range(14)]
    with project.runtime() as runtime:
        for number, query in enumerate(asked):
            runtime.store.add_watch(f"watch {number}", query, (), number % 2 == 0, START)


@pytest.mark.timeout(900)
def test_thirty_kills_lose_and_double_nothing(project: Project) -> None:
    chance = random.Random(20260301)
    with Site(feeds={"/a.xml": "/news/", "/b.xml": "/news/"}) as site:
        project.add_source("harbour", f"{site.url}/a.xml", "feed", "limit = 1000")
        project.add_source("mirror", f"{site.url}/b.xml", "feed", "limit = 1000")
        watch(project)
        for turn in range(KILLS):
            publish(site, turn)
            process = project.start("crawl")
            # From before the first connection to long after the last commit: a whole crawl takes about six seconds.
            time.sleep(chance.uniform(0.2, 7.0))
            kill_group(process)
        settled = project.crawl()
        project.run("enrich")
        expected = {f"{site.url}{path}" for path in site.pages}
        assert settled["total"]["failed"] == settled["total"]["refused"] == 0
        check_nothing_lost_or_doubled(project, site, expected)
        check_watches_missed_and_doubled_nothing(project)
    assert project.run("verify").returncode == 0


def check_nothing_lost_or_doubled(project: Project, site: Site, expected: set[str]) -> None:
    with project.runtime() as runtime:
        store, engine = runtime.store, runtime.engine
        ids = stored_ids(store)
        documents = store.documents(ids)
        counts = store.counts()
        assert Counter(document.url for document in documents) == Counter(dict.fromkeys(expected, 2))
        assert (counts.waiting_annotation, counts.waiting_index, counts.refused) == (0, 0, 0)
        assert list(engine_ids(engine)) == ids
        for document in documents:
            path = document.url.removeprefix(site.url)
            lead = site.pages[path].body.decode().split("<p>")[1].split("</p>")[0]
            assert lead in document.text, (document.url, document.text[:80])
            assert document.entities, document.url
            assert document.capture is not None
            versions = store.versions(document.id)
            assert [version.version for version in versions] == list(range(1, len(versions) + 1))
            assert len(versions) <= 2
            assert len({version.sha256 for version in versions}) == len(versions)
        places = [(file, row.offset) for file in store.capture_files() for row in store.captures_in(file)]
        assert len(set(places)) == len(places) == counts.captures


def check_watches_missed_and_doubled_nothing(project: Project) -> None:
    """What every watch found is what its query finds now: corrections only add words that are asked for."""
    with project.runtime() as runtime:
        watches = runtime.store.watches()
        asked = {each.name: set(runtime.engine.scan(read_query(each.query, START))) for each in watches}
        alerts = [(each.watch, each.document_id) for each in runtime.store.alerts(limit=1_000_000, untold=True)]
        assert len(watches) == 200
        assert len(asked["watch 180"]) == len(stored_ids(runtime.store))
        assert Counter(alerts) == Counter((name, identity) for name, ids in asked.items() for identity in ids)
        assert runtime.store.unwatched(1) == []
