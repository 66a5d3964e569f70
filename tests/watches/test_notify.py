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


def teller(store: Store, now: datetime, policy: AddressPolicy = HERE) -> Deliverer:
    """A deliverer for which it is ``now``."""
    return Deliverer(store, policy, OWNER, clock=lambda: now)


def watched(store: Store, channel: str, digest: str | None = None, count: int = 1) -> datetime:
    """Have a watch find so many documents; return a moment at which all of it is due at once."""
    store.add_watch("harbour", "cocaine", (channel,), True, NOON, digest)
    for number in range(count):
        publish(store, number)
    look(store)
    return store.alerts()[0].fired


def test_a_web_hook_is_told_signed_and_once(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/hook?team=4", count=2)
    assert teller(store, now).step() == 2
    assert teller(store, now + timedelta(days=30)).step() == 0
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
    deliverer = teller(store, now)
    assert (deliverer.step(), deliverer.failed) == (0, 1)
    [trouble] = store.delivery_troubles()
    assert (trouble.watch, trouble.attempts, trouble.due) == ("harbour", 1, now + timedelta(minutes=1))
    assert str(status) in trouble.error
    assert "secret-path" not in trouble.error
    assert teller(store, now + timedelta(seconds=59)).step() == 0
    receiver.status = 200
    assert teller(store, now + timedelta(seconds=60)).step() == 1
    assert store.delivery_troubles() == []
    assert len(receiver.got) == 2


def test_what_keeps_failing_is_given_up_and_stays_visible(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/")
    receiver.status = 503
    for day in range(20):
        teller(store, now + timedelta(days=day * 2)).step()
    [trouble] = store.delivery_troubles()
    assert (trouble.due, trouble.attempts, len(receiver.got)) == (None, 7, 7)


def test_an_address_inside_is_refused(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://localhost:{receiver.port}/")
    assert teller(store, now, AddressPolicy([], contact=True)).step() == 0
    assert "loopback" in store.delivery_troubles()[0].error
    assert receiver.got == []


def test_a_service_is_told_once_it_takes_the_message(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = watched(store, "tgram://123456789:AAEhbzlAbLQpHlPzhOyeNbk6ZVEQRDSyKbA/4321/")
    sent: list[dict[str, Any]] = []

    def send(_: object, **given: Any) -> bool:
        sent.append(given)
        return len(sent) > 1

    monkeypatch.setattr("apprise.plugins.telegram.NotifyTelegram.send", send)
    assert teller(store, now).step() == 0
    assert "tgram://" in store.delivery_troubles()[0].error
    assert "AAEhbz" not in store.delivery_troubles()[0].error
    assert teller(store, now + timedelta(minutes=2)).step() == 1
    assert "Forty kilograms of cocaine" in sent[-1]["body"]


def test_what_is_new_is_not_given_up_with_what_is_old(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/")
    receiver.status = 500
    for day in (0, 2, 4, 6, 8, 10):
        teller(store, now + timedelta(days=day)).step()
    publish(store, 7)
    look(store)
    teller(store, now + timedelta(days=14)).step()
    new, old = store.delivery_troubles()
    assert (old.attempts, old.due, new.attempts, new.due is None) == (7, None, 1, False)


def test_a_channel_whose_code_fails_does_not_stop_the_others(store: Store, receiver: Receiver) -> None:
    store.add_watch("broken", "cocaine", ("tgram://1:x/2/",), True, NOON)
    now = watched(store, f"http://127.0.0.1:{receiver.port}/")
    assert teller(store, now).step() == 1
    assert [trouble.watch for trouble in store.delivery_troubles()] == ["broken"]


def test_a_deliverer_that_lost_its_lease_tells_nobody_more(store: Store, receiver: Receiver) -> None:
    store.add_watch("second", "cocaine", (f"http://127.0.0.1:{receiver.port}/2",), True, NOON)
    now = watched(store, f"http://127.0.0.1:{receiver.port}/1")
    moments = iter([now, now, now + timedelta(hours=1)])
    slow = Deliverer(store, HERE, OWNER, clock=lambda: next(moments, now + timedelta(hours=1)))
    told: list[str] = []

    def send(channel: str, *_: object) -> None:
        told.append(channel)
        assert store.acquire("deliverer", "host:boot:9:9.00", now + timedelta(hours=1), timedelta(minutes=5))

    slow._send = send
    assert slow.step() == 1
    assert len(told) == 1


def test_a_digest_waits_for_its_time(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/", "0 7 * * *", count=3)
    seven = (now + timedelta(days=1)).replace(hour=7, minute=0, second=0, microsecond=0)
    seven = seven if seven - now <= timedelta(days=1) else seven - timedelta(days=1)
    assert teller(store, seven - timedelta(seconds=1)).step() == 0
    assert teller(store, seven).step() == 3
    assert len(receiver.got) == 1


def test_only_one_process_tells(store: Store, receiver: Receiver) -> None:
    now = watched(store, f"http://127.0.0.1:{receiver.port}/")
    assert store.acquire("deliverer", "host:boot:9:9.00", now, timedelta(minutes=5))
    assert teller(store, now).step() == 0
    assert teller(store, now + timedelta(minutes=6)).step() == 1


@pytest.mark.parametrize(
    "channel",
    [
        "",
        "nonsense",
        "file:///etc/passwd",
        "syslog://",
        " syslog://",
        "https://",
        "ftp://desk.example",
        "http://[::1",
        "mailto://u:p@x.example, syslog://",
        "json://127.0.0.1:9/",
        "https://user:s3cret@hooks.example/",
        "workflows://host:443/x/y/?template=/etc/passwd",
    ],
)
def test_what_is_no_channel_is_refused(channel: str) -> None:
    with pytest.raises(ChannelError) as refused:
        check_channel(channel)
    assert "s3cret" not in str(refused.value)


def test_hosts_in_other_scripts_can_be_told() -> None:
    check_channel("https://hooks.\u043f\u0440\u0438\u043c\u0435\u0440/x")


def test_secrets_of_a_channel_are_not_shown() -> None:
    for channel in ("https://hooks.example/s3cret?k=s3cret", "json://desk:s3cret@hooks.example/", "wrong://s3cret"):
        assert "s3cret" not in shown(channel)
