"""Inputs near the sound ones: bytes changed, pieces taken out, doubled or mixed, JSON values of other types."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

TOKENS = (
    b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml ", b"<!DOCTYPE", b"&", b"&amp;", b"&#0;",
    b"&#xD800;", b"&lt;", b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b"{", b"}", b"[", b"]", b":", b",", b"null",
    b"true", b"-1", b"1e999", b"NaN", b"9" * 40, b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r\n\r\n",
    b"\n", b"\t", b"=", b"%", b"%00", b"*", b"$", b"#", b"//", b"http://", b"https://[::1", b"javascript:", b"(", b")",
    b"Content-Length: ", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-", b"\x1a", b"AND", b"TO", b"~", b"^",
)  # fmt: skip
_ODD: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["\ud800", "\x00", [], {}, [[]], [{}], {"": None}, 10**40, "http://[", "9" * 5000, -1, 1e308])
)


@st.composite
def mutated(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed with a few changes, cut or mixed with another, or bytes of no kind at all."""
    body = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted((draw(st.integers(0, len(body))), draw(st.integers(0, len(body)))))
        end = min(end, start + draw(st.sampled_from((0, 1, 8, 200, 10**6))))
        body = body[:start] + draw(_replacement(body[start:end], seeds)) + body[end:]
    return body


def _replacement(piece: bytes, seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    return (
        st.sampled_from(TOKENS)
        | st.binary(max_size=12)
        | st.just(piece * 2)
        | st.just(b"")
        | st.sampled_from(seeds).map(lambda other: other[len(other) // 3 : len(other) // 3 + 300])
    )


def altered(value: Any) -> st.SearchStrategy[Any]:
    """A JSON value with any of its parts replaced by something of another type, or left out."""
    if isinstance(value, dict):
        fields = {key: altered(one) for key, one in value.items()}
        whole: st.SearchStrategy[Any] = st.fixed_dictionaries(fields) | st.fixed_dictionaries({}, optional=fields)
    elif isinstance(value, list) and value:
        whole = st.tuples(*map(altered, value)).map(list) | st.lists(st.one_of(*map(altered, value)), max_size=4)
    else:
        whole = st.just(value)
    return st.integers(0, 15).flatmap(lambda dice: _ODD if dice == 0 else whole)


def inputs(seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Inputs for a parser: mutated seeds and, of those that are JSON, altered values."""
    values = [json.loads(seed) for seed in seeds if seed.startswith((b"{", b'[{"'))]
    near = mutated(seeds) | st.binary(max_size=300)
    return near | st.one_of(*map(altered, values)).map(_written) if values else near


def _written(value: Any) -> bytes:
    return json.dumps(value).encode()
