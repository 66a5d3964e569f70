"""Every parser against every attack: nothing raised, no hang, no file, no network, bounded memory."""

from __future__ import annotations

import os
import socket
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS
from tests.hostile.attacks import MARK, SECRET, entities, fillings, shapes
from tests.hostile.watching import Watched

SIZE = int(os.environ.get("HOSTILE_SIZE", "0"))
"""Bytes of an attack, and then each with every seed; 200000 takes some minutes. By default a little of all."""


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched() as one:
        yield one


@pytest.fixture(scope="module")
def visitors() -> Iterator[tuple[str, list[object]]]:
    """The address of a server that nobody must visit, and who did."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def listen() -> None:
            while True:
                connection, visitor = listening.accept()
                connection.close()
                if visitor[1] == leaving:
                    return
                seen.append(visitor)

        leaving = 0
        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x.dtd", seen
        with socket.socket() as last:
            last.bind(("127.0.0.1", 0))
            leaving = last.getsockname()[1]
            last.connect(listening.getsockname())
            thread.join()


def _replaced(seed: bytes, filling: bytes) -> bytes:
    """The seed with something in the place of ``Fog``; in the parts of a ZIP too."""
    if not seed.startswith(b"PK"):
        return seed.replace(MARK, filling)
    return _repacked({name: part.replace(MARK, filling) for name, part in _parts(seed).items()})


def _parts(seed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(seed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _repacked(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _with_entities(seed: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    if not seed.startswith(b"PK"):
        yield from entities(seed, place)
        return
    parts = _parts(seed)
    for name, part in parts.items():
        for attack, changed in entities(part, place) if MARK in part else ():
            yield f"{name} {attack}", _repacked(parts | {name: changed})


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_that_take_the_place_of_sound_text(watched: Watched, name: str) -> None:
    seeds = TARGETS[name].seeds
    failing = {
        f"{attack} in seed {number}": faults
        for turn, (attack, filling) in enumerate(fillings(SIZE or 10_000).items())
        for number, seed in enumerate(seeds)
        if SIZE or number == turn % len(seeds)
        if (faults := watched.faults(name, _replaced(seed, filling)))
    }
    assert not failing


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_of_no_format(watched: Watched, name: str, everything: dict[str, bytes]) -> None:
    assert not {attack: faults for attack, body in everything.items() if (faults := watched.faults(name, body))}


@pytest.fixture(scope="module")
def everything() -> dict[str, bytes]:
    return shapes(SIZE or 10_000)


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if any(b"<" in one for one in target.seeds)])
def test_entities_reach_neither_files_nor_the_network(
    watched: Watched, name: str, tmp_path: Path, visitors: tuple[str, list[object]]
) -> None:
    address, seen = visitors
    secret, pipe = tmp_path / "secret.txt", tmp_path / "pipe"
    secret.write_bytes(SECRET)
    os.mkfifo(pipe)  # who opens it waits until the test fails
    failing = {
        f"{attack} {place}": faults
        for place in (secret.as_uri(), str(pipe), address)
        for seed in TARGETS[name].seeds
        for attack, body in _with_entities(seed, place)
        if (faults := watched.faults(name, body, SECRET))
    }
    assert not failing
    assert not seen
