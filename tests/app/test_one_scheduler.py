"""Two parents on one store: only one of them starts crawls."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from index.store import Store, open_store
from watchfloor.running import Supervisor
from watchfloor.runtime import Runtime
from watchfloor.settings import Settings


def supervisor(store: Store, folder: Path, owner: str) -> Supervisor:
    runtime: Any = SimpleNamespace(settings=Settings(data=folder), store=store, take_over=lambda: None)
    return Supervisor(cast(Runtime, runtime), folder / "watchfloor.toml", dict, [], owner=owner)


def test_the_second_one_waits_until_the_first_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watchfloor.running.signal.signal", lambda *_: None)
    store = open_store(f"sqlite:///{tmp_path / 'w.db'}")
    first, second = (supervisor(store, tmp_path, owner) for owner in ("one", "two"))
    assert first._claimed()
    assert not second._claimed()
    assert first._claimed()
    first.ending = True
    first.run()
    assert second._claimed()
    store.close()
