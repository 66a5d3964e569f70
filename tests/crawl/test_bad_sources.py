from __future__ import annotations

import re
import socket
from pathlib import Path

from tests.crawl.project import Project
from tests.services import misbehaviour as bad
from tests.services.misbehaving import Entry, Site, article, certificate, running


def _closed_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_source_that_cannot_be_read_is_the_error_of_its_run_alone(project: Project, site: Site) -> None:
    site.answer("/html", article("Not a feed", "A page where a feed should be."), Content_Type="text/html")
    site.answer("/empty", b"", Content_Type="application/rss+xml")
    site.answer("/error", b"", 500)
    site.routes["/half"] = bad.truncated_gzip
    site.routes["/loop"] = bad.redirect("/loop")
    site.page("/story", "A story", "The harbour police found a kilogram of heroin behind the fish market on Monday.")
    site.feed("/feed", [Entry(site.url("/story"), "A story")])
    sources = {
        "html": (site.url("/html"), "not a feed"),
        "empty": (site.url("/empty"), "empty"),
        "error": (site.url("/error"), "HTTP 500"),
        "half": (site.url("/half"), "cut short"),
        "loop": (site.url("/loop"), "redirects"),
        "nowhere": (site.url("/nowhere"), "HTTP 404"),
        "closed": (
            f"http://127.0.0.1:{_closed_port()}/feed",
            "robots.txt could not be read: the connection was refused",
        ),
        "tls": (site.url("/feed").replace("http:", "https:"), "TLS error"),
        "inside": ("http://192.168.7.7/feed", "allow_networks"),
        "name": ("http://nobody.invalid/feed", "not known"),
    }
    for name, (url, _) in sources.items():
        project.source(name, url)
    project.crawl()
    for name, (url, words) in sources.items():
        run = project.last(name)
        assert run.state == "failed", name
        assert re.search(words, run.error or ""), (name, run.error)
        assert list(project.problems(name)) == [url]
    assert (project.last().state, project.last().counts.new) == ("done", 1)


def test_loopback_by_name_is_refused_unless_allowed(project: Project, site: Site) -> None:
    project.configure("allow_networks = []")
    project.source("named", f"http://localhost:{site.port}/feed")
    project.crawl()
    for name in ("harbour", "named"):
        run = project.last(name)
        assert "allow_networks" in (run.error or "")
        assert [problem.grade for problem in project.problems(name).values()] == ["refused"]
    assert site.seen == []


def test_without_a_contact_only_loopback_is_crawled(project: Project, site: Site) -> None:
    project.configure('allow_networks = ["127.0.0.0/8", "10.0.0.0/8"]', contact="")
    site.page("/story", "A story", "The harbour police found a kilogram of heroin behind the fish market on Monday.")
    site.feed("/feed", [Entry(site.url("/story"), "A story"), Entry("http://10.0.0.1/x", "Outside")])
    project.crawl()
    assert project.last().counts.new == 1
    assert "[crawl] contact" in project.problems()["http://10.0.0.1/x"].reason
    assert "watchfloor/" in site.seen[0].headers["User-Agent"]


def test_a_certificate_nobody_vouches_for_is_named(project: Project, site: Site, tmp_path: Path) -> None:
    site.feed("/feed", [])
    secured = Site()
    with running(secured, certificate(tmp_path)):
        project.source("own", secured.url("/feed").replace("http:", "https:"))
        project.crawl("feed", "source=own")
    assert "TLS error: certificate verify failed" in (project.last("own").error or "")
    assert secured.seen == []


def test_a_source_that_does_not_exist_ends_the_process(project: Project, site: Site) -> None:
    site.feed("/feed", [])
    with project.start("feed", "source=harbor") as process:
        log, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "there is no source 'harbor' of kind feed" in log


def test_a_redirect_to_a_name_that_leads_inside_is_refused(project: Project) -> None:
    project.configure('allow_networks = ["127.0.0.2/32"]')
    outside = Site(host="127.0.0.2")
    with running(outside):
        outside.routes["/story"] = bad.redirect(f"http://localhost:{outside.port}/secret")
        outside.feed("/feed", [Entry(outside.url("/story"), "A story")])
        project.source("harbour", outside.url("/feed"))
        project.crawl()
    (problem,) = project.problems().values()
    assert (problem.url, problem.grade) == (outside.url("/story"), "refused")
    assert re.search(r"redirected to http://localhost:\d+/secret: .*loopback", problem.reason), problem.reason
    assert project.last().state == "done"
