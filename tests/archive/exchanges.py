"""Exchanges written by hand, and the rows a store would keep of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.archive import Exchange
from index.model import Capture

WHEN = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)


def exchange(body: bytes = b"<p>Customs opened the container.</p>", url: str = "https://harbour.example/a") -> Exchange:
    return Exchange(
        url=url,
        request_head=b"GET /a HTTP/1.1\r\nHost: harbour.example\r\n\r\n",
        response_head=b"HTTP/1.1 200 Fine\r\nServer: quay/\xe9 1\r\ncontent-TYPE: text/html\r\n\r\n",
        body=body,
        status=200,
        content_type="text/html",
        fetched=WHEN,
        address="203.0.113.9",
        custody={"robots": "allowed"},
    )


@dataclass
class Rows:
    """The captures of a store, for verification."""

    captures: list[Capture] = field(default_factory=list)

    def captures_in(self, warc: str) -> Sequence[tuple[int, int, str, str, str, Sequence[str]]]:
        return [
            (c.offset, c.length, c.sha256, c.record_id, c.url, [f"document of {c.url}"])
            for c in self.captures
            if c.warc == warc
        ]

    def capture_files(self) -> Sequence[str]:
        return sorted({capture.warc for capture in self.captures})
