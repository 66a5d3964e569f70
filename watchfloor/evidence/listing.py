"""The page of a package that is opened from disk: what was handed over, without a program of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Evidence: {title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
article {{ border-top: 1px solid #8888; padding: .8rem 0; }}
h1, h2 {{ line-height: 1.25; overflow-wrap: anywhere; }} h2 {{ font-size: 1.1rem; margin: 0 0 .3rem; }}
code, p {{ overflow-wrap: anywhere; }} dt {{ opacity: .7; }} dd {{ margin: 0 0 .3rem; }}
</style></head><body>
<h1>Evidence</h1>
<dl><dt>Asked for</dt><dd><code>{title}</code></dd><dt>Made</dt><dd>{created} by {program}</dd></dl>
<p>Each text was read out of an archived answer of its publisher, kept in <code>captures.warc.gz</code> byte for byte.
<code>python3 verify.py</code> hashes everything again and says what was changed;
<code>manifest.json</code> holds the hashes.</p>
"""
_FOOT = "</body></html>\n"


def head(title: str, created: str, program: str) -> str:
    """Return the beginning of the page."""
    return _HEAD.format(title=escape(title), created=escape(created), program=escape(program))


def foot() -> str:
    """Return its end."""
    return _FOOT


def row(document: Mapping[str, Any], entry: Mapping[str, Any]) -> str:
    """Return what the page says of a document; ``entry`` is the manifest's."""
    title = escape(document["title"] or document["url"])
    texts = " · ".join(f'<a href="{escape(name)}">{escape(words)}</a>' for words, name in _files(entry))
    facts = " · ".join(
        escape(str(fact)) for fact in (document["published"], document["source"], document["author"]) if fact
    )
    names = [*document["drugs"], *document["persons"], *document["orgs"], *document["places"], *document["selectors"]]
    hashes = "<br>".join(
        f"<code>{escape(each['sha256'])}</code>, captured {escape(each['captured'])}" for each in entry["captures"]
    )
    parts = (
        f'<article id="{escape(document["id"])}"><h2 dir="auto">{title}</h2>',
        f"<p>{facts}<br>{_address(document['url'])}</p>",
        f"<p>{texts}</p>",
        f'<p dir="auto">{escape(", ".join(map(str, names)))}</p>',
        f"<p>SHA-256 of the answer: {hashes or 'none is kept'}</p></article>",
    )
    return "\n".join(parts) + "\n"


def _files(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in entry["files"]:
        yield ("annotations and custody" if name.endswith(".json") else name.rpartition("/")[2]), name


def _address(url: str) -> str:
    """The address as a link if a browser may follow it, else as text."""
    try:
        followed = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        followed = False
    shown = escape(url)
    return f'<a href="{shown}" rel="noreferrer noopener">{shown}</a>' if followed else shown
