"""Channels are told what watches found: signed, guarded, together, and again when it failed."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import Any

import pytest

from crawler.policy import AddressPolicy
from index.store import Store
from tests.store.builders import NOON, OWNER
from tests.watches.test_alerts import look, publish
from watchfloor.notify import ChannelError, Deliverer, check_channel
from watchfloor.notify.channels import shown
from watchfloor.notify.webhook import SIGNATURE

HERE = AddressPolicy([ip_network("127.0.0.0/8")], contact=True)


class Receiver:
    """A web hook's other end: keeps what it was sent, and answers with ``status``."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                self.send_response(receiver.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Stay silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def watched(store: Store, channel: str, digest: str | None = None, count: int = 1) -> datetime:
    """Have a watch find so many documents; return a moment at which all of it is due at once."""
    store.add_watch("harbour", "cocaine", (channel,), True, NOON, digest)
    for number in range(count):
        publish(store, number)
    look(store)
    return store.alerts()[0].fired


def test_a_web_hook_is_told_signed_and_once(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/hook?team=4", count=2)
    deliverer = Deliverer(store, HERE, OWNER)
    assert deliverer.step(now) == 2
    assert deliverer.step(now + timedelta(days=30)) == 0
    [(headers, body)] = receiver.got
    sent = json.loads(body)
    assert (sent["watch"], [each["title"] for each in sent["alerts"]]) == (
        "harbour",
        ["Find number 0", "Find number 1"],
    )
    watch = store.watch("harbour")
    assert watch is not None
    stated = dict(part.split("=") for part in headers[SIGNATURE].split(","))
    expected = hmac.new(watch.key.encode(), f"{stated['t']}.".encode() + body, hashlib.sha256).hexdigest()
    assert (stated["v1"], int(stated["t"])) == (expected, int(now.timestamp()))


@pytest.mark.parametrize("status", [500, 404, 302])
def test_what_failed_is_visible_and_tried_again(store: Store, receiver: Receiver, status: int) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/secret-path")
    receiver.status = status
    deliverer = Deliverer(store, HERE, OWNER)
    assert deliverer.step(now) == 0
    [trouble] = store.delivery_troubles()
    assert (trouble.watch, trouble.attempts, trouble.due) == ("harbour", 1, now + timedelta(minutes=1))
    assert str(status) in trouble.error
    assert "secret-path" not in trouble.error
    assert deliverer.step(now + timedelta(seconds=59)) == 0
    receiver.status = 200
    assert deliverer.step(now + timedelta(seconds=60)) == 1
    assert store.delivery_troubles() == []
    assert len(receiver.got) == 2


def test_what_keeps_failing_is_given_up_and_stays_visible(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/")
    receiver.status = 503
    deliverer = Deliverer(store, HERE, OWNER)
    for day in range(20):
        deliverer.step(now + timedelta(days=day * 2))
    [trouble] = store.delivery_troubles()
    assert (trouble.due, trouble.attempts, len(receiver.got)) == (None, 7, 7)


def test_an_address_inside_is_refused(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://localhost:{receiver.port}/")
    assert Deliverer(store, AddressPolicy([], contact=True), OWNER).step(now) == 0
    assert "loopback" in store.delivery_troubles()[0].error
    assert receiver.got == []


def test_a_service_that_apprise_knows_is_told(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"json://127.0.0.1:{receiver.port}/")
    assert Deliverer(store, HERE, OWNER).step(now) == 1
    sent = json.loads(receiver.got[0][1])
    assert sent["title"] == "harbour: Find number 0"
    assert "Forty kilograms of cocaine" in sent["message"]


def test_a_digest_waits_for_its_time(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/", "0 7 * * *", count=3)
    deliverer = Deliverer(store, HERE, OWNER)
    seven = (now + timedelta(days=1)).replace(hour=7, minute=0, second=0, microsecond=0)
    seven = seven if seven - now <= timedelta(days=1) else seven - timedelta(days=1)
    assert deliverer.step(seven - timedelta(seconds=1)) == 0
    assert deliverer.step(seven) == 3
    assert len(receiver.got) == 1


def test_only_one_process_tells(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/")
    assert store.acquire("deliverer", "host:boot:9:9.00", now, timedelta(minutes=5))
    assert Deliverer(store, HERE, OWNER).step(now) == 0
    assert Deliverer(store, HERE, OWNER).step(now + timedelta(minutes=6)) == 1


@pytest.mark.parametrize(
    "channel", ["", "nonsense", "file:///etc/passwd", "syslog://", "https://", "ftp://desk.example", "http://[::1"]
)
def test_what_is_no_channel_is_refused(channel: str) -> None:
    with pytest.raises(ChannelError):
        check_channel(channel)


def test_secrets_of_a_channel_are_not_shown() -> None:
    for channel in ("https://hooks.example/s3cret?k=s3cret", "json://desk:s3cret@hooks.example/", "wrong://s3cret"):
        assert "s3cret" not in shown(channel)
