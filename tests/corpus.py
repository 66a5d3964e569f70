"""Where the shared corpus of real material is; tests that need it skip where it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("WATCHFLOOR_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))


def corpus(name: str) -> Path:
    """Return the folder of a corpus set, or skip the calling test with one clear line."""
    folder = ROOT / name
    if not folder.is_dir():
        pytest.skip(f"the corpus set {name!r} is not at {folder} (set WATCHFLOOR_CORPUS)")
    return folder
