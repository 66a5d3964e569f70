"""Reads pages made to cost much, each within bounds of time and memory that end the process where it breaks them.

Run as a program: for every page of ``PAGES`` it prints one line, its name and what it was refused for.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from tests.extract.pages import article, read

SECONDS = 10
"""Of CPU for one page: twice what is promised, as machines differ."""
MEMORY = 300 * 2**20

_WORDS = b"The harbour was closed on Sunday, they said. "
_CHINESE = "港口星期天关闭，警方在集装箱里发现了四十包瓷砖。".encode()


def _repeated(begin: bytes, part: bytes, times: int) -> Callable[[], bytes]:
    return lambda: begin + part * times


def _tag(attributes: int) -> bytes:
    return b"<div " + b" ".join(b"a%d=b" % number for number in range(attributes)) + b">x</div>"


def _entities() -> bytes:
    nested = (b'<!ENTITY e%d "&e%d;&e%d;">' % (number, number - 1, number - 1) for number in range(1, 60))
    return b'<!DOCTYPE a [<!ENTITY e0 "fog">' + b"".join(nested) + b"]><html><body><p>&e59;</p>"


def _carried() -> bytes:
    state = {"title": "Forty packages among tiles", "x": [{"body": [{"text": "some words here. " * 9}] * 90}] * 90}
    return b"<title>Forty packages among tiles</title><script>a=" + json.dumps(state).encode() + b"</script>"


_HTML = b"<html><body>"
PAGES: dict[str, Callable[[], bytes]] = {
    "a single line of 5 MB": _repeated(_HTML + b"<p>", b"harbour ", 650_000),
    "8 MB of plain text": _repeated(b"", _WORDS, 8_000_000 // len(_WORDS)),
    "12 MB of characters without width": _repeated(b"", "\u200b".encode(), 4_000_000),
    "9 MB of Chinese": _repeated(_HTML, b"<p>" + _CHINESE * 40 + b"</p>", 9_000_000 // (40 * len(_CHINESE))),
    "three million lines": _repeated(_HTML + b"<pre>", b"a\n", 3_000_000),
    "a page of 10 MB": _repeated(_HTML, b"<p>" + _WORDS * 40 + b"</p>", 5_600),
    "a page of 10 MB of script": lambda: _HTML + b"<script>" + b'a={"b":1};' * 10**6 + b"</script><p>Fog.</p>",
    "100,000 nested tags": _repeated(b"", b"<div>", 100_000),
    "100,000 nested lists": _repeated(b"", b"<ul><li>", 100_000),
    "nested tables": _repeated(b"<table><tr><td>" * 130, b"<p>some text here</p>", 2_000),
    "a million links": _repeated(b"", b'<a href="/x">y</a> ', 1_000_000),
    "39,000 links": _repeated(_HTML, b'<a href="/x/2">2</a> ', 39_000),
    "39,000 paragraphs": _repeated(_HTML, b"<p>Contact: 555-555-5555, a@b.example", 39_000),
    "39,000 breaks": _repeated(_HTML, b"Some short text here.<br>", 39_000),
    "a million attributes": lambda: _tag(1_000_000),
    "a bomb of entities": _entities,
    "a million entities": _repeated(_HTML + b"<p>", b"&amp;&lt;", 500_000),
    "a bomb of gzip": lambda: gzip.compress(bytes(300 * 2**20), 1),
    "unclosed everything": _repeated(b"", b"<p><b><table><tr><td><a href='x'>word ", 20_000),
    "unclosed quotes": _repeated(b"", b"<a b='", 100_000),
    "a script of quotes": _repeated(_HTML + b"<script>", b"'\\'", 600_000),
    "a script of brackets": _repeated(_HTML + b"<script>a=", b'[{"', 600_000),
    "a large state": _carried,
    "a title of bars": _repeated(b"<title>", b"a | b - ", 500_000),
    "signs": _repeated(_HTML + b"<p>", b"# - ... (a@", 300_000),
}


def main() -> int:
    """Read all pages in turn."""
    read(article())  # models and expressions are loaded before the bounds are set
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    for name, make in PAGES.items():
        body = make()
        spent = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(resource.RLIMIT_AS, (used + len(body) + MEMORY, resource.RLIM_INFINITY))
        seconds = int(spent.ru_utime + spent.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        print(json.dumps([name, read(body, content_type="text/html").error]), flush=True)
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return 0


if __name__ == "__main__":
    sys.exit(main())
