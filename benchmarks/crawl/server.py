"""A fast server in a process of its own: ``python -m benchmarks.crawl.server SITES PAGES``.

Each site is an address of the loopback with a feed of its pages, about 60 kB of HTML each, sent compressed. It prints
its port, and, when its input ends, one JSON object: pages sent, and when the first request came and the last answer
went, by the steady clock of the machine.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import sys
import time
from collections.abc import Mapping
from html import escape

SIZE = 60_000
_WORDS = """
harbour police customs officers container tiles cocaine kilograms Velmora quay arrested drivers court prosecutor
the a of in on and was were by after before with from under near said told found searched weighed reported late
evening morning Thursday spokeswoman investigation warehouse lorry border shipment packages value trial witness
"""


def host(site: int) -> str:
    """The address of a site, numbered from 0."""
    return f"127.0.65.{site + 1}"


class Pages:
    """The answers of all sites by host and path; pages are made of a store of paragraphs, the same in each run."""

    def __init__(self, sites: int, pages: int, port: int) -> None:
        dice = random.Random(7)
        self._paragraphs = [" ".join(dice.choices(_WORDS.split(), k=90)) for _ in range(400)]
        self.answers: dict[tuple[str, str], bytes] = {}
        for site in range(sites):
            links = [f"http://{host(site)}:{port}/news/{n}/a-find-at-the-quay" for n in range(pages)]
            items = "".join(f"<item><title>Find {n}</title><link>{link}</link></item>" for n, link in enumerate(links))
            feed = f'<rss version="2.0"><channel><title>Site {site}</title>{items}</channel></rss>'
            self.answers[host(site), "/feed"] = _answer(feed, "application/rss+xml")
            for n in range(pages):
                body = self._page(dice, f"Find {n} of site {site}")
                self.answers[host(site), f"/news/{n}/a-find-at-the-quay"] = _answer(body, "text/html; charset=utf-8")

    def _page(self, dice: random.Random, title: str) -> str:
        """About a thousand words, and around them menus, scripts and teasers, as on pages of newspapers."""
        story = "".join(f"<p class='story-text'>{escape(dice.choice(self._paragraphs))}</p>" for _ in range(11))
        menu = "".join(f'<li class="menu-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
        state = json.dumps({f"item-{n}": dice.getrandbits(64) for n in range(900)})
        teasers: list[str] = []
        while sum(map(len, teasers)) < SIZE - len(story) - len(menu) - len(state) - 300:
            name, words = f"{dice.getrandbits(48):x}", escape(dice.choice(self._paragraphs)[:60])
            teasers.append(
                f'<div class="teaser teaser--small" data-id="{name}"><a href="/news/{name}"><img src="/i/{name}.jpg" '
                f'width="120" height="80" alt=""><span class="teaser-title">{words}</span></a></div>'
            )
        return (
            f"<!doctype html><html lang=en><head><title>{title}</title><script>var state = {state};</script></head>"
            f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{story}</article></main>"
            f"<aside>{''.join(teasers)}</aside></body></html>"
        )


def _answer(body: str, media: str) -> bytes:
    """Compressed, as nearly all servers send pages to whoever accepts that; both crawls do."""
    data = gzip.compress(body.encode(), 6)
    fields = f"Content-Type: {media}\r\nContent-Encoding: gzip\r\nContent-Length: {len(data)}\r\n"
    return f"HTTP/1.1 200 OK\r\n{fields}\r\n".encode() + data


class Serving(asyncio.Protocol):
    """One connection; it is kept. ``told`` counts pages and notes the first and the last moment."""

    def __init__(self, answers: Mapping[tuple[str, str], bytes], told: dict[str, float]) -> None:
        self._answers = answers
        self._told = told
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection and the address that was asked."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = str(transport.get_extra_info("sockname")[0])

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._waiting += data
        while b"\r\n\r\n" in self._waiting:
            head, self._waiting = self._waiting.split(b"\r\n\r\n", 1)
            path = head.split(b" ", 2)[1].decode("latin-1")
            found = self._answers.get((self._host, path))
            self._told.setdefault("first", time.monotonic())
            self._transport.write(found or b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            if path.startswith("/news/") and found:
                self._told["pages"] = self._told.get("pages", 0) + 1
                self._told["last"] = time.monotonic()


async def serve(sites: int, pages: int) -> None:
    """Serve until the input ends."""
    loop, told = asyncio.get_running_loop(), dict[str, float]()
    answers: dict[tuple[str, str], bytes] = {}
    first = await loop.create_server(lambda: Serving(answers, told), host(0), 0)
    port = first.sockets[0].getsockname()[1]
    for site in range(1, sites):
        await loop.create_server(lambda: Serving(answers, told), host(site), port)
    answers |= Pages(sites, pages, port).answers
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
