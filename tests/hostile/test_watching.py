"""What a parser must not do is found out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.attacks import SECRET
from tests.hostile.watching import Watched


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched("tests.hostile.offenders", seconds=0.5) as one:
        yield one


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("hang", "does not come to an end"),
        ("slow", "it took 0."),
        ("greedy", "MiB"),
        ("connecting", "socket.connect"),
        ("opening", "it opened /etc/passwd"),
        ("raising", "UnicodeDecodeError"),
    ],
)
def test_a_fault_is_named(watched: Watched, name: str, fault: str) -> None:
    assert fault in " ".join(watched.faults(name, b"\xff"))


def test_a_file_that_an_xml_parser_reads_is_found_in_the_result(watched: Watched, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(SECRET)
    body = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    assert watched.faults("trusting", body, SECRET) == ["the secret is in the result"]


def test_nothing_is_said_of_a_parser_that_behaves(watched: Watched) -> None:
    assert not watched.faults("fine", b"Fog", SECRET)
