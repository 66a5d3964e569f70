from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path

from tests.crawl.project import Project
from tests.services.misbehaving import Site, today

TEXT = "Coast guards boarded the fishing boat Meridian off Larkhaven and found bales of cannabis under the nets."


def test_an_index_is_read_newest_first_within_the_limit(tmp_path: Path, site: Site) -> None:
    project = Project(tmp_path)
    project.configure()
    project.source("harbour", site.url("/index.xml"), "sitemap", "limit = 5")
    for month in range(3):
        pages = []
        for number in range(3):
            site.page(f"/{month}/{number}", f"Boat {month} {number}", TEXT, f"It was boat {number} of month {month}.")
            when = today() - timedelta(days=31 * (3 - month) - number)
            pages.append((site.url(f"/{month}/{number}"), when.isoformat()))
        site.sitemap(f"/month-{month}.xml", pages)
    site.answer("/month-2.xml", gzip.compress(_answered(site, "/month-2.xml")), Content_Type="application/x-gzip")
    index = [(site.url(f"/month-{n}.xml"), (today() - timedelta(days=31 * (3 - n))).isoformat()) for n in range(3)]
    site.sitemap("/index.xml", index, kind="sitemap")
    project.crawl("sitemap")
    asked = [one.path for one in site.seen if one.path.count("/") == 2]
    assert asked == ["/2/2", "/2/1", "/2/0", "/1/2", "/1/1"]
    assert site.asked("/month-0.xml") == []
    site.seen.clear()
    project.crawl("sitemap")
    assert [one.path for one in site.seen if one.path.count("/") == 2] == ["/1/0", "/0/2", "/0/1", "/0/0"]
    assert len(project.documents()) == 9
    assert project.damages() == []


def _answered(site: Site, path: str) -> bytes:
    from urllib.request import ProxyHandler, build_opener

    with build_opener(ProxyHandler({})).open(site.url(path)) as answer:
        return bytes(answer.read())


def test_a_page_is_no_sitemap(tmp_path: Path, site: Site) -> None:
    project = Project(tmp_path)
    project.configure()
    project.source("harbour", site.url("/page"), "sitemap")
    site.page("/page", "A page", TEXT)
    project.crawl("sitemap")
    assert "not a sitemap" in (project.last().error or "")


def test_a_site_s_root_leads_to_the_sitemap_that_robots_txt_names(project: Project, site: Site) -> None:
    site.page("/story", "A story", TEXT)
    site.sitemap("/maps/news.xml", [(site.url("/story"), None)])
    site.answer("/robots.txt", f"User-agent: *\nSitemap: {site.url('/maps/news.xml')}\n".encode())
    project.source("root", site.url("/"), kind="sitemap")
    project.crawl("sitemap", "source=root")
    assert project.last("root").counts.new == 1


def test_a_site_s_root_without_robots_txt_leads_to_the_usual_place(project: Project, site: Site) -> None:
    site.page("/story", "A story", TEXT)
    site.sitemap("/sitemap.xml", [(site.url("/story"), None)])
    project.source("root", site.url("/"), kind="sitemap")
    project.crawl("sitemap", "source=root")
    run = project.last("root")
    assert (run.error, run.counts.new) == (None, 1)
