"""Input that is no page, or hardly one."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.encodings.reading import decode
from crawler.extract.model import MAX_SIZE, PageError
from crawler.extract.sorts import refuse_binary, sort_of, unpacked
from tests.corpus import corpus
from tests.extract.bounded import PAGES
from tests.extract.pages import PROSE, article, read

PAGE = article().encode()
EVERY = 1 if os.environ.get("HOSTILE_SIZE") else 10
"""Of so many inputs of the corpus one is read by default."""


def test_costly_pages_are_read_or_refused_by_name_within_bounds() -> None:
    run = subprocess.run([sys.executable, "-m", "tests.extract.bounded"], capture_output=True, text=True, check=False)
    errors: dict[str, str | None] = dict(json.loads(line) for line in run.stdout.splitlines())
    assert (run.returncode, list(errors)) == (0, list(PAGES)), run.stderr[-500:]
    assert not [name for name, error in errors.items() if error and "extraction failed" in error]
    refused = {name for name, error in errors.items() if error}
    assert {"100,000 nested tags", "a million links", "a million attributes", "a bomb of gzip"} <= refused
    assert not refused & {
        "a single line of 5 MB",
        "a page of 10 MB of script",
        "39,000 links",
        "a large state",
        "three million lines",
    }


@pytest.mark.parametrize("cut", [1, 40, 400, len(PAGE) // 2])
def test_a_truncated_page_is_read_as_far_as_it_goes(cut: int) -> None:
    page = read(PAGE[:-cut])
    assert page.error is None
    assert PROSE[0] in page.text or cut > 400


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_page_is_an_empty_page(body: bytes) -> None:
    page = read(body)
    assert (page.error, page.text, page.title) == (None, "", None)


@pytest.mark.parametrize("quoted", ["a='>'", 'a=">"', "a"])
def test_attributes_are_counted_up_to_the_end_of_a_tag_that_stands_in_no_quotes(quoted: str) -> None:
    many = " ".join(f"b{number}" for number in range(9000))
    assert "attributes" in (read(f"<div {quoted} {many}>fog</div>").error or "")
    assert read(f"<div {quoted}>{many}</div>").error is None


def test_null_bytes_in_a_page_are_passed_over() -> None:
    page = read(PAGE.replace(b" the ", b" t\x00he\x00 "))
    assert PROSE[0] in page.text


def test_a_page_that_was_packed_once_too_often_is_unpacked() -> None:
    assert unpacked(PAGE) == PAGE
    assert unpacked(gzip.compress(PAGE)) == PAGE
    assert unpacked(gzip.compress(gzip.compress(PAGE))) == PAGE
    assert PAGE.startswith(unpacked(gzip.compress(PAGE)[:-60]))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (gzip.compress(bytes(MAX_SIZE + 1), 1), "larger than 32 MiB when unpacked"),
        (b"\x1f\x8b\x08\x00" + b"fog" * 20, "damaged gzip"),
        (gzip.compress(gzip.compress(gzip.compress(PAGE))), "a gzip file"),
    ],
)
def test_what_cannot_be_unpacked_is_refused_by_name(body: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        unpacked(body)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", None),
        (b"SQLite format 3\x00", "text/html"),
        (b"\x00" * 5000, "text/html"),
        (bytes(range(256)) * 20, "text/html"),
        (b"a { color: red }", "text/css"),
        (b'{"a": 1}', "application/json; charset=utf-8"),
        (b"GIF89a fog", "image/gif"),
    ],
)
def test_what_is_no_text_is_refused(body: bytes, content_type: str | None) -> None:
    with pytest.raises(PageError, match="not a page"):
        refuse_binary(body, content_type)


@pytest.mark.parametrize("content_type", ["image/png", "application/json", "text/css", "text/plain", "x;;=", ""])
def test_a_page_under_a_wrong_media_type_is_a_page(content_type: str) -> None:
    refuse_binary(PAGE, content_type)
    assert sort_of(PAGE.decode(), content_type) == "page"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso2022_jp", "cp037"])
def test_text_of_wide_characters_is_no_binary_data(encoding: str) -> None:
    text = '<?xml version="1.0"?>' if encoding == "cp037" else ""
    text += "<html><p>Zażółć gęślą jaźń</p>" if "utf" in encoding else "<html><p>Fog on the quay</p>"
    refuse_binary((text * 9).encode(encoding), "text/html")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"title": "Fog", "body": "Fog on the quay"}', "JSON"),
        ("[" + '{"a": "b"},' * 300_000 + "{}]", "JSON"),
        ('<?xml version="1.0"?><rss><channel><title>Fog</title></channel></rss>', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        ('{"html": "<html><body>Fog</body></html>"}', "JSON"),
        ("<rss><channel><description><![CDATA[<html><body>Fog</body></html>]]></description></channel></rss>", "feed"),
        ("<!-- <html> --><rss><channel><title>Fog</title></channel></rss>", "feed"),
        ("<urlset><url><loc>https://post.example/</loc></url></urlset>", "sitemap"),
        (".fog { color: grey; }\n" * 9, "style sheet"),
        ("function fog() { quay(); };\n" * 9, "program"),
        ("\ufffd\ufffdfog" * 9, "binary"),
    ],
)
def test_what_is_no_page_is_refused_by_name(text: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        sort_of(text, "text/html")


@pytest.mark.parametrize(
    "text", ["Fog on the quay.", "{braces} and [brackets]", "a < b; c > d", "if a<b and b>c", "[1] Fog", ""]
)
def test_text_without_tags_is_plain_text(text: str) -> None:
    assert sort_of(text, "text/html") == "text"


@pytest.mark.parametrize("text", ["MZ stands for " + "fog " * 30, "ID3 fog", "Rar! fog", "BZh1 fog"])
def test_letters_that_binary_files_begin_with_do_not_make_text_one(text: str) -> None:
    refuse_binary(text.encode(), "text/plain")
    with pytest.raises(PageError, match="binary"):
        refuse_binary(b"MZ\x90\x00\x03" + bytes(80) + b"fog", None)


def test_what_a_page_says_of_feeds_does_not_make_it_one() -> None:
    assert sort_of("<html><body><pre>&lt;rss&gt; <rss> </pre>", None) == "page"
    assert sort_of("<div><feed data-id=1></feed>Fog</div>", None) == "page"
    assert sort_of("<p>Fog", "text/html") == "page"
    assert sort_of("<p>Fog", "text/plain") == "text"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", "text/html", "text/plain", "image/png"]), st.booleans())
def test_any_bytes_are_sorted_or_refused(body: bytes, content_type: str, packed: bool) -> None:
    with suppress(PageError):
        body = unpacked(b"\x1f\x8b\x08" + body if packed else gzip.compress(body))
        refuse_binary(body, content_type)
        assert sort_of(decode(body, content_type)[0], content_type) in ("page", "text")


def _inputs(folder: Path) -> Iterator[bytes]:
    """Files made to trouble parsers, and each of the cases in them."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        body = path.read_bytes()
        yield body
        if path.suffix == ".dat":
            yield from (case.partition(b"\n#")[0] for case in body.split(b"#data\n")[1:])
        elif path.suffix == ".test" and body.lstrip().startswith(b"{"):
            for case in json.loads(body).get("tests", []):
                if isinstance(case.get("input"), str):
                    yield case["input"].encode("utf-8", "surrogatepass")


def test_what_was_made_to_trouble_parsers_is_read_or_refused() -> None:
    inputs = list(_inputs(corpus("hostile-html5lib")))[::EVERY]
    failed = [body[:80] for body in inputs if "extraction failed" in (read(body).error or "")]
    assert len(inputs) > 1000
    assert not failed
