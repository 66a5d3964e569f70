from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import ArchiveWriter, Exchange
from crawler.archive.cdxj import searchable
from crawler.archive.member import pack
from crawler.archive.record import response_record, write_record
from crawler.archive.wacz import Label, Packed, Page, write_package
from index.model import Capture
from tests.archive.exchanges import WHEN, exchange
from tests.evidence.packages import open_package

LABEL = Label("watchfloor: cocaine", WHEN, "watchfloor 0")


def _write(data: Path, exchanges: list[Exchange]) -> list[Capture]:
    with ArchiveWriter(data / "archive", 2**30, clock=lambda: WHEN) as writer:
        return writer.write_all(exchanges)


def _page(capture: Capture, id_: str = "0a", title: str | None = "A title") -> Page:
    return Page(id_, capture.url, capture.warc, capture.offset, capture.sha256, title, "text of the page")


def _package(data: Path, pages: list[Page]) -> tuple[Packed, list[str]]:
    problems: list[str] = []
    with (data / "out.wacz").open("wb") as stream:
        packed = write_package(stream, data, pages, LABEL, data, problems.append)
    return packed, problems


def test_a_package_keeps_the_rules_and_every_page_leads_to_its_record(tmp_path: Path) -> None:
    urls = ["https://www.harbour.example/b?z=1&a=2", "https://harbour.example/", "http://192.0.2.4:8080/C"]
    captures = _write(tmp_path, [exchange(url.encode(), url) for url in urls])
    assert _package(tmp_path, [_page(capture) for capture in captures]) == (Packed(3, 9, 0), [])
    opened = open_package(tmp_path / "out.wacz")
    assert [key for key, _, _ in opened.index] == [
        "4,2,0,192:8080)/c", "example,harbour)/", "example,harbour)/b?a=2&z=1",
    ]  # fmt: skip
    by_url = {fields["url"]: (when, fields) for _, when, fields in opened.index}
    assert [page["url"] for page in opened.pages] == urls
    for page in opened.pages:
        when, fields = by_url[page["url"]]
        assert page["ts"] == "2026-05-04T10:30:00Z"
        assert when == "20260504103000"
        assert opened.record(fields) == ("response", page["url"], page["url"].encode())
        assert fields["digest"] == f"sha256:{hashlib.sha256(page['url'].encode()).hexdigest()}"
        assert (fields["status"], fields["mime"], fields["filename"]) == (200, "text/html", "data.warc.gz")
    assert (opened.label["title"], opened.label["software"]) == ("watchfloor: cocaine", "watchfloor 0")


def test_members_are_copied_unchanged_with_request_and_custody(tmp_path: Path) -> None:
    captures = _write(tmp_path, [exchange(b"one"), exchange(b"two", "https://harbour.example/two")])
    _package(tmp_path, [_page(captures[1])])
    opened = open_package(tmp_path / "out.wacz")
    original = (tmp_path / captures[1].warc).read_bytes()[captures[1].offset :]
    assert opened.warc.endswith(original)
    kinds = [record.rec_type for record in ArchiveIterator(BytesIO(opened.warc), check_digests="raise")]
    assert kinds == ["warcinfo", "response", "request", "metadata"]


def test_a_record_of_many_documents_is_copied_once(tmp_path: Path) -> None:
    capture = _write(tmp_path, [exchange(b"[1, 2]", "https://social.example/api")])[0]
    posts = [replace(_page(capture, str(n)), address=f"https://social.example/@ada/{n}") for n in range(5)]
    packed, _ = _package(tmp_path, posts)
    assert packed == Packed(5, 3, 0)
    opened = open_package(tmp_path / "out.wacz")
    assert len(opened.index) == 1
    assert {page["url"] for page in opened.pages} == {"https://social.example/api"}
    assert [page["document"] for page in opened.pages] == [post.address for post in posts]


def test_a_damaged_record_is_named_and_the_rest_is_packed(tmp_path: Path) -> None:
    captures = _write(tmp_path, [exchange(b"one"), exchange(b"two", "https://harbour.example/two")])
    path = tmp_path / captures[0].warc
    damaged = bytearray(path.read_bytes())
    damaged[captures[0].offset + 90] ^= 4
    path.write_bytes(damaged)
    gone = replace(_page(captures[1]), warc="archive/gone.warc.gz", address="https://harbour.example/gone")
    other = replace(_page(captures[1]), sha256="0" * 64, address="https://harbour.example/other")
    packed, problems = _package(tmp_path, [_page(captures[0]), gone, other, _page(captures[1])])
    assert packed == Packed(1, 3, 3)
    assert [problem.split()[0] for problem in problems] == [captures[0].url, gone.address, other.address]
    assert [page["url"] for page in open_package(tmp_path / "out.wacz").pages] == [captures[1].url]


