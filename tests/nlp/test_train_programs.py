"""The training programs run in an environment that has little more than numpy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ABSENT = ("spacy", "zstandard", "lxml", "phonenumbers", "onnxruntime", "resiliparse")
_PROGRAM = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tools/train")!r}]
sys.modules.update(dict.fromkeys({_ABSENT!r}))
import minilm_windows, nlp.accurate.reader
"""


def test_the_training_of_the_transformer_needs_no_library_of_the_pipeline() -> None:
    subprocess.run([sys.executable, "-c", _PROGRAM], check=True, capture_output=True)


def test_the_program_that_rebuilds_the_models_refuses_what_it_does_not_know() -> None:
    done = subprocess.run(["sh", ROOT / "tools/train.sh", "--smok"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "usage" in done.stderr
