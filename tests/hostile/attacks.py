"""Inputs that are made to break parsers: entities, bombs, depth, size, and bytes that are no text."""

from __future__ import annotations

import codecs
import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from tests.fuzz import seeds

MARK = b"Fog"
SECRET = b"4b1c-harbour-master-key"
_ROOT = re.compile(rb"<(?![?!])([\w:.-]+)")


def entities(seed: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    """An XML seed that asks for a file or address, and the well-known expansion bombs."""
    declared = {
        "external entity": f'<!ENTITY x SYSTEM "{place}">',
        "external DTD": f'<!ENTITY % p SYSTEM "{place}">%p;',
        "nested entities": '<!ENTITY a0 "fog">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        + '<!ENTITY x "&a11;">',
        "one long entity": f'<!ENTITY x "{"x" * 60_000}">',
        "an entity of itself": '<!ENTITY x "&y;&y;"><!ENTITY y "&x;&x;">',
        "parameter entities": '<!ENTITY % a "fogfogfog">' + "".join(
            f"<!ENTITY % a{n} '{'%a' + str(n - 1) + ';' if n else '%a;'}'>" for n in range(40)
        ) + "%a39;",
    }  # fmt: skip
    root = _ROOT.search(seed)
    if root is None:
        return
    for name, declaration in declared.items():
        doctype = f"<!DOCTYPE {root[1].decode()} [{declaration}]>".encode()
        used = b"&x;" * (3_000 if name == "one long entity" else 1)
        yield name, seed[: root.start()] + doctype + seed[root.start() :].replace(MARK, used, 2)
    yield (
        "outer DTD",
        seed[: root.start()] + f'<!DOCTYPE {root[1].decode()} SYSTEM "{place}">'.encode() + seed[root.start() :],
    )
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'
    yield "XInclude", seed.replace(MARK, include.encode())
    style = f'<?xml-stylesheet type="text/xsl" href="{place}"?>'.encode()
    yield "stylesheet", seed[: root.start()] + style + seed[root.start() :]


def fillings(size: int) -> dict[str, bytes]:
    """What takes the place of ``Fog``, about ``size`` bytes each."""
    deep = size // 8
    return {
        "long word": b"a" * size,
        "digits": b"9" * size,
        "blanks": b" " * size,
        "line ends": b"\r\n" * (size // 2),
        "slashes": b"/" * size,
        "dots and ats": b"a.@" * (size // 3),
        "numbers and commas": b"1," * (size // 2),
        "dashes": b"+1-" * (size // 3),
        "brackets": b"(" * size,
        "parentheses deep": b"(a" * (size // 2) + b")" * (size // 2),
        "JSON lists deep": b"[" * size,
        "JSON objects deep": b'{"a":' * (size // 5),
        "quotes": b'\\"' * (size // 2),
        "half a character": b"\\ud800\xed\xa0\x80\xff\xfe",
        "NUL": b"\x00" * 100 + b"\\u0000&#0;",
        "impossible references": b"&#x110000;&#xd800;&#-1;&#99999999999999999999;&bogus;" * (size // 60),
        "right-to-left": "\u202e\u2066\u200f\ufeff".encode() * (size // 12),
        "marks upon a letter": ("a" + "\u0301" * (size // 2)).encode(),
        "tags deep": b"<b>" * deep,
        "escaped tags deep": b"&lt;b&gt;" * deep,
        "lists deep": b"<ul><li>" * (size // 8),
        "tables deep": b"<table><tr><td>" * (size // 15),
        "quotations deep": b"<blockquote>" * (size // 12),
        "many links": b'<a href="/news/2024/05/03/x?a=1&amp;b=2">pier</a> ' * (size // 50),
        "comments": b"<!--" * (size // 4),
        "ends of comments": b"<!-- ->" * (size // 7),
        "sections of text": b"<![CDATA[" * (size // 9),
        "declarations": b"<!DOCTYPE x [" * (size // 13),
        "instructions": b"<?x " * (size // 4),
        "attributes": b"<p " + b"".join(b"a%d=1 " % n for n in range(size // 9)) + b">",
        "one attribute": b'<a href="' + b"x" * size + b'">pier</a>',
        "open attribute": b'<a href="' + b"<a " * (size // 3),
        "styles": b'<p style="' + b"/*" * (size // 2) + b'">',
        "scripts": b"<script>" * (size // 8),
        "unicode escapes": b"\\u0041" * (size // 6),
        "percent": b"%" * size,
        "wildcards": b"*a" * (size // 2) + b"$",
        "TOML tables": b"[[a]]\n" * (size // 6),
        "TOML deep": b'Fog"\na = ' + b"[" * size,
        "TOML tables in tables": b'Fog"\na = ' + b"{a = " * (size // 5),
        "TOML expression": b'Fog"\ninclude = ["' + b"(" * 5000 + b")" * 5000 + b'"]\nb = "',
        "TOML dots": b'\n"a' + b".a" * (size // 2) + b" = 1\n",
    }


def shapes(size: int) -> dict[str, bytes]:
    """Whole inputs of no format in particular."""
    markup = seeds.PAGE
    return {
        "nothing": b"",
        "NUL": b"\x00" * size,
        "noise": bytes((n * n * 31 + n) % 256 for n in range(size)),
        "JSON deep": b"[" * size,
        "JSON objects deep": b'{"a":' * size,
        "a huge number": b"[" + b"9" * size + b"]",
        "a huge exponent": b'[{"id": 1e999999, "created_utc": -1e400, "score": NaN}]',
        "a list of nulls": b"[" + b"null," * (size // 5) + b"null]",
        "UTF-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "UTF-16": codecs.BOM_UTF16_BE + markup.decode().encode("utf-16-be"),
        "UTF-16 cut": markup.decode().encode("utf-16")[:-1],
        "UTF-16 of half characters": codecs.BOM_UTF16_LE + b"\x00\xd8" * (size // 2),
        "UTF-32": markup.decode().encode("utf-32"),
        "UTF-32 beyond": codecs.BOM_UTF32_LE + b"\xff\xff\xff\x7f" * (size // 4),
        "says UTF-16 and is not": markup.replace(b"utf-8", b"utf-16"),
        "says an encoding that is none": markup.replace(b"utf-8", b"base64"),
        "overlong UTF-8": b"<p>\xc0\xbcscript\xe0\x80\xbc\xf8\x88\x80\x80\x80</p>" * (size // 30),
        "gzip bomb": gzip.compress(bytes(100 * 2**20), 1),
        "gzip in gzip": gzip.compress(gzip.compress(gzip.compress(bytes(2**20)))),
        "zlib bomb": zlib.compress(bytes(50 * 2**20), 1),
        "many gzip members": gzip.compress(b"") * (size // 20),
        "ZIP bomb": _zip_bomb(),
        "PDF of nothing": b"%PDF-1.7\n" + b"1 0 obj<</Length 99999999999>>stream\n" * (size // 40),
        "PDF deep": b"%PDF-1.4\n1 0 obj" + b"<</A " * (size // 5),
        "PDF arrays deep": b"%PDF-1.4\n1 0 obj"
        + b"[" * size
        + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
        "WARC of a huge length": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "WARC of a length beyond": b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        "WARC of a length beyond, zipped": gzip.compress(b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n"),
        "WARC heads": b"WARC/1.0\r\n" + b"X: y\r\n" * (size // 6),
        "WARC records": b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * (size // 36),
        "lines of CSV": b'"' * (size // 2) + b",\n" * (size // 4),
        "robots lines": b"User-agent: a\nDisallow: /*a*a*a*a*a*a*a*b\n" * (size // 40),
    }


def _zip_bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<a>" * (30 * 2**20))
    return out.getvalue()
