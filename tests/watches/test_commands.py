"""Watches from the command line, on a store that a crawl would leave behind."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result

from index.store import Store
from tests.store.builders import NOON
from tests.watches.test_alerts import look, publish
from watchfloor.cli import cli
from watchfloor.indexer import Indexer
from watchfloor.runtime import open_runtime
from watchfloor.settings import load_settings


class Desk:
    """A data folder and the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, code: int = 0) -> Result:
        """Run a command and check its exit code."""
        done = CliRunner().invoke(cli, ["--data", str(self.folder / "data"), *arguments])
        assert done.exit_code == code, (done.output, done.exception)
        return done

    def collect(self, *numbers: int) -> None:
        """Publish, read, watch and index."""
        with open_runtime(load_settings()) as runtime:
            store: Store = runtime.store
            for number in numbers:
                publish(store, number)
            look(store)
            Indexer(store, runtime.engine, runtime.owner).step()

    def json(self, *arguments: str) -> Any:
        """Run a command and read its JSON."""
        return json.loads(self.run(*arguments).stdout)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WATCHFLOOR_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("WATCHFLOOR_CONFIG", raising=False)
    return Desk(tmp_path)


def test_a_watch_is_added_finds_and_is_removed(desk: Desk) -> None:
    desk.run("watch", "add", "harbour", "drug:cocaine harbour")
    desk.run("watch", "add", "every", "cocaine", "--every")
    desk.collect(1, 2)
    listed = desk.json("watch", "list", "--format", "json")
    assert [(each["name"], each["unseen"]) for each in listed] == [("every", 2), ("harbour", 1)]
    shown = desk.run("watch", "alerts", "harbour").stdout
    assert "harbour: Find number 1" in shown
    assert "Forty kilograms of cocaine" in shown
    lines = desk.run("watch", "alerts", "harbour", "--all", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["told"] for line in lines] == [False, True]
    desk.run("watch", "alerts", "--seen")
    assert "(0 new)" in desk.run("watch", "list").stdout
    desk.run("watch", "remove", "harbour")
    assert "harbour" not in desk.run("watch", "list").stdout


def test_a_rehearsal_says_what_would_have_been_told(desk: Desk) -> None:
    with time_machine.travel(NOON, tick=False):
        desk.collect(1, 2)
        desk.run("watch", "add", "late", "cocaine")
        desk.run("watch", "add", "each", "cocaine", "--every")
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        late = desk.json("watch", "test", "late", "--days", "7", "--format", "json")
        assert (late["found"], late["alerts"], late["daily"]["2024-05-03"]) == (2, 1, 1)
        assert desk.json("watch", "test", "each", "--days", "7", "--format", "json")["alerts"] == 2
        assert desk.json("watch", "test", "each", "--days", "1", "--format", "json")["alerts"] == 0
        assert "1 alert in 7 days (0.1 a day), of 2 found" in desk.run("watch", "test", "late", "--days", "7").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("watch", "add", "x", "drug:(cocaine"), 2, "column 6"),
        (("watch", "add", " ", "cocaine"), 2, "needs a name"),
        (("watch", "add", "taken", "cocaine"), 2, "already"),
        (("watch", "test", "none"), 1, "there are: 'taken'"),
        (("watch", "remove", "none"), 1, "there are: 'taken'"),
        (("watch", "alerts", "none"), 1, "there are: 'taken'"),
        (("watch", "test", "taken", "--days", "0"), 2, "days"),
    ],
)
def test_mistakes_are_named(desk: Desk, arguments: tuple[str, ...], code: int, words: str) -> None:
    desk.run("watch", "add", "taken", "heroin")
    assert words in desk.run(*arguments, code=code).output
