"""A small web site on loopback that serves what a test puts on it, and misbehaves as real ones do."""

from __future__ import annotations

import gzip
import hashlib
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = Callable[["Handler"], None]


@dataclass(frozen=True)
class Seen:
    """One request as the site saw it; ``when`` in seconds of a steady clock."""

    path: str
    when: float
    headers: Mapping[str, str]


@dataclass
class Entry:
    """What a feed says of a page."""

    url: str
    title: str
    published: datetime | None = None


class Handler(BaseHTTPRequestHandler):
    """Answers by the routes of its site."""

    protocol_version = "HTTP/1.1"
    # Head and body leave in one packet: sent apart, the second waits 40 ms for the first to be acknowledged.
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        """Note the request and answer it; what is not on the site is not found."""
        site = self.server.site
        with site.lock:
            site.seen.append(Seen(self.path, time.monotonic(), dict(self.headers.items())))
        answer = site.route(self.path)
        if answer is None:
            self.reply(b"nothing here", status=404)
        else:
            answer(self)

    def reply(self, body: bytes, status: int = 200, **fields: str) -> None:
        """Answer properly. Names of fields are written with underscores."""
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        for name, value in ({"Content-Length": str(len(body))} | named).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """Answer with bytes as they are, and hang up."""
        self.wfile.write(data)
        self.wfile.flush()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients hang up on misbehaving servers."""


@dataclass
class Site:
    """The site: routes by path, ``folders`` by how a path begins, and every request it saw."""

    routes: dict[str, Answer] = field(default_factory=dict)
    folders: dict[str, Answer] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0
    host: str = "127.0.0.1"

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"http://{self.host}:{self.port}{path}"

    def route(self, path: str) -> Answer | None:
        """What answers a path: its own route, with or without its query, else that of its folder."""
        found = self.routes.get(path) or self.routes.get(path.partition("?")[0])
        return found or next((answer for folder, answer in self.folders.items() if path.startswith(folder)), None)

    def asked(self, path: str) -> list[Seen]:
        """The requests for a path."""
        with self.lock:
            return [one for one in self.seen if one.path == path]

    def answer(self, path: str, body: bytes, status: int = 200, **fields: str) -> None:
        """Always give the same answer; with an entity tag and a date, conditional requests get 304."""

        def reply(handler: Handler) -> None:
            handler.reply(body, status, **fields)

        self.routes[path] = reply

    def page(
        self, path: str, title: str, *paragraphs: str, etag: bool = True, zipped: bool = False, head: str = ""
    ) -> None:
        """An article, with an entity tag of its content."""
        body = article(title, *paragraphs, head=head)
        fields = {"Content_Type": "text/html; charset=utf-8"}
        if zipped:
            body, fields["Content_Encoding"] = gzip.compress(body), "gzip"
        self.tagged(path, body, etag=etag, **fields)

    def tagged(self, path: str, body: bytes, *, etag: bool = True, **fields: str) -> None:
        """Answer with an entity tag; a request that names it gets 304."""
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'

        def reply(handler: Handler) -> None:
            if etag and handler.headers.get("If-None-Match") == tag:
                handler.reply(b"", 304, ETag=tag)
            else:
                handler.reply(body, 200, **fields | ({"ETag": tag} if etag else {}))

        self.routes[path] = reply

    def feed(self, path: str, entries: list[Entry], *, etag: bool = True) -> None:
        """An RSS feed."""
        self.tagged(path, rss(entries), etag=etag, Content_Type="application/rss+xml")

    def sitemap(self, path: str, entries: Sequence[tuple[str, str | None]], kind: str = "url") -> None:
        """A sitemap of (address, lastmod), or with ``kind="sitemap"`` an index."""
        inner = "".join(
            f"<{kind}><loc>{escape(url)}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</{kind}>"
            for url, when in entries
        )
        root = "urlset" if kind == "url" else "sitemapindex"
        body = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{root}>'.encode()
        self.tagged(path, body, Content_Type="application/xml")


def article(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A plain article page."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{escape(title)}</title>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav><main><article><h1>{escape(title)}</h1>{text}</article></main></body>"
    ).encode()


def rss(entries: list[Entry]) -> bytes:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(entry.title)}</title><link>{escape(entry.url)}</link>"
        + (f"<pubDate>{format_datetime(entry.published)}</pubDate>" if entry.published else "")
        + "</item>"
        for entry in entries
    )
    return f'<rss version="2.0"><channel><title>Harbour Watch</title>{items}</channel></rss>'.encode()


def today() -> datetime:
    """Now, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def certificate(folder: Path) -> Path:
    """Write a certificate that only its owner vouches for, with its key, and return the file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(today() - timedelta(days=1)).not_valid_after(today() + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
    file = folder / "own.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file


@contextmanager
def running(site: Site, secret: Path | None = None) -> Iterator[None]:
    """Serve a site in a thread on a port of the system's choice, by TLS if a certificate file is given."""
    server = _Server((site.host, 0), Handler)
    if secret:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secret)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.site = site
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def misbehaving() -> Iterator[Site]:
    """A site of one's own."""
    made = Site()
    with running(made):
        yield made
