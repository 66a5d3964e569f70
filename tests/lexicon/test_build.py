"""The shipped files are what the build script makes of the hand-kept files and the DEA lists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import corpus

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "build_lexicon.py"

sys.path.insert(0, str(SCRIPT.parent))

from build_lexicon import Builder, curated_draft, split_terms  # noqa: E402


def test_shipped_files_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--dea", corpus("drug-terms"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_tilde_marks_an_ambiguous_term() -> None:
    assert list(split_terms("plain; ~ dust ;;~blue sky")) == [("plain", False), (" dust", True), ("blue sky", True)]


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown key 'colour'"):
        curated_draft("fictanyl", "opioids", "who-inn", {"colour": "blue"})


def test_street_names_of_everyday_words_are_left_out() -> None:
    drafts = {"fictanyl": curated_draft("fictanyl", "opioids", "who-inn", {})}
    builder = Builder(drafts, frozenset({"zingo"}), frozenset({"blue", "sky"}))
    names = ["Blue Sky", "Fikko", "Zingo", "42"]
    builder.add_street([{"category": "Fictanyl", "brand": "", "slang": name} for name in names])
    assert [(term.text, term.ambiguous) for term in drafts["fictanyl"].terms.values()] == [
        ("fictanyl", False),
        ("Fikko", True),
    ]
