"""Sources with ``render = true``: the browser sees what the crawl lets it see, and nothing of the network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crawler.archive.reader import read_record
from tests.crawl.project import Project
from tests.services.chromium import requires_chromium
from tests.services.misbehaving import Entry, Handler, Site

WORDS = "Customs officers opened a container of pineapples and found 412 kilograms of cocaine in it. " * 4
EMPTY = "<!doctype html><html lang=en><head><title>Harbour Watch</title></head><body><main id=m></main>{}</body></html>"
pytestmark = requires_chromium


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.configure("render_timeout = 10")
    return made


def page(site: Site, path: str, script: str) -> None:
    site.answer(path, EMPTY.format(f"<script>{script}</script>").encode(), Content_Type="text/html; charset=utf-8")


def crawl(project: Project, site: Site, path: str) -> None:
    site.feed("/feed", [Entry(site.url(path), "A story")])
    project.source("harbour", site.url("/feed"), more="render = true")
    project.crawl("feed")


def test_a_page_is_read_as_its_scripts_make_it(project: Project, site: Site) -> None:
    site.answer("/text.json", f'{{"text": "{WORDS}"}}'.encode(), Content_Type="application/json")
    page(site, "/story", "fetch('/text.json').then(a=>a.json()).then(j=>{document.getElementById('m').innerHTML="
         "'<article><h1>Found in pineapples</h1><p>'+j.text+'</p></article>'})")  # fmt: skip
    crawl(project, site, "/story")
    (document,) = project.documents()
    assert "412 kilograms of cocaine" in document.text
    assert document.capture is not None
    rendered = document.capture.custody["rendered"]
    record = read_record(project.folder / "data", rendered["warc"], rendered["offset"])
    assert b"412 kilograms" in record.payload
    kept = read_record(project.folder / "data", document.capture.warc, document.capture.offset)
    assert b"fetch(" in kept.payload
    assert b"412" not in kept.payload
    assert project.damages() == []


def test_the_browser_reaches_nothing_that_the_crawl_may_not(project: Project, site: Site) -> None:
    other = Site(host="127.0.0.2")
    from tests.services.misbehaving import running

    with running(other):
        other.answer("/private", b"private", Access_Control_Allow_Origin="*")
        site.answer("/own", b"own", Content_Type="text/plain")
        far = other.url("/private")
        page(site, "/story", f"document.getElementById('m').innerHTML='<article><p>{WORDS}</p></article>';"
             f"fetch('{far}').catch(()=>0); new Image().src='{far}?i'; fetch('/own'); fetch('/own',{{method:'POST'}});"
             f"navigator.sendBeacon('{far}?b'); try{{new WebSocket('{far.replace('http', 'ws')}')}}catch(e){{}};"
             f"let f=document.createElement('iframe');f.src='{far}?f';document.body.append(f);")  # fmt: skip
        project.configure('allow_networks = ["127.0.0.1/32"]')
        crawl(project, site, "/story")
        assert other.seen == []
    assert len(site.asked("/own")) == 1
    assert len(project.documents()) == 1


def test_robots_txt_holds_for_what_pages_ask_for(project: Project, site: Site) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /api/")
    site.answer("/api/x", b"x")
    page(site, "/story", f"document.getElementById('m').innerHTML='<article><p>{WORDS}</p></article>';fetch('/api/x')")
    crawl(project, site, "/story")
    assert site.asked("/api/x") == []
    assert len(project.documents()) == 1


def test_a_page_whose_scripts_never_end_is_named(project: Project, site: Site) -> None:
    project.configure("render_timeout = 2")
    page(site, "/story", "while(true){}")
    crawl(project, site, "/story")
    (problem,) = project.problems().values()
    assert "the browser took longer" in problem.reason
    assert project.documents() == []


def test_without_chromium_it_says_how_to_get_it(project: Project, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    from crawler.browser import BrowserError, chromium_path

    with pytest.raises(BrowserError, match="apt-get install chromium"):
        chromium_path()


def test_a_conditional_request_is_not_rendered_again(project: Project, site: Site) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"1"':
            handler.reply(b"", 304, ETag='"1"')
        else:
            body = EMPTY.format(f"<article><p>{WORDS}</p></article>").encode()
            handler.reply(body, 200, ETag='"1"', Content_Type="text/html")

    site.routes["/story"] = answer
    crawl(project, site, "/story")
    assert len(project.documents()) == 1
