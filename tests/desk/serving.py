"""The real application behind a real server on a free port, and a plain client that follows nothing."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from watchfloor.desk.app import create_app
from watchfloor.desk.context import DeskContext
from watchfloor.desk.server import listen, server_for


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is being served."""

    port: int

    @property
    def address(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", host: str | None = None) -> Answer:
        """Ask for ``path`` exactly as given, under the name ``host``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, answer.read().decode())
        finally:
            connection.close()


@contextmanager
def served(context: DeskContext) -> Iterator[Desk]:
    """Serve a desk for the length of a ``with`` block."""
    with listen("127.0.0.1", 0) as listening:
        server = server_for(create_app(context))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield Desk(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(timeout=20)
