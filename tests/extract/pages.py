"""Small pages written for the tests; their people and places do not exist."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.extract import Page, extract

NOW = datetime(2024, 6, 1, tzinfo=UTC)
PROSE = [
    "Customs officers at the port of Velmora opened a container of tiles on Thursday and found forty packages.",
    "The packages weighed 46 kilograms in all, a spokeswoman for the harbour authority said in the evening.",
    "Two drivers were questioned and released; the owner of the container is registered in Port Sel.",
    "It was the third find of the year in the harbour, where scanners were installed in the spring.",
]


def paragraphs(texts: list[str] = PROSE) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def article(head: str = "", body: str | None = None, lang: str = "en") -> str:
    """A page in the shape of many news sites."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>Forty packages among tiles | Velmora Post</title>
    <meta property="og:site_name" content="Velmora Post">{head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/port">Port</a></li><li><a href="/news">News</a></li></ul></nav>
    <main><article><h1>Forty packages among tiles</h1>{paragraphs() if body is None else body}</article></main>
    <footer><p>All rights reserved by the Velmora Post company.</p></footer></body></html>"""


def read(
    html: str | bytes, url: str | None = "https://post.example/news/tiles", content_type: str | None = None
) -> Page:
    body = html.encode() if isinstance(html, str) else html
    return extract(body, url, content_type or ("text/html; charset=utf-8" if isinstance(html, str) else None), NOW)
