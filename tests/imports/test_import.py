"""A whole import: documents, versions in order of time, captures that prove them, and a second import."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from crawler.archive import read_payload
from tests.imports.making import SITE, Desk, Sheet, answer, arc, arc_file, page, record

NEWS = f"{SITE}/news/1"


def test_each_page_becomes_a_document_that_its_capture_proves(desk: Desk, tmp_path: Path) -> None:
    made = Sheet().other("warcinfo", "", b"software: x").response(NEWS).response(f"{SITE}/news/2")
    path = made.write(tmp_path / "harbour.warc.gz")
    outcome = desk.run(path, tags=("ports",))
    assert (outcome.records, outcome.counts.new, outcome.damaged, desk.told) == (3, 2, 0, [])
    document = desk.documents()[NEWS]
    capture = document.capture
    assert capture is not None
    sha256 = hashlib.sha256(made.data()).hexdigest()
    assert capture.warc == f"archive/import-{sha256[:16]}-harbour.warc.gz"
    assert (desk.data / capture.warc).read_bytes() == made.data()
    assert (capture.offset, capture.length) == (len(made.parts[0]), len(made.parts[1]))
    assert read_payload(desk.data, capture) == page("Report 1")
    assert capture.fetched.isoformat() == "2024-05-03T12:00:00+00:00"
    origin = capture.custody["imported"]
    assert (origin["file"], origin["sha256"], origin["record_id"]) == ("harbour.warc.gz", sha256, capture.record_id)
    assert (document.title, document.tags, document.source) == ("Report 1", ("ports",), "import")
    assert desk.damages() == []


def test_a_second_import_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    made = Sheet().response(NEWS).response(NEWS, page("Other"), "2024-05-04T12:00:00Z")
    path = made.response(f"{SITE}/news/2", page("Same"), "2024-05-05T12:00:00Z").write(tmp_path / "a.warc.gz")
    desk.run(path)
    before = (desk.store.counts(), desk.documents(), sorted((desk.data / "archive").iterdir()))
    again = desk.run(path.rename(tmp_path / "renamed.warc.gz"))
    assert (again.counts.fetched, again.done_before) == (0, 3)
    after = desk.store.counts()
    assert after == before[0]
    assert desk.documents() == before[1]


def test_versions_are_in_order_of_time_whatever_the_order_in_the_file(desk: Desk, tmp_path: Path) -> None:
    made = Sheet()
    for day in (4, 2, 3, 1):
        made.response(NEWS, page(f"State of day {day}"), f"2024-05-0{day}T12:00:00Z")
    desk.run(made.write(tmp_path / "a.warc.gz"))
    assert [when[:10] for when, _ in desk.history(NEWS)] == [f"2024-05-0{day}" for day in (1, 2, 3, 4)]
    assert desk.documents()[NEWS].title == "State of day 4"


def test_files_of_one_import_are_in_one_order_of_time(desk: Desk, tmp_path: Path) -> None:
    late = Sheet().response(NEWS, page("Late"), "2024-05-02T12:00:00Z").write(tmp_path / "a.warc.gz")
    early = Sheet().response(NEWS, page("Early"), "2024-05-01T12:00:00Z").write(tmp_path / "b.warc.gz")
    desk.run(late, early)
    assert desk.documents()[NEWS].title == "Late"
    assert desk.documents()[NEWS].version == 2


def test_an_older_capture_that_comes_later_does_not_become_the_latest_version(desk: Desk, tmp_path: Path) -> None:
    late = Sheet().response(NEWS, page("Late"), "2024-05-02T12:00:00Z").write(tmp_path / "a.warc.gz")
    early = Sheet().response(NEWS, page("Early"), "2024-05-01T12:00:00Z").write(tmp_path / "b.warc.gz")
    desk.run(late)
    assert desk.run(early).older == 1
    assert (desk.documents()[NEWS].title, desk.documents()[NEWS].version) == ("Late", 1)


def test_a_file_of_one_gzip_member_is_written_anew_record_by_record(desk: Desk, tmp_path: Path) -> None:
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress(b"".join(Sheet().response(NEWS).response(f"{SITE}/news/2").plain())))
    desk.run(whole)
    capture = desk.documents()[NEWS].capture
    assert capture is not None
    assert capture.warc.endswith("-whole.warc.gz.rewritten.warc.gz")
    assert read_payload(desk.data, capture) == page("Report 1")
    origin = capture.custody["imported"]
    assert (desk.data / origin["warc"]).read_bytes() == whole.read_bytes()
    assert origin["sha256"] == hashlib.sha256(whole.read_bytes()).hexdigest()
    stored = (desk.data / capture.warc).read_bytes()[capture.offset : capture.offset + capture.length]
    assert page("Report 1") in gzip.decompress(stored)
    assert desk.damages() == []
    files = sorted((desk.data / "archive").iterdir())
    desk.run(whole, source="second")
    assert sorted((desk.data / "archive").iterdir()) == files
    assert desk.store.counts().captures == 2


def test_arc_records_are_imported_and_proved(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "harbour.arc"
    path.write_bytes(arc_file(arc(NEWS, answer(page("Report 1"))), arc("dns:harbour.example", b"192.0.2.7")))
    assert desk.run(path).counts.new == 1
    document = desk.documents()[NEWS]
    assert document.title == "Report 1"
    assert document.capture is not None
    assert document.capture.fetched.isoformat() == "2024-05-03T12:00:00+00:00"
    assert document.capture.custody["address"] == "192.0.2.7"
    assert read_payload(desk.data, document.capture) == page("Report 1")
    assert desk.damages() == []


def test_a_referenced_file_stays_where_it_is(desk: Desk, tmp_path: Path) -> None:
    path = Sheet().response(NEWS).write(tmp_path / "harbour.warc.gz")
    desk.run(path, reference=True)
    capture = desk.documents()[NEWS].capture
    assert capture is not None
    assert read_payload(desk.data, capture) == page("Report 1")
    assert not list((desk.data / "archive").glob("*.warc.gz"))
    assert desk.damages() == []
    assert desk.run(path).counts.fetched == 0
    path.write_bytes(path.read_bytes()[:-1])
    assert desk.damages() != []


def test_a_chunked_body_is_joined_and_a_false_declaration_is_not_believed(desk: Desk, tmp_path: Path) -> None:
    body, chunked = page("Report 1"), ("Content-Type: text/html", "Transfer-Encoding: chunked")
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:90], body[90:])) + b"0\r\n\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes(record(answer(pieces, *chunked), NEWS) + record(answer(body, *chunked), f"{SITE}/news/2"))
    desk.run(path)
    for url in (NEWS, f"{SITE}/news/2"):
        document = desk.documents()[url]
        assert document.title == "Report 1"
        assert document.capture is not None
        assert document.capture.sha256 == hashlib.sha256(body).hexdigest()
        assert read_payload(desk.data, document.capture) == body
        assert document.capture.warc.endswith("-a.warc")
    assert desk.damages() == []


def test_content_encoding_is_undone_for_the_text_and_kept_in_the_capture(desk: Desk, tmp_path: Path) -> None:
    packed = gzip.compress(page("Report 1"))
    fields = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    desk.run(Sheet().response(NEWS, packed, fields=fields).write(tmp_path / "a.warc.gz"))
    document = desk.documents()[NEWS]
    assert document.title == "Report 1"
    assert document.capture is not None
    assert document.capture.sha256 == hashlib.sha256(packed).hexdigest()


def test_what_is_no_page_is_counted_and_left_out(desk: Desk, tmp_path: Path) -> None:
    made = Sheet().response(f"{SITE}/a.png", b"\x89PNG", fields=(("Content-Type", "image/png"),))
    made.response(f"{SITE}/gone", status="404 Not Found").response(f"{SITE}/moved", status="302 Found")
    made.response(f"{SITE}/robots.txt", b"User-agent: *", fields=(("Content-Type", "text/plain"),))
    made.other("request", NEWS, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
    made.other("metadata", NEWS, b"fetchTimeMs: 7").other("conversion", NEWS, b"text")
    made.other("resource", "urn:harbour:log", b"a log").response("ftp://harbour.example/a")
    outcome = desk.run(made.write(tmp_path / "a.warc.gz"))
    assert (outcome.counts.fetched, outcome.damaged) == (0, 0)
    assert outcome.passed == {
        "answer that is no page": 4,
        "request": 1,
        "metadata": 1,
        "conversion": 1,
        "resource without a web address": 1,
        "response without a web address": 1,
    }
    assert [(trouble.grade, trouble.url) for trouble in desk.told] == [("missing", "ftp://harbour.example/a")]


def test_resources_of_the_web_are_pages_too(desk: Desk, tmp_path: Path) -> None:
    made = Sheet().other("resource", NEWS, page("Report 1"), "text/html")
    desk.run(made.write(tmp_path / "a.warc.gz"))
    assert desk.documents()[NEWS].title == "Report 1"
    assert desk.damages() == []


def test_a_limit_takes_the_oldest_pages_and_the_next_call_goes_on(desk: Desk, tmp_path: Path) -> None:
    made = Sheet()
    for day in (3, 1, 2):
        made.response(f"{SITE}/news/{day}", date=f"2024-05-0{day}T12:00:00Z")
    path = made.write(tmp_path / "a.warc.gz")
    assert desk.run(path, limit=2).cut
    assert sorted(desk.documents()) == [f"{SITE}/news/1", f"{SITE}/news/2"]
    last = desk.run(path, limit=2)
    assert (last.counts.new, last.cut, last.done_before) == (1, False, 2)


def test_a_page_that_takes_too_long_is_named_and_the_others_are_read(desk: Desk, tmp_path: Path) -> None:
    path = Sheet().response(NEWS).response(f"{SITE}/news/2").write(tmp_path / "a.warc.gz")
    outcome = desk.run(path, timeout=0.0001)
    assert (outcome.counts.fetched, outcome.counts.failed, outcome.damaged) == (2, 2, 0)
    assert {trouble.url for trouble in desk.told} == {NEWS, f"{SITE}/news/2"}
    assert all("took longer" in trouble.reason for trouble in desk.told)


def test_the_same_file_named_twice_is_imported_once(desk: Desk, tmp_path: Path) -> None:
    path = Sheet().response(NEWS).write(tmp_path / "a.warc.gz")
    assert desk.run(path, path).records == 1


def test_what_a_killed_import_left_half_written_is_swept_away(desk: Desk, tmp_path: Path) -> None:
    folder = desk.data / "archive"
    folder.mkdir()
    ended = subprocess.Popen(["true"])
    ended.wait()
    left, held = folder / f"import-{ended.pid}-0123.copy.part", folder / f"import-{os.getpid()}-0123.copy.part"
    for path in (left, held):
        path.write_bytes(b"half")
    desk.run(Sheet().response(NEWS).write(tmp_path / "a.warc.gz"))
    assert (left.exists(), held.exists()) == (False, True)


@pytest.mark.parametrize("body", [b"<html>" + b"<div>" * 5_000, b"\x00" * 400, b"<html>\xed\xa0\x80</html>"])
def test_hostile_pages_neither_stop_nor_break_an_import(desk: Desk, tmp_path: Path, body: bytes) -> None:
    made = Sheet().response(NEWS, body).response(f"{SITE}/news/2")
    desk.run(made.write(tmp_path / "a.warc.gz"))
    assert f"{SITE}/news/2" in desk.documents()
