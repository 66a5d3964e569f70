"""Asking what the quality card's command does changes nothing."""

from __future__ import annotations

import pytest

from benchmarks.quality import CARD, main


def test_help_leaves_the_card_alone(capsys: pytest.CaptureFixture[str]) -> None:
    before = CARD.stat().st_mtime_ns
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "docs/quality.md" in capsys.readouterr().out
    assert CARD.stat().st_mtime_ns == before
