from __future__ import annotations

import asyncio
import hashlib
import json
import ssl
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response

from crawler.archive import ArchiveWriter, Exchange, records
from crawler.archive.withheld import WITHHELD, shown_headers
from crawler.components.archiving import ARCHIVE, CAPTURE, PRIVATE, ArchiveMiddleware, exchange
from crawler.keeping import ArchiveDesk
from index.model import Capture
from tests.archive.exchanges import WHEN
from tests.crawl.project import Project
from tests.services.misbehaving import Entry, Site, article, certificate, running
from tests.services.misbehaviour import redirect

if TYPE_CHECKING:
    from crawler.room import Room

WORDS = "The harbour police of Larkhaven opened forty crates of oranges and found cocaine under a false floor."
CREDENTIALS = {
    "Authorization": "Bearer tide-4711",
    "Cookie": "id=tide-4711",
    "Proxy-Authorization": "Basic tide-4711",
    "X-Api-Key": "tide-4711",
    "X-Harbour-Token": "tide-4711",
    "X-Client-Secret": "tide-4711",
    "X-Password": "tide-4711",
}


@pytest.fixture(scope="module")
def tls_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Path]]:
    site, file = Site(), certificate(tmp_path_factory.mktemp("tls"))
    with running(site, file):
        yield site, file


@pytest.fixture(scope="module")
def moved(tls_site: tuple[Site, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Site, Path, Capture]:
    """A page over TLS that was come by through two redirects."""
    site, file = tls_site
    project = Project(tmp_path_factory.mktemp("moved"))
    project.configure()
    project.source("harbour", _secure(site, "/feed"))
    site.answer("/page", article("Forty crates", WORDS), Content_Type="text/html")
    site.routes |= {"/old": redirect("/older?at=quay"), "/older": redirect("/page")}
    site.feed("/feed", [Entry(_secure(site, "/old"), "Forty crates")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        log = project.crawl()
    documents = project.documents()
    assert len(documents) == 1, log
    capture = documents[0].capture
    assert capture
    return project, site, file, capture


def _secure(site: Site, path: str) -> str:
    return site.url(path).replace("http:", "https:")


def test_custody_tells_certificate_address_and_each_step_of_the_way(moved: tuple[Project, Site, Path, Capture]) -> None:
    _, site, file, capture = moved
    der = ssl.PEM_cert_to_DER_cert(file.read_text()[file.read_text().index("-----BEGIN CERT") :])
    fingerprint = f"sha256:{hashlib.sha256(der).hexdigest()}"
    robots = f"allowed: {_secure(site, '/robots.txt')} answers 404"
    known = {"status": 302, "address": "127.0.0.1", "certificate": fingerprint, "robots": robots}
    assert capture.custody["redirects"] == [
        {"url": _secure(site, "/old"), "location": "/older?at=quay"} | known,
        {"url": _secure(site, "/older?at=quay"), "location": "/page"} | known,
    ]
    assert capture.custody["certificate"] == fingerprint
    assert (capture.custody["address"], capture.custody["robots"]) == ("127.0.0.1", robots)
    assert capture.custody["request"]["url"] == _secure(site, "/page")


def test_the_archive_alone_tells_the_same(moved: tuple[Project, Site, Path, Capture]) -> None:
    project, _, _, capture = moved
    found = [member for member in records(project.folder / "data" / capture.warc) if member.record]
    place = next(number for number, member in enumerate(found) if member.offset == capture.offset)
    response, request, metadata = (member.record for member in found[place : place + 3])
    assert response
    assert request
    assert metadata
    assert [record.kind for record in (response, request, metadata)] == ["response", "request", "metadata"]
    assert {request.headers["warc-concurrent-to"], metadata.headers["warc-concurrent-to"]} == {response.record_id}
    assert metadata.headers["content-type"] == "application/json"
    assert json.loads(metadata.block) == capture.custody
    assert request.block.startswith(b"GET /page HTTP/1.1\r\n")
    assert project.damages() == []


def _exchange(request: Request) -> Exchange:
    return exchange(request, Response(request.url, body=b"{}", headers={"Content-Type": "application/json"}), b"")


def test_credentials_are_written_nowhere(tmp_path: Path) -> None:
    request = Request("https://harbour.example/api?page=2", headers=CREDENTIALS | {"Accept": "text/html"})
    made = _exchange(request)
    with ArchiveWriter(tmp_path / "archive", 2**30, clock=lambda: WHEN) as writer:
        capture = writer.write(made)
    blocks = [member.record.block for member in records(tmp_path / capture.warc) if member.record]
    assert not any(b"tide-4711" in block for block in blocks)
    assert "tide-4711" not in json.dumps(made.custody)
    lines = made.request_head.split(b"\r\n")
    for name in CREDENTIALS:
        assert f"{name}: [withheld]".encode() in lines
    assert b"Accept: text/html" in lines


@pytest.mark.parametrize("private", [False, True])
def test_an_exchange_of_credentials_is_never_archived(tmp_path: Path, private: bool) -> None:
    async def respond() -> Request:
        desk = ArchiveDesk(ArchiveWriter(tmp_path / "archive", 2**30))
        request = Request("https://harbour.example/login?key=tide-4711", meta={ARCHIVE: True, PRIVATE: private})
        response = Response(request.url, body=b'{"token": "tide-4711"}')
        await ArchiveMiddleware(cast("Room", SimpleNamespace(archive=desk))).process_response(request, response)
        desk.close()
        return request

    assert (CAPTURE not in asyncio.run(respond()).meta) == private
    assert (tmp_path / "archive").exists() != private


def test_method_and_body_of_what_was_sent_are_kept() -> None:
    made = _exchange(Request("https://harbour.example/search", method="POST", body=b'{"q": "resin"}'))
    assert made.request_head.startswith(b"POST /search HTTP/1.1\r\n")
    assert made.request_head.endswith(b"Host: harbour.example\r\nContent-Length: 14\r\n\r\n")
    assert made.request_body == b'{"q": "resin"}'


def test_the_body_of_a_request_is_the_payload_of_its_record(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "archive", 2**30, clock=lambda: WHEN) as writer:
        capture = writer.write(_exchange(Request("https://harbour.example/search", method="POST", body=b"q=resin")))
    kept = [member.record for member in records(tmp_path / capture.warc)]
    assert [record.payload for record in kept if record and record.kind == "request"] == [b"q=resin"]


NAMES = st.from_regex(rb"[A-Za-z-]{0,12}", fullmatch=True)


@given(
    NAMES, st.sampled_from([b"ToKeN", b"secret", b"KEY", b"password", b"Cookie", b"Authorization"]), NAMES, st.binary()
)
def test_a_field_that_speaks_of_credentials_is_withheld_however_it_is_spelt(
    before: bytes, word: bytes, after: bytes, value: bytes
) -> None:
    assert list(shown_headers([(before + word + after, value)])) == [(before + word + after, WITHHELD)]


@given(st.lists(st.tuples(st.sampled_from([b"Accept", b"User-Agent", b"If-None-Match"]), st.binary())))
def test_other_fields_are_shown_on_one_line_each(fields: list[tuple[bytes, bytes]]) -> None:
    shown = list(shown_headers(fields))
    assert [name for name, _ in shown] == [name for name, _ in fields]
    assert not any(b"\n" in value or b"\r" in value for _, value in shown)
