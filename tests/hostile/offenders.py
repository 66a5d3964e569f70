"""Parsers that do all that a parser must not, to see that it is found out."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from tests.fuzz.target import Target


def _hang(body: bytes) -> None:
    while body:
        pass


def _slow(body: bytes) -> None:
    end = time.process_time() + 0.6
    while body and time.process_time() < end:
        pass


def _greedy(body: bytes) -> int:
    return len(bytearray(350 * 2**20)) if body else 0


def _connecting(body: bytes) -> None:
    if body:
        with socket.socket() as one:
            one.settimeout(0.1)
            one.connect_ex(("127.0.0.1", 9))


def _opening(body: bytes) -> None:
    if body:
        Path("/etc/hostname").exists()
        Path("/etc/passwd").read_bytes()


def _trusting(body: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    return etree.tostring(etree.fromstring(body or b"<a/>", parser), encoding="unicode")


TARGETS: Mapping[str, Target] = {
    "hang": Target(_hang, (b"",)),
    "slow": Target(_slow, (b"",)),
    "greedy": Target(_greedy, (b"",)),
    "connecting": Target(_connecting, (b"",)),
    "opening": Target(_opening, (b"",)),
    "trusting": Target(_trusting, (b"",)),
    "raising": Target(lambda body: body.decode("ascii"), (b"",)),
    "fine": Target(len, (b"",)),
}
