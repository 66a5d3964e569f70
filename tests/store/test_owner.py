"""Names of processes: the living are told from the dead."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest

from index.store.owner import is_alive, this_owner


def test_a_process_stays_alive_when_the_clock_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    before = this_owner()
    booted = psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: booted + 3600)
    assert is_alive(before)
    assert this_owner() == before


def test_a_process_that_ended_and_one_of_another_start_are_dead() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from index.store.owner import this_owner; print(this_owner())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not is_alive(done.stdout.strip())
    host, boot, pid, started = this_owner().rsplit(":", 3)
    assert not is_alive(f"{host}:{boot}:{pid}:{int(float(started)) + 1}")
    assert not is_alive(f"{host}:another-boot:{pid}:{started}")
    assert is_alive(f"elsewhere:{boot}:1:1")
