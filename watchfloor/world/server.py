"""Serves the sample world on loopback: a port for each publisher and each other place."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, Self

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Expected
from watchfloor.world.facts import expected
from watchfloor.world.places import PLACES, Place
from watchfloor.world.publisher import Publisher
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
        reply = self.server.host.answer(self.path, asked)
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
    host: Site | Place

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

    ``port_base`` 0 takes free ports; otherwise publishers, then places, get consecutive ports from there. Raises
    ``OSError`` when a port is taken.
    """

    def __init__(self, port_base: int = 0, publishers: Sequence[Publisher] = PUBLISHERS) -> None:
        self._port_base = port_base
        self._publishers = publishers
        self._open = ExitStack()
        self._servers: list[_Server] = []
        self.sites: dict[str, Site] = {}
        self.places: dict[str, Place] = {}

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            hosts: list[Publisher | type[Place]] = [*self._publishers, *PLACES]
            for number, host in enumerate(hosts):
                self._serve(host, self._port_base + number if self._port_base else 0, opening)
            self._open = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Each server takes a moment to notice: all at once, then what remains of each.
        with ThreadPoolExecutor(len(self._servers)) as stopping:
            list(stopping.map(_Server.stop, self._servers))
        self._open.close()

    def _serve(self, host: Publisher | type[Place], port: int, opening: ExitStack) -> None:
        server = opening.enter_context(_Server(port))
        self._servers.append(server)
        base = f"http://{LOOPBACK}:{server.server_port}"
        if isinstance(host, Publisher):
            server.host = self.sites[host.id] = Site(host, base)
        else:
            server.host = self.places[host.id] = host(base)
        # A short poll, because a context that closes waits for it.
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name=f"world {host.id}")
        thread.start()
        opening.callback(thread.join)
        opening.callback(server.stop)

    def correct(self, at: datetime | None = None) -> None:
        """Publish the corrections of all publishers and places, dated ``at`` (with offset; now, if left out)."""
        for host in self._hosts():
            host.correct(at or datetime.now(UTC))

    def sources(self) -> list[Declared]:
        """The sources that collect everything here."""
        return [one for host in self._hosts() for one in host.sources()]

    def expected(self) -> Iterator[Expected]:
        """Every document that a collection begun now must have."""
        for site in self.sites.values():
            yield from expected(site)
        for place in self.places.values():
            yield from place.expected()

    def sources_toml(self) -> str:
        """The content of a file in ``sources/`` that collects everything here."""
        tables = [source.to_toml() for source in self.sources()]
        return "# The sample world: fiction, served on this machine.\n\n" + "\n".join(tables)

    def config_toml(self, delay: float = 0.02) -> str:
        """The ``[crawl]`` table for this world: loopback allowed, ``delay`` seconds between requests to a host."""
        return f'[crawl]\nallow_networks = ["127.0.0.0/8"]\ndelay = {delay}\n'

    def _hosts(self) -> list[Site | Place]:
        return [*self.sites.values(), *self.places.values()]
