"""Feeds, sitemaps and robots.txt files that cost whoever reads them more than they are worth."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from tests.services.misbehaving import Answer, Entry, Handler, rss

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<!DOCTYPE bomb [<!ENTITY l0 "ha">{_LAUGHS}]>'
"""Entities that unfold to two hundred thousand million letters."""


def long_feed(base: str, number: int) -> bytes:
    """A feed of many entries, of which the first is the newest; their pages are ``base`` with a number."""
    items = "".join(f"<item><title>Find {n}</title><link>{base}{n}</link></item>" for n in range(number))
    return f'<rss version="2.0"><channel><title>All finds</title>{items}</channel></rss>'.encode()


def exploding_feed(entries: Sequence[Entry]) -> bytes:
    """A feed whose second entry is an entity bomb."""
    bomb = "<item><title>&l11;</title><description>&l11;</description></item></channel>"
    return DOCTYPE.encode() + rss(list(entries)).replace(b"</channel>", bomb.encode())


def prying_feed(entries: Sequence[Entry], secret: str) -> bytes:
    """A feed that asks whoever reads it to fetch something for it."""
    doctype = f'<!DOCTYPE pry [<!ENTITY pry SYSTEM "{secret}"><!ENTITY % far SYSTEM "{secret}">%far;]>'
    pry = b"<item><title>&pry;</title><description>&pry;</description></item></channel>"
    return doctype.encode() + rss(list(entries)).replace(b"</channel>", pry)


def exploding_sitemap(pages: Sequence[str]) -> bytes:
    """A sitemap with an entity bomb among its addresses."""
    inner = "".join(f"<url><loc>{page}</loc></url>" for page in pages)
    return (
        f'{DOCTYPE}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&l11;</loc></url>{inner}</urlset>'
    ).encode()


def sitemap_bomb(size: int) -> bytes:
    """A zipped sitemap that unzips to so many bytes."""
    head = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return gzip.compress(head + b" " * size + b"</urlset>", 6)


def endless_feed(handler: Handler) -> None:
    """Send entries for as long as anybody listens."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss version='2.0'><channel>")
    entry = b"<item><title>Again</title><link>http://127.0.64.1/again</link></item>"
    while True:
        handler.wfile.write(entry * 1000)


def endless_robots(handler: Handler) -> None:
    """Send rules for as long as anybody listens."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\n")
    while True:
        handler.wfile.write(b"Disallow: /private/of/one/more/kind\n" * 2000)


def long_robots(size: int, first: str, last: str) -> Answer:
    """Rules of a size in bytes, with one at the beginning and one at the end."""
    filler = b"Disallow: /nothing/here\n" * (size // 24)
    body = f"User-agent: *\nDisallow: {first}\n".encode() + filler + f"Disallow: {last}\n".encode()
    return lambda handler: handler.reply(body, 200, Content_Type="text/plain")
