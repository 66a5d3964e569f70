"""Revisit records: what they repeat is found by place, by id or by digest, within the files of one import."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from tests.imports.making import SITE, Desk, Sheet, page

NEWS = f"{SITE}/news/1"
FIRST, SECOND, THIRD = (f"2024-05-0{day}T12:00:00Z" for day in (1, 2, 3))


def sha1(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def test_a_page_that_changed_back_gets_a_third_version(desk: Desk, tmp_path: Path) -> None:
    made = Sheet().response(NEWS, page("A"), FIRST).response(NEWS, page("B"), SECOND)
    made.revisit(NEWS, NEWS, FIRST, THIRD, sha1(page("A")))
    outcome = desk.run(made.write(tmp_path / "a.warc.gz"))
    assert (outcome.counts.new, outcome.counts.updated) == (1, 2)
    assert desk.documents()[NEWS].title == "A"
    assert [when[:10] for when, _ in desk.history(NEWS)] == ["2024-05-01", "2024-05-02", "2024-05-03"]
    assert desk.damages() == []


def test_the_same_bytes_under_another_address_are_a_document_of_their_own(desk: Desk, tmp_path: Path) -> None:
    copy = f"{SITE}/copy"
    first = Sheet().response(NEWS, page("A"), FIRST).write(tmp_path / "a.warc.gz")
    second = Sheet().revisit(copy, "", "", SECOND, sha1(page("A"))).write(tmp_path / "b.warc.gz")
    desk.run(second, first)
    assert desk.documents()[copy].title == "A"
    assert desk.documents()[copy].capture == desk.documents()[NEWS].capture


def test_what_is_in_no_file_is_named_and_found_when_its_file_comes_along(desk: Desk, tmp_path: Path) -> None:
    copy = f"{SITE}/copy"
    first = Sheet().response(NEWS, page("A"), FIRST).write(tmp_path / "a.warc.gz")
    second = Sheet().revisit(copy, NEWS, FIRST, SECOND, sha1(page("A"))).write(tmp_path / "b.warc.gz")
    outcome = desk.run(second)
    assert (outcome.damaged, outcome.counts.fetched) == (0, 0)
    assert [(trouble.url, trouble.grade) for trouble in desk.told] == [(copy, "missing")]
    desk.run(second, first)
    assert desk.told == []
    assert sorted(desk.documents()) == [copy, NEWS]


def test_a_place_with_another_digest_is_not_what_is_meant(desk: Desk, tmp_path: Path) -> None:
    made = Sheet().response(NEWS, page("A"), FIRST).revisit(NEWS, NEWS, FIRST, SECOND, sha1(page("B")))
    desk.run(made.write(tmp_path / "a.warc.gz"))
    assert [trouble.reason for trouble in desk.told] == ["the record that this revisit repeats is in none of the files"]


def test_the_revisit_of_what_is_no_page_is_no_trouble(desk: Desk, tmp_path: Path) -> None:
    body, fields = b"User-agent: *", (("Content-Type", "image/png"),)
    made = Sheet().response(NEWS, body, FIRST, fields=fields).revisit(NEWS, NEWS, FIRST, SECOND, sha1(body))
    outcome = desk.run(made.write(tmp_path / "a.warc.gz"))
    assert (outcome.counts.fetched, desk.told) == (0, [])
