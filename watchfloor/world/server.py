"""Serves the sample world on loopback: one port, and so one host for the crawler's politeness, per publisher."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, Self

from watchfloor.world.publisher import Channel, Publisher
from watchfloor.world.publishers import PUBLISHERS
from watchfloor.world.site import Site

LOOPBACK = "127.0.0.1"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "SampleWorld/1"
    sys_version = ""
    # Small replies must not wait for the reader's delayed acknowledgement.
    disable_nagle_algorithm: ClassVar[bool] = True
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        asked = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.site.answer(self.path, asked)
        if reply.delay and self.server.stopping.wait(reply.delay):
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is the base class's
        """Say nothing: the crawler tells what it fetched."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    site: Site

    def __init__(self, port: int) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.stopping = threading.Event()
        self._connections: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who hangs up is no fault of the site; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def stop(self) -> None:
        """Stop accepting and end kept-alive connections; closing the server then waits for their threads."""
        self.shutdown()
        self.stopping.set()
        for connection in list(self._connections):
            try:
                connection.shutdown(socket.SHUT_RD)
            except OSError:
                continue  # the reader was faster


class World:
    """The sample world as a context manager: its servers run while the context is open.

    ``port_base`` 0 takes free ports; otherwise the publishers get consecutive ports from there. Raises ``OSError``
    when a port is taken.
    """

    def __init__(self, port_base: int = 0, publishers: Sequence[Publisher] = PUBLISHERS) -> None:
        self._port_base = port_base
        self._publishers = publishers
        self._open = ExitStack()
        self.sites: dict[str, Site] = {}

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            for number, publisher in enumerate(self._publishers):
                self._serve(publisher, self._port_base + number if self._port_base else 0, opening)
            self._open = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _serve(self, publisher: Publisher, port: int, opening: ExitStack) -> None:
        server = opening.enter_context(_Server(port))
        server.site = self.sites[publisher.id] = Site(publisher, f"http://{LOOPBACK}:{server.server_port}")
        # A short poll, because a context that closes waits for it.
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name=f"world {publisher.id}")
        thread.start()
        opening.callback(thread.join)
        opening.callback(server.stop)

    def correct(self, at: datetime | None = None) -> None:
        """Publish the corrections of all publishers, dated ``at`` (with offset; now, if left out)."""
        for site in self.sites.values():
            site.correct(at or datetime.now(UTC))

    def sources_toml(self) -> str:
        """The content of a file in ``sources/`` that collects everything here."""
        tables = [_source_table(site, channel) for site in self.sites.values() for channel in site.publisher.channels]
        return "# The sample world: fiction, served on this machine.\n\n" + "\n".join(tables)

    def config_toml(self, delay: float = 0.05) -> str:
        """The ``[crawl]`` table for this world: loopback allowed, ``delay`` seconds between requests to a host."""
        return f'[crawl]\nallow_networks = ["127.0.0.0/8"]\ndelay = {delay}\n'


def _source_table(site: Site, channel: Channel) -> str:
    publisher = site.publisher
    values = {
        "id": channel.source,
        "kind": channel.kind,
        "url": site.base + channel.path,
        "name": channel.name,
        "schedule": "every 15m",
        "language": publisher.language,
        "country": publisher.country,
        "tags": [*channel.tags],
        "reliability": channel.reliability,
    }
    # Strings and lists of strings are written alike in JSON and TOML.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["[[source]]", *lines, ""])
