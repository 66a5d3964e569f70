"""The commands of one whole session on a small site, as a person and as a script see them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.main_job.project import Project
from tests.services.site import Page, Site, article

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXTS = {
    "/a": (
        "Kontrolle im Hafen",
        [
            "Customs officers at the port of Antwerp seized 250 kilograms of cocaine on Monday, prosecutors said.",
            "Inspector Helga Brandström said that the container MSKU3070060 had come from Guayaquil.",
            "Write to desk@news.example or call +44 7700 900123 if you have seen the crew.",
        ],
    ),
    "/b": (
        "A quiet week on the river",
        [
            "There was ice on the road to Rotterdam, and snow.",
            "The harbour master spoke of a good season for shipping.",
        ],
    ),
    "/c": (
        "Pills in a van",
        [
            "Police in Rotterdam found 12,000 fentanyl pills in a van on 4 March 2026, the prosecutor's office said.",
            "The driver, Marco Venturi, was arrested.",
        ],
    ),
}


@dataclass(frozen=True, slots=True)
class Crawled:
    """A crawled project and the report of its crawl."""

    project: Project
    site: Site
    report: dict[str, dict[str, object]]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    project = Project(tmp_path_factory.mktemp("session"))
    with Site() as site:
        for number, (path, (title, texts)) in enumerate(TEXTS.items()):
            site.pages[path] = article(title, texts, DAY + timedelta(days=number))
        site.pages["/feed.xml"] = Page(site.feed("/").replace(b"</channel>", _gone(site)), "application/rss+xml")
        site.feeds = {}
        project.add_source("harbour", f"{site.url}/feed.xml", "feed", 'tags = ["port"]', 'language = "en"')
        yield Crawled(project, site, project.crawl())


def _gone(site: Site) -> bytes:
    return f"<item><title>gone</title><link>{site.url}/gone</link></item></channel>".encode()


def test_the_report_counts_and_names_what_is_missing(crawled: Crawled) -> None:
    part = crawled.report["harbour"]
    assert (part["new"], part["fetched"], part["refused"]) == (3, 3, 0)
    assert part["problems"] == [{"url": f"{crawled.site.url}/gone", "reason": "HTTP 404 Not Found"}]
    assert crawled.report["total"]["new"] == 3


def test_hits_have_the_fields_of_the_contract(crawled: Crawled) -> None:
    answer = crawled.project.json("search", "cocaine", "--facets", "drug,place,source")
    (hit,) = answer["hits"]
    assert list(hit) == [
        "id", "url", "source", "kind", "title", "author", "published", "collected", "language", "score", "snippet",
        "story", "persons", "orgs", "places", "drugs", "selectors", "events", "capture",
    ]  # fmt: skip
    assert hit["url"] == f"{crawled.site.url}/a"
    assert hit["drugs"] == ["cocaine"]
    assert any("Antwerp" in place for place in hit["places"])
    assert any("Brandström" in person for person in hit["persons"])
    assert {"desk@news.example", "+447700900123", "MSKU3070060"} <= set(hit["selectors"])
    assert hit["published"].startswith("2026-03-02T09:00:00")
    assert "cocaine" in hit["snippet"]
    assert hit["events"][0]["kilograms"] == 250
    capture = hit["capture"]
    assert (crawled.project.data / capture["warc"]).stat().st_size >= capture["offset"] + capture["length"]
    assert {"value": "cocaine", "count": 1} in answer["facets"]["drug"]
    assert answer["timeline"] == [{"start": "2026-03-01", "count": 1}]


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("*", "abc"),
        ("rotterdam", "bc"),
        ("rotterdam -ice", "c"),
        ("cocaine OR pills", "ac"),
        ('"ice on the road"', "b"),
        ("person:venturi", "c"),
        ("drug:fentanyl", "c"),
        ("drug:coke", "a"),
        ("drug:coke OR drug:heroin", "a"),
        ("text:coke", ""),
        ("drug:ice", ""),
        ("brandstrom", "a"),
        ("seizing", "a"),
        ("kg:>=100", "a"),
        ("published:2026-03-03", "b"),
        ("published:[2026-03-03 TO 2026-03]", "bc"),
        ("email:desk@news.example", "a"),
        ("phone:+447700900123", "a"),
        ('phone:"+44 7700 900123"', "a"),
        ("has:container", "a"),
        ("source:harbour tag:port", "abc"),
        ("fentan*", "c"),
        ("(place:antwerp OR place:rotterdam) NOT drug:cocaine", "bc"),
    ],
)
def test_queries_find_what_they_say(crawled: Crawled, query: str, paths: str) -> None:
    with crawled.project.runtime() as runtime:
        assert sorted(hit["url"][-1] for hit in runtime.searcher.search(query)["hits"]) == list(paths), query
        assert runtime.searcher.count(query) == len(paths)


def test_lines_and_count_agree_and_a_query_may_begin_with_a_minus(crawled: Crawled) -> None:
    lines = crawled.project.run("search", "--format", "jsonl", "--", "-cocaine").stdout.splitlines()
    assert sorted(json.loads(line)["url"][-1] for line in lines) == ["b", "c"]
    assert crawled.project.run("count", "--", "-cocaine").stdout == "2\n"


def test_a_malformed_query_is_told_with_its_column(crawled: Crawled) -> None:
    done = crawled.project.run("search", "peson:guzman", code=2)
    assert done.stderr.startswith("column 1:")
    assert "person" in done.stderr
    assert done.stdout == ""
    assert "column 9: " in crawled.project.run("count", "cocaine (ice", code=2).stderr


def test_show_tells_custody(crawled: Crawled) -> None:
    identity = crawled.project.json("search", "venturi")["hits"][0]["id"]
    shown = crawled.project.json("show", identity)
    for entity in shown["entities"]:
        assert shown["text"][entity["start"] : entity["end"]] == entity["text"]
    assert [version["version"] for version in shown["versions"]] == [1]
    assert shown["custody"]["status"] == 200
    assert shown["custody"]["address"].startswith("127.0.0.1")
    assert "robots" in shown["custody"]
    text = crawled.project.run("show", identity).stdout
    assert "Marco Venturi" in text
    assert "sha256" in text
    assert crawled.project.run("show", "0" * 32, code=1).stderr


def test_exports_are_complete(crawled: Crawled, tmp_path: Path) -> None:
    crawled.project.run("export", "*", "--format", "jsonl", "--out", str(tmp_path / "all.jsonl"))
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == 3
    assert all({"text", "entities", "events", "posts", "versions"} <= set(row) for row in rows)
    table = crawled.project.run("export", "rotterdam", "--format", "csv").stdout
    assert sorted(row["url"][-1] for row in csv.DictReader(io.StringIO(table))) == ["b", "c"]
    assert [path.name for path in tmp_path.iterdir()] == ["all.jsonl"]


def test_status_agrees_with_itself(crawled: Crawled) -> None:
    state = crawled.project.json("status")
    assert state["store"] == {"documents": 3, "versions": 3, "captures": 3}
    assert state["engine"]["documents"] == 3
    assert state["queue"] == {"enrich": 0, "index": 0}
    assert state["sources"][0]["last_run"]["state"] == "done"
    assert "harbour" in crawled.project.run("status").stdout


def test_an_index_that_lost_its_documents_is_told(crawled: Crawled) -> None:
    folder = crawled.project.data / "index"
    aside = crawled.project.data / "index-aside"
    folder.rename(aside)
    try:
        done = crawled.project.run("search", "cocaine")
        assert "the index holds 0 of 3 documents: run `watchfloor reindex`" in done.stderr
        engine = crawled.project.json("status")["engine"]
        assert (engine["ready"], engine["documents"]) == (False, 0)
        crawled.project.run("reindex")
        assert crawled.project.run("count", "cocaine").stdout.strip() == "1"
    finally:
        shutil.rmtree(folder)
        aside.rename(folder)


def test_verify_names_a_flipped_byte(crawled: Crawled) -> None:
    assert crawled.project.run("verify").returncode == 0
    hit = crawled.project.json("search", "venturi")["hits"][0]
    path = crawled.project.data / hit["capture"]["warc"]
    sound = path.read_bytes()
    at = hit["capture"]["offset"] + hit["capture"]["length"] // 2
    path.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
    try:
        done = crawled.project.run("verify", code=1)
        assert hit["id"] in done.stdout
        assert hit["capture"]["warc"] in done.stdout
        assert crawled.project.run("verify", hit["id"], code=1).stdout == done.stdout
    finally:
        path.write_bytes(sound)
    assert crawled.project.run("verify").returncode == 0


def test_a_changed_page_becomes_a_second_version(crawled: Crawled) -> None:
    title, texts = TEXTS["/c"]
    changed = article(title, [*texts, "Correction: the driver has been released."], DAY + timedelta(days=2))
    # A page is asked again when its feed dates it later than the last look.
    crawled.site.pages["/c"] = Page(changed.body, listed=datetime.now(UTC) + timedelta(seconds=1))
    crawled.site.pages.pop("/feed.xml")
    crawled.site.feeds = {"/feed.xml": "/"}
    crawled.project.run("crawl", "harbour", code=None)
    shown = crawled.project.json("show", crawled.project.json("search", "venturi")["hits"][0]["id"])
    assert [version["version"] for version in shown["versions"]] == [1, 2]
    assert crawled.project.run("count", '"has been released"').stdout.strip() == "1"
