"""Files that are missing, shortened, changed or elsewhere."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter, CaptureError, add_reference, capture_path, read_payload, records, verify
from crawler.archive.record import digest, warc_date, write_record
from crawler.archive.references import references
from index.model import Capture
from tests.archive.exchanges import WHEN, Rows, exchange

URL = "https://quay.example/news"
CHUNKED = b"5\r\nForty\r\n7; x=1\r\n crates\r\n0\r\n\r\n"


def _write(data: Path, count: int) -> list[Capture]:
    with ArchiveWriter(data / "archive", 2**30, clock=lambda: WHEN) as writer:
        return writer.write_all([exchange(bytes([n]) * 50, f"https://harbour.example/{n}") for n in range(count)])


def _foreign() -> bytes:
    """A WARC file as other programs write it: no seal, and answers kept in the chunks in which they came."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    members = []
    for number in range(3):
        fields = [("WARC-Type", "response"), ("WARC-Record-ID", f"<urn:uuid:{number}>"), ("WARC-Date", warc_date(WHEN))]
        # Programs do not agree whether a digest is of the chunks or of what they hold.
        digested = digest((b"Forty crates", CHUNKED)[number % 2])
        fields += [("WARC-Target-URI", f"{URL}/{number}"), ("WARC-Payload-Digest", digested)]
        members.append(
            gzip.compress(write_record(fields, head + CHUNKED, "application/http; msgtype=response"), mtime=0)
        )
    return b"".join(members)


def _captures(path: Path, warc: str) -> list[Capture]:
    digest = hashlib.sha256(b"Forty crates").hexdigest()
    return [
        Capture(warc, m.offset, m.length, digest, m.record_id or "", m.url or "", 200, "text/html", WHEN)
        for m in records(path)
    ]


def _imported(data: Path) -> tuple[Path, list[Capture]]:
    content = _foreign()
    path = data / "archive" / f"import-{hashlib.sha256(content).hexdigest()[:16]}-quay.warc.gz"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path, _captures(path, f"archive/{path.name}")


@pytest.mark.parametrize(
    ("kept", "words"), [(1, "request record and its metadata record are"), (2, "metadata record is")]
)
def test_a_file_cut_between_two_records_is_found(tmp_path: Path, kept: int, words: str) -> None:
    captures = _write(tmp_path, 2)
    members = list(records(tmp_path / captures[0].warc))
    last = next(number for number, member in enumerate(members) if member.offset == captures[1].offset)
    os.truncate(tmp_path / captures[0].warc, members[last + kept].offset)
    found = list(verify(tmp_path / "archive", Rows(captures)))
    assert [(damage.offset, damage.record_id) for damage in found] == [(captures[1].offset, captures[1].record_id)]
    assert f"{words} missing" in found[0].reason


def test_a_record_taken_out_of_the_middle_is_found(tmp_path: Path) -> None:
    captures = _write(tmp_path, 2)
    path = tmp_path / captures[0].warc
    whole, members = path.read_bytes(), list(records(path))
    request = members[2]
    path.write_bytes(whole[: request.offset] + whole[request.offset + request.length :])
    found = {damage.record_id for damage in verify(tmp_path / "archive", Rows(captures[:1]))}
    assert found == {captures[0].record_id}


def test_a_response_that_no_document_cites_may_stand_alone(tmp_path: Path) -> None:
    captures = _write(tmp_path, 2)
    os.truncate(tmp_path / captures[1].warc, captures[1].offset + captures[1].length)
    assert list(verify(tmp_path / "archive", Rows(captures[:1]))) == []


def test_a_file_written_before_custody_was_archived_is_complete_without(tmp_path: Path) -> None:
    from crawler.archive.member import pack
    from crawler.archive.record import request_record, response_record, warcinfo

    path = tmp_path / "archive" / "watchfloor-20260504-0001.warc.gz"
    path.parent.mkdir()
    start = pack(warcinfo(path.name, "watchfloor", WHEN, followed=False))
    response, request = response_record(exchange(), "<urn:uuid:1>"), request_record(exchange(), "<urn:uuid:1>")
    path.write_bytes(start + pack(response) + pack(request))
    sha256 = hashlib.sha256(exchange().body).hexdigest()
    name = f"archive/{path.name}"
    row = Capture(name, len(start), len(pack(response)), sha256, "<urn:uuid:1>", exchange().url, 200, "", WHEN)
    assert list(verify(path.parent, Rows([row]))) == []
    path.write_bytes(start + pack(response))
    assert [damage.reason for damage in verify(path.parent, Rows([row]))] == ["its request record is missing"]


