"""What the platforms of the tests have in common: a site whose answers are made on demand, POST and refusals too."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.services.misbehaving import Answer, Handler, Site, _Server

Fields = Mapping[str, str]
Reply = tuple[int, Any, Fields]
"""Status, JSON value or bytes, header fields."""


class PlatformHandler(Handler):
    """Reads what is posted, then answers as for GET."""

    posted: bytes = b""

    def do_POST(self) -> None:
        """Note the body, too."""
        self.posted = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()


class _Routes(dict[str, Answer]):
    """Answers on demand for every path that has none of its own."""

    def __init__(self, otherwise: Answer) -> None:
        super().__init__()
        self.otherwise = otherwise

    def get(self, path: str, default: Any = None) -> Any:
        """The path's own answer, else the platform's."""
        return super().get(path) or self.otherwise


class Platform:
    """``with Platform() as server:`` serves on loopback; ``server.url`` is its address, ``server.site`` what it saw.

    ``refuse(429, 2, Retry_After="1")`` answers the next two requests so, whatever they ask for; ``refuse(503, 1,
    after=3)`` lets three pass before.
    """

    def __init__(self) -> None:
        self.site = Site(routes=_Routes(self._reply))
        self._refusals: list[tuple[int, Fields] | None] = []

    def __enter__(self) -> Any:
        self._server = _Server((self.site.host, 0), PlatformHandler)
        self._server.site = self.site
        self.site.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address, without a slash at the end."""
        return self.site.url("")

    def asked(self, part: str) -> list[str]:
        """The requests so far whose path and query have a part, in order."""
        with self.site.lock:
            return [one.path for one in self.site.seen if part in one.path]

    def refuse(self, status: int, times: int = 1, after: int = 0, **fields: str) -> None:
        """Answer the next requests with a status; names of fields are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        self._refusals += [None] * after + [(status, named)] * times

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """What the platform answers; to be written for each."""
        raise NotImplementedError

    def _reply(self, handler: Handler) -> None:
        assert isinstance(handler, PlatformHandler)
        with self.site.lock:
            refusal = self._refusals.pop(0) if self._refusals else None
        parts = urlsplit(handler.path)
        status, value, fields = (
            (refusal[0], {"error": "refused"}, refusal[1])
            if refusal
            else self.answer(parts.path, parse_qs(parts.query), handler)
        )
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        handler.reply(body, status, **{"Content-Type": "application/json; charset=utf-8", **fields})


def last(query: Mapping[str, list[str]], name: str, otherwise: str = "") -> str:
    """The last value of a parameter."""
    return query.get(name, [otherwise])[-1]
