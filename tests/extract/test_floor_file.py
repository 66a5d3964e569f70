"""The file of floors: raised by what is measured, lowered only by name and with a reason; and the card made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.floors import below, floors, main, noted, raise_floors, read, rounded_down
from benchmarks.measured import Measured
from benchmarks.quality import CARD, card

LOG = "# Changelog\n\n## 0.2 — unreleased\n\n- New.\n\n## 0.1\n\n- Old.\n"


def measured(**reached: float) -> Measured:
    return Measured(
        what="pages of the harbour office", licence="CC0", origin="harbour.example", count=3, unit="pages",
        measured="2026-11-01", reached=reached, peers={"other": {"title": 0.25}}, speed={"watchfloor": 40.0},
        speed_unit="pages per CPU-second",
    )  # fmt: skip


class Files:
    """A file of floors and a changelog of their own, and what the next measurement finds."""

    def __init__(self, folder: Path) -> None:
        self.floors, self.log = folder / "floors.json", folder / "CHANGELOG.md"
        self.floors.write_text(json.dumps({"extraction": {"harbour": {"floors": {"title": 0.8, "date": 0.9}}}}))
        self.log.write_text(LOG, "utf-8")
        self.runs = 0

    def raise_to(self, *lower: str, reason: str = "", **reached: float) -> list[str]:
        def run() -> dict[str, Measured]:
            self.runs += 1
            return {"harbour": measured(**reached)}

        return raise_floors(["extraction"], {"extraction": run}, lower, reason, self.floors, self.log)

    @property
    def kept(self) -> dict[str, float]:
        kept: dict[str, float] = read(self.floors)["extraction"]["harbour"]["floors"]
        return kept


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_figure_that_grew_raises_its_floor_and_a_new_one_gets_one(files: Files) -> None:
    assert files.raise_to(title=0.8579, date=0.9, kind=0.5) == []
    assert files.kept == {"title": 0.857, "date": 0.9, "kind": 0.5}
    assert files.log.read_text("utf-8") == LOG


def test_a_figure_that_fell_keeps_its_floor_and_is_named(files: Files) -> None:
    assert files.raise_to(title=0.7, date=0.95) == ["harbour.title: 0.7 under its floor 0.8"]
    assert files.kept == {"title": 0.8, "date": 0.95}


def test_lowering_without_a_reason_is_refused_before_anything_is_measured(files: Files) -> None:
    with pytest.raises(ValueError, match="reason"):
        files.raise_to("harbour.title", reason="  ", title=0.7, date=0.9)
    assert files.runs == 0
    assert files.kept == {"title": 0.8, "date": 0.9}


def test_lowering_a_floor_that_is_not_there_is_refused(files: Files) -> None:
    with pytest.raises(ValueError, match=r"harbour\.titel"):
        files.raise_to("harbour.titel", reason="mistyped", title=0.7, date=0.9)
    assert files.runs == 0


def test_a_lowering_with_a_reason_is_written_into_the_newest_part_of_the_changelog(files: Files) -> None:
    assert files.raise_to("harbour.title", reason="pages are\nread otherwise", title=0.7019, date=0.8) == [
        "harbour.date: 0.8 under its floor 0.9"
    ]
    assert files.kept == {"title": 0.701, "date": 0.9}
    line = "- The quality floor of extraction harbour.title from 0.8 to 0.701: pages are read otherwise\n"
    assert files.log.read_text("utf-8") == LOG.replace("- New.\n", f"- New.\n{line}")


def test_a_changelog_of_one_part_is_added_to_at_its_end() -> None:
    assert noted("# Log\n\n## 1\n\n- a\n", "b") == "# Log\n\n## 1\n\n- a\n- b\n"


def test_the_command_refuses_a_lowering_without_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    figure = next(f"{name}.{figure}" for name, one in read()["extraction"].items() for figure in one["floors"])
    assert main(["raise", "extraction", "--lower", figure]) == 2
    assert "reason" in capsys.readouterr().err


def test_only_a_fall_beyond_the_tolerance_is_below_the_floor() -> None:
    least = floors("extraction", "news-aeb")
    assert below("extraction", "news-aeb", {figure: floor - 0.0019 for figure, floor in least.items()}) == {}
    lower = {figure: floor - 0.0021 for figure, floor in least.items()}
    assert below("extraction", "news-aeb", lower) == lower


def test_a_figure_that_is_no_longer_measured_is_below_its_floor() -> None:
    assert below("extraction", "news-aeb", {}) == dict.fromkeys(floors("extraction", "news-aeb"), 0.0)


@given(st.integers(0, 10_000).map(lambda digits: digits / 10_000))
def test_a_floor_has_three_digits_and_is_not_above_what_was_reached(value: float) -> None:
    floor = rounded_down(value)
    assert round(floor, 3) == floor
    assert 0 <= round(value - floor, 6) < 0.001


def test_the_card_shows_each_set_with_licence_pages_floor_figure_and_peers() -> None:
    kept = {"extraction": {"harbour": {"floors": {"title": 0.8}, **measured(title=0.8579).as_json()}}}
    shown = card(kept)
    assert "### harbour" in shown
    assert "3 pages: pages of the harbour office. From: harbour.example.\nLicence: CC0. Measured 2026-11-01." in shown
    assert "| title right | .800 | .858 | .250 |" in shown
    assert "| pages per CPU-second | | 40 | – |" in shown


def test_the_committed_card_is_what_the_file_of_floors_gives() -> None:
    assert CARD.read_text("utf-8") == card(read()), "run: python -m benchmarks.quality"