def test_an_imported_file_is_proved_by_the_digest_in_its_name(tmp_path: Path) -> None:
    path, captures = _imported(tmp_path)
    rows = Rows(captures)
    assert list(verify(path.parent, rows)) == []
    assert [read_payload(tmp_path, capture) for capture in captures] == [b"Forty crates"] * 3
    whole, unplaced = path.read_bytes(), 0
    for spot in range(len(whole)):
        damaged = bytearray(whole)
        damaged[spot] ^= 0x20
        path.write_bytes(damaged)
        found = list(verify(path.parent, rows))
        hit = next(capture for capture in captures if capture.offset <= spot < capture.offset + capture.length)
        assert len(found) == 1, spot
        assert f"document of {hit.url}" in found[0].document_ids, spot
        unplaced += found[0].offset != hit.offset
    # Padding behind the last bit of a member is covered by nothing of gzip: that is found by the file's digest alone.
    assert unplaced <= len(captures)
    path.write_bytes(whole[: captures[2].offset])
    assert [damage.offset for damage in verify(path.parent, rows)] == [captures[2].offset]


def test_a_change_that_no_record_of_an_imported_file_shows_concerns_all_of_it(tmp_path: Path) -> None:
    path, captures = _imported(tmp_path)
    whole = bytearray(path.read_bytes())
    for capture in captures[:2]:
        whole[capture.offset + 4] ^= 1  # the time in the gzip header
    path.write_bytes(whole)
    (found,) = verify(path.parent, Rows(captures))
    assert found.document_ids == tuple(f"document of {capture.url}" for capture in captures)
    assert "SHA-256 differs" in found.reason


def test_damage_that_a_file_was_imported_with_is_not_named_again(tmp_path: Path) -> None:
    content = _foreign() + b"no record" + gzip.compress(b"nor this")
    path = tmp_path / "archive" / f"import-{hashlib.sha256(content).hexdigest()[:16]}-torn.warc.gz"
    path.parent.mkdir()
    path.write_bytes(content)
    captures = [one for one in _captures(path, f"archive/{path.name}") if one.record_id]
    assert list(verify(path.parent, Rows(captures))) == []
    wrong = Capture(captures[0].warc, 7, 20, "0" * 64, "<urn:uuid:9>", URL, 200, "", WHEN)
    assert [damage.record_id for damage in verify(path.parent, Rows([*captures, wrong]))] == ["<urn:uuid:9>"]


def test_a_file_that_stays_where_it_is_is_read_and_verified_there(tmp_path: Path) -> None:
    data, away = tmp_path / "data", tmp_path / "away" / "quay news.warc.gz"
    away.parent.mkdir()
    away.write_bytes(_foreign())
    warc = add_reference(data, away)
    assert warc == f"archive/ref-{hashlib.sha256(away.read_bytes()).hexdigest()[:16]}-quay_news.warc.gz"
    assert add_reference(data, away) == warc
    assert references(data) == {warc: away}
    captures = _captures(away, warc)
    assert read_payload(data, captures[1]) == b"Forty crates"
    assert list(verify(data / "archive", Rows(captures))) == []
    away.chmod(0o444)
    assert list(verify(data / "archive", Rows(captures))) == []
    away.rename(away.with_name("moved.warc.gz"))
    assert {damage.reason for damage in verify(data / "archive", Rows(captures))} == {"the file is missing"}
    assert [damage.file for damage in verify(data / "archive", Rows())] == [warc]
    os.link(away.with_name("moved.warc.gz"), tmp_path / "quay news.warc.gz")
    assert add_reference(data, tmp_path / "quay news.warc.gz") == warc
    assert list(verify(data / "archive", Rows(captures))) == []


def test_a_reference_that_was_never_noted_leads_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    data = tmp_path / "data"
    (data / "archive").mkdir(parents=True)
    (data / "archive" / "references.tsv").write_text(f"../secret\t{secret}\narchive/x\t{secret}\nno tab\n")
    assert references(data) == {}
    for name in ("archive/ref-0123456789abcdef-x.warc.gz", "../secret", "archive/../../secret"):
        with pytest.raises(CaptureError):
            capture_path(data, name)
    row = Capture("archive/ref-0-x", 0, 1, "0", "<urn:uuid:1>", URL, 200, "", WHEN)
    assert ["not known" in damage.reason for damage in verify(data / "archive", Rows([row]))] == [True]


def test_a_path_that_would_break_the_list_is_refused(tmp_path: Path) -> None:
    odd = tmp_path / "tab\there.warc"
    odd.write_bytes(b"x")
    with pytest.raises(ValueError, match="tab"):
        add_reference(tmp_path / "data", odd)
    with pytest.raises(FileNotFoundError):
        add_reference(tmp_path / "data", tmp_path / "nothing.warc")