def test_a_plain_record_of_another_program_becomes_a_member(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    record = response_record(exchange(b"from elsewhere"), "<urn:uuid:1>")
    (tmp_path / "archive" / "import-x.warc").write_bytes(record)
    digest = hashlib.sha256(b"from elsewhere").hexdigest()
    packed, problems = _package(tmp_path, [Page("1", "https://harbour.example/a", "archive/import-x.warc", 0, digest)])
    assert (packed, problems) == (Packed(1, 1, 0), [])
    opened = open_package(tmp_path / "out.wacz")
    assert opened.record(opened.index[0][2]) == ("response", "https://harbour.example/a", b"from elsewhere")


def test_a_resource_without_a_server_is_packed_too(tmp_path: Path) -> None:
    fields = [("WARC-Type", "resource"), ("WARC-Record-ID", "<urn:uuid:2>"), ("WARC-Date", "2026-05-04T10:30:00Z")]
    fields += [("WARC-Target-URI", "file:///lists/wanted list.csv")]
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "lists.warc.gz").write_bytes(pack(write_record(fields, b"name\nAda\n", "text/csv; x=1")))
    digest = hashlib.sha256(b"name\nAda\n").hexdigest()
    packed, problems = _package(tmp_path, [Page("1", "urn:list:1", "archive/lists.warc.gz", 0, digest)])
    assert (packed, problems) == (Packed(1, 1, 0), [])
    key, _, fields_ = open_package(tmp_path / "out.wacz").index[0]
    assert (key, fields_["mime"], fields_["status"]) == ("file:///lists/wanted%20list.csv", "text/csv", 200)


def test_a_package_of_nothing_is_a_package(tmp_path: Path) -> None:
    assert _package(tmp_path, []) == (Packed(0, 0, 0), [])
    assert open_package(tmp_path / "out.wacz").pages == []


class _Pipe(RawIOBase):
    """A stream that cannot go back, as a pipe."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.written += data
        return len(data)


def test_a_package_can_be_sent_through_a_pipe(tmp_path: Path) -> None:
    capture = _write(tmp_path, [exchange(b"one")])[0]
    pipe = _Pipe()
    write_package(pipe, tmp_path, [_page(capture)], LABEL, tmp_path, pytest.fail)  # type: ignore[arg-type]
    (tmp_path / "piped.wacz").write_bytes(pipe.written)
    opened = open_package(tmp_path / "piped.wacz")
    assert opened.record(opened.index[0][2]) == ("response", capture.url, b"one")


def test_memory_does_not_grow_with_the_package(tmp_path: Path) -> None:
    bodies = [exchange(hashlib.sha256(bytes([n])).digest() * 8000, f"https://harbour.example/{n}") for n in range(60)]
    captures = _write(tmp_path, bodies)

    def pages() -> Iterator[Page]:
        for number, capture in enumerate(captures):
            yield replace(_page(capture, str(number)), text="x" * 500_000)

    tracemalloc.start()
    with (tmp_path / "out.wacz").open("wb") as stream:
        write_package(stream, tmp_path, pages(), LABEL, tmp_path, pytest.fail)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20  # the pages alone hold 30 MB of text, the records 15 MB
    assert len(open_package(tmp_path / "out.wacz").pages) == 60


def test_versions_of_a_page_stand_side_by_side_in_time_order(tmp_path: Path) -> None:
    first = exchange(b"first", "https://harbour.example/a")
    captures = _write(tmp_path, [replace(first, fetched=WHEN + timedelta(days=1), body=b"second"), first])
    _package(tmp_path, [_page(capture, str(n)) for n, capture in enumerate(captures)])
    opened = open_package(tmp_path / "out.wacz")
    assert [when for _, when, _ in opened.index] == ["20260504103000", "20260505103000"]
    assert opened.record(opened.index[0][2])[2] == b"first"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www2.Harbour.example", "example,harbour)/"),
        ("http://harbour.example:80/A?B=2&a=1", "example,harbour)/a?a=1&b=2"),
        ("https://harbour.example:8443/", "example,harbour:8443)/"),
        ("http://[2001:db8::1]/x", "[2001:db8::1])/x"),
        ("urn:uuid:7", "urn:uuid:7"),
        ("https://[broken/ x", "https://[broken/%20x"),
    ],
)
def test_addresses_are_keyed_as_replay_programs_look_them_up(url: str, key: str) -> None:
    assert searchable(url) == key


@given(st.text() | st.builds("https://{}".format, st.text()))
def test_a_key_is_always_one_word(url: str) -> None:
    assert len(searchable(url).split()) <= 1
