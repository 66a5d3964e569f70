"""Whatever bytes a file holds: nothing is raised, and nothing is imported whose digest is wrong."""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.imports.catalogue import Catalogue
from crawler.imports.containers import UnknownFormatError
from crawler.imports.content import ContentError, undo_content
from crawler.imports.scanning import Scan
from tests.imports.making import SITE, Sheet, answer, arc, arc_file, page

URLS = [f"{SITE}/news/{number}" for number in range(4)]
BODIES = {url: page(f"Report {url[-1]}") for url in URLS}
SUMS = {hashlib.sha256(body).hexdigest() for body in BODIES.values()}


def _sheet(packed: bool) -> Sheet:
    made = Sheet(packed)
    for url, body in BODIES.items():
        made.response(url, body)
    return made


SOUND = {
    "members": _sheet(True).data(),
    "plain": _sheet(False).data(),
    "whole": gzip.compress(_sheet(False).data()),
}
ARC = arc_file(*(arc(url, answer(body)) for url, body in BODIES.items()))


def pages(data: bytes) -> dict[str, str]:
    """The digests of the bodies of the pages that an import of these bytes would take, by address."""
    with tempfile.TemporaryDirectory() as folder, Catalogue() as catalogue:
        path = Path(folder) / "a.warc.gz"
        path.write_bytes(data)
        try:
            Scan(Path(folder), catalogue, lambda _: None).file(0, path, hashlib.sha256(data).hexdigest())
        except UnknownFormatError:
            return {}
        return {entry.item.url: entry.item.sha256 for entry in catalogue.pages()}


# A third change could take the names of both digests away.
@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_flipped_bytes_never_let_a_changed_page_in(kind: str, data: st.DataObject) -> None:
    broken = bytearray(SOUND[kind])
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=2)):
        broken[place] ^= data.draw(st.integers(1, 255))
    assert set(pages(bytes(broken)).values()) <= SUMS


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_what_is_cut_out_never_lets_half_a_page_in(kind: str, data: st.DataObject) -> None:
    sound = SOUND[kind]
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, len(sound)))
    assert set(pages(sound[:start] + sound[end:]).values()) <= SUMS


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3))
def test_garbage_in_front_of_any_record_loses_no_other(garbage: bytes, place: int) -> None:
    parts = _sheet(True).parts
    taken = pages(parts[0] + b"".join(garbage * (number == place) + part for number, part in enumerate(parts[1:])))
    assert {url for number, url in enumerate(URLS) if number - 1 != place} <= set(taken)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(ARC) - 1), st.integers(0, 255)), max_size=8))
def test_a_changed_arc_file_raises_nothing(changes: list[tuple[int, int]]) -> None:
    broken = bytearray(ARC)
    for place, value in changes:
        broken[place] = value
    assert len(pages(bytes(broken))) <= len(URLS)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2_000).map(lambda data: b"WARC/1.1\r\n" + data) | st.binary(max_size=500))
def test_any_bytes_at_all_raise_nothing(data: bytes) -> None:
    assert pages(data) == {} or data.startswith(b"WARC/")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000), st.sampled_from(["gzip", "deflate", "br", "gzip, br", "identity", "", "x-gzip"]))
def test_content_that_is_not_packed_as_declared_comes_whole_or_not_at_all(body: bytes, encodings: str) -> None:
    try:
        content = undo_content(body, encodings, 10_000)
    except ContentError:
        return
    assert len(content) <= max(10_000, len(body))
