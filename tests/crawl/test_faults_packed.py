"""Bodies that are packed: what comes out is the whole of it, or an error."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from crawler.components.compression import MOST_ENCODINGS, StrictCompression
from crawler.components.refusal import DamagedBody, Refused
from crawler.components.unpacking import unpack
from tests.services.misbehaviour_bodies import PACKERS

PLENTY = 2**20
MIDDLEWARE = StrictCompression.from_crawler(get_crawler())
encodings = st.sampled_from(sorted(PACKERS))


@given(encodings, st.binary(max_size=5000))
def test_what_was_packed_comes_out(encoding: str, data: bytes) -> None:
    assert unpack(PACKERS[encoding](data), encoding, PLENTY) == data


@given(encodings, st.text(min_size=1, max_size=2000).map(str.encode), st.data())
def test_a_body_that_is_cut_anywhere_is_an_error(encoding: str, data: bytes, where: st.DataObject) -> None:
    packed = PACKERS[encoding](data * 3)
    cut = packed[: where.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises((EOFError, zlib.error)):
        unpack(cut, encoding, PLENTY)


@given(encodings, st.binary(min_size=1, max_size=300))
def test_any_bytes_come_out_or_are_damaged(encoding: str, body: bytes) -> None:
    try:
        assert answered(body, encoding) is not None
    except DamagedBody as error:
        reason = str(error)
        assert reason.startswith(f"the body cannot be unpacked as {encoding}")


@pytest.mark.parametrize("encoding", sorted(PACKERS))
def test_what_unpacks_to_more_than_is_wanted_is_refused(encoding: str) -> None:
    packed = PACKERS[encoding](bytes(3 * PLENTY))
    assert len(unpack(packed, encoding, 3 * PLENTY)) == 3 * PLENTY
    with pytest.raises(Refused):
        unpack(packed, encoding, 3 * PLENTY - 1)


def test_members_follow_each_other_and_the_header_of_deflate_may_be_missing() -> None:
    for encoding in ("gzip", "zstd"):
        assert unpack(PACKERS[encoding](b"one ") + PACKERS[encoding](b"two"), encoding, 100) == b"one two"
    assert unpack(PACKERS["gzip"](b"one") + b"\0\0garbage", "gzip", 100) == b"one"
    assert unpack(PACKERS["deflate"](b"one two")[2:-4], "deflate", 100) == b"one two"


def test_a_body_that_is_packed_again_and_again_is_refused() -> None:
    body, times = b"the same", MOST_ENCODINGS
    for _ in range(times):
        body = PACKERS["gzip"](body)
    assert answered(body, ", ".join(["gzip"] * times)) == b"the same"
    with pytest.raises(Refused, match="packed more than"):
        answered(body, ", ".join(["gzip"] * (times + 1)))


def answered(body: bytes, encoding: str) -> bytes:
    """The body that an answer has after the middleware."""
    fields = {"Content-Encoding": encoding, "Content-Type": "text/html"}
    response = HtmlResponse("http://post.example/", body=body, headers=fields)
    answer = MIDDLEWARE.process_response(Request(response.url), response)
    assert isinstance(answer, Response)
    return answer.body
