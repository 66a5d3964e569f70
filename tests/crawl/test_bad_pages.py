from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.crawl.project import Project
from tests.services import misbehaviour as bad
from tests.services.misbehaving import Entry, Site, article, running

WORDS = ("The prosecutor's office of Larkhaven reported the seizure of two hundred kilograms of hashish on Friday.",)
GOOD = article("A good page", *WORDS)


def _bad_routes(site: Site) -> dict[str, object]:
    return {
        "/moved": bad.redirect("/target"),
        "/loop": bad.redirect("/loop"),
        "/inside": bad.redirect("http://10.0.0.8/admin"),
        "/scheme": bad.redirect("file:///etc/passwd"),
        "/slow-head": bad.slow(4),
        "/slow-body": bad.slow_body(4),
        "/reset": bad.reset,
        "/half-gzip": bad.truncated_gzip,
        "/bomb": bad.gzip_bomb,
        "/short": bad.wrong_length,
        "/announced": bad.announced(30 * 2**20),
        "/endless": bad.endless(3 * 2**20),
        "/binary": bad.binary,
        "/odd": bad.odd_head(GOOD),
        "/chunks": bad.chunked(GOOD),
    }


REASONS = {
    "/gone": ("missing", "HTTP 410"),
    "/nowhere": ("missing", "HTTP 404"),
    "/broken": ("failed", "HTTP 500"),
    "/loop": ("refused", "more than 3 redirects"),
    "/inside": ("refused", "10.0.0.8.*private.*allow_networks"),
    "/scheme": ("failed", "HTTP 302"),
    "/slow-head": ("failed", "in time"),
    "/slow-body": ("failed", "in time"),
    "/reset": ("failed", "connection"),
    "/half-gzip": ("failed", "gzip.*cut short"),
    "/bomb": ("refused", "max_size"),
    "/short": ("failed", "ended early"),
    "/announced": ("refused", "max_size"),
    "/endless": ("refused", "max_size"),
    "/binary": ("failed", r"kept as archive/.*\.warc\.gz:\d+"),
    "http://10.1.2.3/x": ("refused", "private"),
    "http://2130706433:1/x": ("failed", "refused"),
    "http://nobody.invalid/x": ("failed", "not known"),
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    made = Site()
    with running(made):
        yield made


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Project:
    project = Project(tmp_path_factory.mktemp("bad"))
    project.source("harbour", site.url("/feed"))
    project.configure("timeout = 2\nmax_size = 1048576\nredirects = 3")
    site.routes |= _bad_routes(site)  # type: ignore[arg-type]
    site.answer("/gone", b"", 410)
    site.answer("/broken", b"", 500)
    site.answer("/target", GOOD, Content_Type="text/html")
    site.answer("/fine", GOOD, Content_Type="text/html")
    paths = [*site.routes, "/nowhere", "http://10.1.2.3/x", "http://2130706433:1/x", "http://nobody.invalid/x"]
    links = [path if ":" in path else site.url(path) for path in paths if path not in ("/target", "/feed")]
    site.feed("/feed", [Entry(link, "An entry") for link in links])
    project.crawl()
    return project


def test_each_bad_page_is_named_and_the_rest_goes_on(crawled: Project, site: Site) -> None:
    problems = crawled.problems()
    for path, (grade, words) in REASONS.items():
        found = problems.pop(path if ":" in path else site.url(path))
        assert (found.grade, bool(re.search(words, found.reason))) == (grade, True), (path, found.reason)
    assert problems == {}
    documents = {document.url: document for document in crawled.documents()}
    assert set(documents) == {site.url(path) for path in ("/target", "/fine", "/odd", "/chunks")}
    assert {document.text for document in documents.values()} == {WORDS[0]}
    run = crawled.last()
    assert (run.state, run.error) == ("done", None)
    assert (run.counts.new, run.counts.refused, run.counts.failed) == (4, 6, len(REASONS) - 6)
    assert crawled.damages() == []


def test_the_archive_has_bytes_and_custody_as_they_were(crawled: Project, site: Site) -> None:
    from crawler.archive import read_record

    documents = {document.url: document for document in crawled.documents()}
    odd, moved, chunks = (documents[site.url(path)].capture for path in ("/odd", "/target", "/chunks"))
    assert odd
    assert moved
    assert chunks
    record = read_record(crawled.folder / "data", odd.warc, odd.offset)
    assert record.block.startswith(
        b"HTTP/1.1 200 Tr\xe8s bien\ncontent-TYPE: text/html; charset=utf-8\nX-Quay: \xe9\nno col"
    )
    assert record.payload == GOOD
    assert read_record(crawled.folder / "data", chunks.warc, chunks.offset).payload == GOOD
    hops = [(hop["url"], hop["status"], hop["location"]) for hop in moved.custody["redirects"]]
    assert hops == [(site.url("/moved"), 302, "/target")]
    assert moved.custody["address"] == "127.0.0.1"
    assert moved.custody["robots"] == f"allowed: {site.url('/robots.txt')} answers 404"
    assert moved.custody["request"]["headers"]["User-Agent"].endswith("(+desk@watch.example)")
