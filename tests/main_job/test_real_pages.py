"""The main job on real material: 571 saved pages and 20 real feeds crawled from a local server, then searched."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.corpus import corpus
from tests.main_job.project import Project, stored_ids
from tests.main_job.real_pages import RealPage, phrase, publish, real_pages
from tests.services.site import Page, Site


@dataclass(frozen=True, slots=True)
class Crawled:
    """A project after its first crawl of the real pages."""

    project: Project
    site: Site
    pages: list[RealPage]
    report: dict[str, dict[str, object]]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    pages = list(real_pages())
    project = Project(tmp_path_factory.mktemp("real"))
    with Site(feeds={}) as site:
        for number, feed in enumerate(publish(site, pages)):
            project.add_source(f"section-{number}", f"{site.url}{feed}")
        yield Crawled(project, site, pages, project.crawl(code=None))


@pytest.mark.timeout(600)
def test_every_page_is_stored_once(crawled: Crawled) -> None:
    # By the address that was asked: some pages declare another one on their own host as canonical.
    urls = Counter(addresses(crawled.project))
    asked = {f"{crawled.site.url}{path}" for path in crawled.site.pages}
    assert set(urls) <= asked
    assert set(urls.values()) == {1}
    assert len(urls) >= 0.99 * len(asked), sorted(asked - set(urls))
    assert all(crawled.site.sent[path] == 1 for path in crawled.site.pages)


def test_status_and_verify_agree(crawled: Crawled) -> None:
    crawled.project.run("verify")
    state = crawled.project.json("status")
    assert state["queue"] == {"enrich": 0, "index": 0}
    assert state["store"]["documents"] == state["engine"]["documents"]


def test_a_second_crawl_downloads_nothing(crawled: Crawled) -> None:
    before = Counter(crawled.site.sent)
    again = crawled.project.crawl(code=None)
    pages = set(crawled.site.pages)
    assert {path: n for path, n in (crawled.site.sent - before).items() if path in pages} == {}
    assert again["total"]["new"] == again["total"]["updated"] == 0


def addresses(project: Project) -> list[str]:
    """The address under which each document was fetched, by ascending id."""
    with project.runtime() as runtime:
        documents = runtime.store.documents(stored_ids(runtime.store))
    return [document.capture.url for document in documents if document.capture]


def found_share(project: Project, crawled: Crawled) -> tuple[float, list[str]]:
    missed, asked = [], 0
    with project.runtime() as runtime:
        ids = dict(zip(addresses(project), stored_ids(runtime.store), strict=True))
        for path, page in zip(crawled.site.pages, crawled.pages, strict=True):
            query = phrase(page.body)
            if query is None or not page.article:
                continue
            asked += 1
            hits = runtime.searcher.search(query, limit=50, timeline=False)["hits"]
            if ids.get(f"{crawled.site.url}{path}") not in {hit["id"] for hit in hits}:
                missed.append(f"{page.name}: {query}")
    assert asked > 400
    return 1 - len(missed) / asked, missed


def test_a_phrase_of_the_body_finds_the_page(crawled: Crawled) -> None:
    share, missed = found_share(crawled.project, crawled)
    assert share >= 0.97, "\n".join([f"{share:.3f}", *missed])


@pytest.mark.timeout(600)
def test_a_phrase_of_the_body_finds_the_page_on_elasticsearch(
    crawled: Crawled, elasticsearch_index: tuple[str, str], tmp_path: Path
) -> None:
    url, prefix = elasticsearch_index
    store = crawled.project.settings().store_url
    sections = {
        "store": [f'url = "{store}"'],
        "engine": ['kind = "elasticsearch"', f'url = "{url}"', f'prefix = "{prefix}"'],
    }
    moved = Project(tmp_path, sections)
    moved.run("reindex")
    share, missed = found_share(moved, crawled)
    assert share >= 0.97, "\n".join([f"{share:.3f}", *missed])


class EchoSite(Site):
    """Answers every address of a rewritten feed with one of the real pages, always the same one."""

    def answer(self, path: str) -> Page | None:
        page = super().answer(path)
        if page is None and path.startswith("/x/"):
            names = sorted(self.pages)
            page = self.pages[names[int(hashlib.sha256(path.encode()).hexdigest(), 16) % len(names)]]
        return page


@pytest.mark.timeout(600)
def test_real_feeds_lead_to_their_pages(tmp_path: Path) -> None:
    project = Project(tmp_path)
    pages = [page for page in real_pages() if len(page.html) < 60_000][:40]
    with EchoSite(feeds={}) as site:
        publish(site, pages)
        entries = 0
        for path in sorted(corpus("feeds-rss-parser").rglob("data.xml")):
            name = quote("-".join(path.parts[-4:-1]).lower().replace("_", "-"))
            body = re.sub(rb"https?://", f"{site.url}/x/{name}/".encode(), path.read_bytes())
            site.pages[f"/feeds/{name}"] = Page(body, "application/xml")
            project.add_source(name, f"{site.url}/feeds/{name}", "feed", "limit = 8")
            entries += 1
        report = project.crawl("--collect-only", code=None)
        assert entries == 20
        silent = [name for name, part in report.items() if name != "total" and not part["fetched"]]
        # A podcast feed links to sound files and one sample has no link at all; everything else leads to pages.
        assert len(silent) <= 3, {name: report[name]["problems"][:2] for name in silent}
        assert report["total"]["new"] >= 60
